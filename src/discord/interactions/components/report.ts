import type { ComponentHandler } from '../component.ts'
import { openReport } from '../replies/report-replies.ts'

/** "Something wrong?" below a verdict or a reveal. forms/report.ts keeps what is said. */
export const reportButton: ComponentHandler<'report'> = {
  kind: 'report',
  run: (interaction, { postId }, context) => openReport(interaction, { by: 'post', postId }, context),
}

/** The same when someone looks back at an exam. */
export const examReportButton: ComponentHandler<'exam-report'> = {
  kind: 'exam-report',
  run: (interaction, { examId, number }, context) =>
    openReport(interaction, { by: 'exam', examId, number }, context),
}
