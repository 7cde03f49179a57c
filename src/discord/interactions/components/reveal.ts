import type { RevealOutcome } from '../../../play/reveal.ts'
import type { Words } from '../../../words/index.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { revealReply } from '../replies/question-replies.ts'
import { moderatorOf, presserOf } from '../source.ts'

export const revealButton: ComponentHandler<'reveal'> = {
  kind: 'reveal',
  async run(interaction, { postId }, context) {
    const by = { ...moderatorOf(interaction), ...presserOf(interaction, context.now()) }
    const show = revealReply(interaction, context)
    const outcome = await context.quiz.reveal(postId, by, show)
    const sentence = refusalOf(outcome, context.words.refusals)
    if (sentence !== null) await refuse(interaction, sentence, context)
    return outcome.kind
  },
}

const refusalOf = (outcome: RevealOutcome, refusals: Words['refusals']): string | null => {
  switch (outcome.kind) {
    case 'revealed':
      return null
    case 'already-closed':
      return refusals.closed
    case 'not-allowed':
      return refusals.mayReveal[outcome.rule]
    case 'unknown-post':
      return refusals.unknownPost
  }
}
