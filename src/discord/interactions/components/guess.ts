import { shown } from '../../render/parts/body.ts'
import { revealBody } from '../../render/question/reveal.ts'
import { verdictBody } from '../../render/question/verdict.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'

/** "I guessed": the verdict then says when the question comes back. */
export const guessButton: ComponentHandler<'guess'> = {
  kind: 'guess',
  async run(interaction, { postId }, context) {
    const { quiz, respond, words, wordsFor } = context
    const press = { postId, userId: interaction.user.id, channelId: interaction.channelId }
    const outcome = await quiz.markGuess(press)
    if (outcome.kind !== 'noted') {
      const sentence = outcome.kind === 'not-correct' ? words.review.notCorrect : words.refusals.unknownPost
      await refuse(interaction, sentence, context)
      return outcome.kind
    }
    const { verdict, reveal } = outcome
    const body = reveal
      ? revealBody(reveal, wordsFor(reveal.post.locale), verdict.answer, verdict.study)
      : verdictBody({ ...verdict, again: false }, words)
    await respond.update(interaction, shown(body))
    return outcome.kind
  },
}
