import type { ComponentHandler } from '../component.ts'
import { replyToExamPress, replyWithExam, replyWithExamHistory } from '../replies/exam-replies.ts'

/** Every question with its state. */
export const examOverviewButton: ComponentHandler<'exam-overview'> = {
  kind: 'exam-overview',
  run: (interaction, { examId, page }, context) =>
    replyToExamPress(interaction, { examId, show: { kind: 'overview', page } }, context),
}

/** "Submit", which asks once more. */
export const examEndButton: ComponentHandler<'exam-end'> = {
  kind: 'exam-end',
  run: (interaction, { examId }, context) =>
    replyToExamPress(interaction, { examId, show: { kind: 'confirm' } }, context),
}

/** "Submit now". */
export const examSubmitButton: ComponentHandler<'exam-submit'> = {
  kind: 'exam-submit',
  async run(interaction, { examId }, context) {
    const page = await context.quiz.submitExam({ examId, userId: interaction.user.id })
    return replyWithExam(interaction, page, context)
  },
}

/** "Give up", which asks once more. */
export const examGiveUpButton: ComponentHandler<'exam-give-up'> = {
  kind: 'exam-give-up',
  async run(interaction, { examId }, context) {
    const page = await context.quiz.askToDiscard({ examId, userId: interaction.user.id })
    return replyWithExam(interaction, page, context)
  },
}

/** "Delete it". */
export const examDiscardButton: ComponentHandler<'exam-discard'> = {
  kind: 'exam-discard',
  async run(interaction, { examId }, context) {
    const outcome = await context.quiz.discardExam({ examId, userId: interaction.user.id })
    return replyWithExam(interaction, outcome, context)
  },
}

export const examResultButton: ComponentHandler<'exam-result'> = {
  kind: 'exam-result',
  async run(interaction, { examId }, context) {
    const page = await context.quiz.showResult({ examId, userId: interaction.user.id })
    return replyWithExam(interaction, page, context)
  },
}

/** A result that was chosen from the list of past exams. */
export const examLookSelect: ComponentHandler<'exam-look'> = {
  kind: 'exam-look',
  async run(interaction, _id, context) {
    const own = { examId: interaction.values[0] ?? '', userId: interaction.user.id }
    return replyWithExam(interaction, await context.quiz.showResult(own), context)
  },
}

export const examReviewButton: ComponentHandler<'exam-review'> = {
  kind: 'exam-review',
  async run(interaction, { examId, filter, index }, context) {
    const request = { examId, userId: interaction.user.id, filter, index }
    return replyWithExam(interaction, await context.quiz.reviewExam(request), context)
  },
}

export const examHistoryButton: ComponentHandler<'exam-history'> = {
  kind: 'exam-history',
  run: (interaction, _id, context) => replyWithExamHistory(interaction, context),
}
