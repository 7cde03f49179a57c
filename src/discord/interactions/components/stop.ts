import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { revealReply } from '../replies/question-replies.ts'
import { moderatorOf, presserOf } from '../source.ts'

/** Ends a series of questions. */
export const stopButton: ComponentHandler<'stop'> = {
  kind: 'stop',
  async run(interaction, { sessionId }, context) {
    const { refusals } = context.words
    const request = {
      sessionId,
      ...moderatorOf(interaction),
      ...presserOf(interaction, context.now()),
      messageId: interaction.message.id,
    }
    const show = revealReply(interaction, context)
    const outcome = await context.quiz.stopSession(request, show)
    switch (outcome.kind) {
      case 'stopped':
        // Pressed on an older question: the timer shows the open one's reveal.
        if (!outcome.shown) await refuse(interaction, refusals.stopped, context)
        break
      case 'already-over':
        await refuse(interaction, refusals.sessionOver, context)
        break
      case 'not-allowed':
        await refuse(interaction, refusals.mayStop[outcome.rule], context)
    }
    return outcome.kind
  },
}
