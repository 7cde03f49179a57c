import type { RevealOutcome } from '../../../play/reveal.ts'
import type { RevealView } from '../../../play/views.ts'
import { wordsFor } from '../../../words/index.ts'
import { revealBody } from '../../render/reveal.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { moderatorOf, tokenOf } from '../source.ts'

export const revealButton: ComponentHandler<'reveal'> = {
  kind: 'reveal',
  async run(interaction, { postId }, context) {
    const by = { ...moderatorOf(interaction), token: tokenOf(interaction, context.now()) }
    // Everybody in the channel reads the reveal, so it is in the post's language.
    const show = (view: RevealView) =>
      context.respond.update(interaction, revealBody(view, wordsFor(view.post.locale)))
    const { kind } = await context.quiz.reveal(postId, by, show)
    if (kind !== 'revealed') await refuse(interaction, context.words.refusals[REFUSALS[kind]], context)
    return kind
  },
}

const REFUSALS = {
  'already-closed': 'closed',
  'not-allowed': 'onlyAskerOrModerator',
  'unknown-post': 'unknownPost',
} as const satisfies Record<Exclude<RevealOutcome['kind'], 'revealed'>, string>
