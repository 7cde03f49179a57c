import type { RevealOutcome } from '../../../play/reveal.ts'
import type { ComponentHandler } from '../component.ts'
import { revealReply } from '../question-replies.ts'
import { refuse } from '../refuse.ts'
import { moderatorOf, presserOf } from '../source.ts'

export const revealButton: ComponentHandler<'reveal'> = {
  kind: 'reveal',
  async run(interaction, { postId }, context) {
    const by = { ...moderatorOf(interaction), ...presserOf(interaction, context.now()) }
    const show = revealReply(interaction, context)
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
