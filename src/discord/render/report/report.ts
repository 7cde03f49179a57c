import type { Report } from '../../../play/ports/reports.ts'
import type { Reportable, ReportInput } from '../../../play/report.ts'
import { lettersOf } from '../../../quiz/option-order.ts'
import type { ReportMistake } from '../../../quiz/report.ts'
import type { Words } from '../../../words/index.ts'
import type { CustomId } from '../../interactions/custom-id.ts'
import { type Body, bodyOf, button, EPHEMERAL, row, text } from '../parts/body.ts'
import { asPlainLine } from '../parts/first-words.ts'

/** What happens next with a report, and what it says. Its button opens the form again. */
export const reportedBody = (
  id: CustomId,
  { kind, report, shown }: { kind: 'filed' | 'updated'; report: Report; shown: Reportable },
  words: Words,
): Body => {
  const letters = lettersOf(shown.question, shown.seed, report.suggested ?? [])
  const items = [
    words.report.short[report.reason],
    ...(letters.length > 0 ? [words.report.correct(letters)] : []),
    ...(report.source === null ? [] : [`<${report.source}>`]),
  ]
  const lines = [
    words.report[kind],
    `> ${words.format.joinItems(items)}`,
    ...(report.comment === null ? [] : [`> ${asPlainLine(report.comment)}`]),
  ]
  return bodyOf([text(lines.join('\n')), row([button(id, words.report.change)])], { flags: EPHEMERAL })
}

/** Why a report can't be taken, with what the person wrote so that they can copy it, and a way to try again. */
export const mistakeBody = (
  id: CustomId,
  mistake: ReportMistake,
  { source, comment }: Pick<ReportInput, 'source' | 'comment'>,
  words: Words,
): Body => {
  const written = [source, comment].filter(one => one !== null && one.trim() !== '')
  const lines = [
    words.report.mistakes[mistake](source ?? ''),
    ...(written.length > 0
      ? [words.report.youWrote(written.map(one => `> ${asPlainLine(one!)}`).join('\n'))]
      : []),
  ]
  return bodyOf([text(lines.join('\n')), row([button(id, words.report.tryAgain)])], { flags: EPHEMERAL })
}
