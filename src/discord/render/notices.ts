import type { NoticeView, ReportNotice, SuggestionNotice, TakenNotices } from '../../play/notices.ts'
import type { Question } from '../../quiz/question.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, EPHEMERAL, text } from './parts/body.ts'
import { asPlainLine, firstWords } from './parts/first-words.ts'
import { rescoredLine } from './question/rescored-line.ts'

/** How each kind of notice is told, in Markdown. A new kind is a case here and its reader in play/notices.ts. */
const lineOf = (view: NoticeView, words: Words): string => {
  switch (view.kind) {
    case 'report':
      return reportLine(view, words)
    case 'rescored':
      return rescoredLine(view, words)
    case 'suggestion':
      return suggestionLine(view, words)
  }
}

/** What a person is told once, in one message for all of it. */
export const noticesBody = ({ told, later }: TakenNotices, words: Words): Body => {
  const { more } = words.report.notices
  const title = titleOf(told, words)
  const lines = told.map(view => lineOf(view, words))
  const content = [`**${title}**`, ...lines, ...(later > 0 ? [more(later)] : [])].join('\n')
  return bodyOf([text(content)], { flags: EPHEMERAL })
}

const titleOf = (told: readonly NoticeView[], { report, correction, suggestion }: Words): string => {
  const kinds = new Set(told.map(({ kind }) => kind))
  if (kinds.size > 1) return correction.notice.mixedTitle
  if (kinds.has('suggestion')) return suggestion.notices.title
  return kinds.has('rescored') ? correction.notice.title : report.notices.title
}

const suggestionLine = (
  { suggestion: { content, decision }, isAccepted }: SuggestionNotice,
  { suggestion: { notices } }: Words,
): string => {
  const question = firstWords(content.text)
  const line = isAccepted ? notices.accepted(question) : notices.rejected(question)
  return decision?.reason ? `${line}\n${notices.reason(asPlainLine(decision.reason))}` : line
}

const reportLine = ({ report, question, now }: ReportNotice, words: Words): string => {
  const { notices, short } = words.report
  const line = notices.line(firstWords(question.text), short[report.reason], outcomeOf(report, now, words))
  const reply = report.closed?.reply
  return reply ? `${line}\n${notices.reply(asPlainLine(reply))}` : line
}

const outcomeOf = ({ closed }: ReportNotice['report'], now: Question | null, { report }: Words): string => {
  const outcome = closed?.outcome ?? 'stale'
  return outcome === 'corrected' ? report.notices.corrected(answersOf(now)) : report.notices[outcome]
}

/** Option texts, because each message shows them under other letters. */
const answersOf = (question: Question | null): string[] =>
  (question?.options ?? [])
    .filter(({ key }) => question?.answer.includes(key))
    .map(({ text: option }) => firstWords(option))
