import type { FormHandler } from '../component.ts'
import { submitReport } from '../replies/report-replies.ts'

/** What is wrong with the question of a post. */
export const reportForm: FormHandler<'report'> = {
  kind: 'report',
  run: (interaction, { postId }, context) => submitReport(interaction, { by: 'post', postId }, context),
}

/** The same of an exam's question. */
export const examReportForm: FormHandler<'exam-report'> = {
  kind: 'exam-report',
  run: (interaction, { examId, number }, context) =>
    submitReport(interaction, { by: 'exam', examId, number }, context),
}
