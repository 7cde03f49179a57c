import type { Finding } from '../../play/findings/finding.ts'
import type { FindingView } from '../../play/ports/publisher.ts'
import { formatTime } from '../../quiz/time-of-day.ts'
import type { Words } from '../../words/index.ts'
import { channelOf } from './daily.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from './parts/body.ts'
import { firstWords } from './parts/first-words.ts'

/** So many questions are named; the list of /questions has all. */
const MAX_QUESTIONS = 5

/** So many things are named, about a phone's screen: a message of 4,000 characters has room for them in any language. */
const MAX_LINES = 8

/** What needs a server's managers. Others may read the channel, so nothing here tells which answer is correct. */
export const findingsBody = ({ id, findings }: Pick<FindingView, 'findings' | 'id'>, words: Words): Body => {
  const { often, title, showQuestions, showSuggestions, change } = words.findings
  const suspects = suspectLines(findings, words)
  const suggestions = suggestionLines(findings, words)
  const all = [
    ...dailyLines(findings, words),
    ...weeklyLines(findings, words),
    ...roleLines(findings, words),
    ...missingLines(findings, words),
    ...suspects,
    ...suggestions,
  ]
  const rest = all.length - MAX_LINES
  const lines = [...all.slice(0, MAX_LINES), ...(rest > 0 ? [words.findings.more(rest)] : [])]
  const notes = [...(suspects.length > 0 ? [words.findings.suspend] : []), often]
  return bodyOf([
    frame(
      [
        text(`### ${title}`),
        text(lines.map(line => `- ${line}`).join('\n')),
        text(notes.map(note => `-# ${note}`).join('\n')),
      ],
      COLOURS.partly,
    ),
    row([
      ...(suspects.length > 0 ? [button({ kind: 'question-alert', alertId: id }, showQuestions)] : []),
      ...(suggestions.length > 0
        ? [button({ kind: 'suggestions', list: 'queue', page: 0 }, showSuggestions)]
        : []),
      button({ kind: 'findings', messageId: id }, change),
    ]),
  ])
}

const only = <Kind extends Finding['kind']>(findings: readonly Finding[], kind: Kind) =>
  findings.filter((finding): finding is Extract<Finding, { kind: Kind }> => finding.kind === kind)

const dailyLines = (findings: readonly Finding[], words: Words): string[] => {
  const { daily, findings: own, format } = words
  return [...only(findings, 'daily-paused'), ...only(findings, 'daily-problem')].map(finding => {
    const { kind, why, minutes, zone } = finding
    // Another channel is chosen with /daily set, which resumes it, too.
    const hint = kind === 'daily-paused' && why !== 'channel-gone' ? [daily.resumeHint] : []
    const what = own.daily(channelOf(finding), formatTime(minutes), zone)
    return `${what}\n  ${format.joinSentences([daily.problems[why], ...hint])}`
  })
}

const weeklyLines = (findings: readonly Finding[], words: Words): string[] => {
  const { findings: own, settings, format } = words
  return only(findings, 'weekly-paused').map(finding => {
    const sentences = [settings.weekly.problems[finding.why], own.changeWeekly]
    return `${own.weekly(channelOf(finding))}\n  ${format.joinSentences(sentences)}`
  })
}

const roleLines = (findings: readonly Finding[], { findings: own, roles, format }: Words): string[] =>
  only(findings, 'role-stopped').map(({ roleId, why }) => {
    const sentences = [roles.off[why], roles.fixes[why], own.changeRoles]
    return `${own.role(`<@&${roleId}>`)}\n  ${format.joinSentences(sentences)}`
  })

/** A line for each channel. */
const missingLines = (findings: readonly Finding[], { findings: own, permissions }: Words): string[] =>
  [...Map.groupBy(only(findings, 'missing-permission'), channelOf)].map(([channel, missing]) =>
    own.missing(
      channel,
      missing.map(({ permission }) => permissions.names[permission]),
    ),
  )

const suggestionLines = (findings: readonly Finding[], { findings: own }: Words): string[] => {
  const { length } = only(findings, 'suggestion')
  return length === 0 ? [] : [own.suggestions(length)]
}

const suspectLines = (findings: readonly Finding[], { findings: own, format }: Words): string[] => {
  const questions = [...Map.groupBy(only(findings, 'suspect'), ({ text }) => firstWords(text))]
  if (questions.length === 0) return []
  const lines = questions
    .slice(0, MAX_QUESTIONS)
    .map(([question, reasons]) =>
      [
        own.suspect(question),
        `  ${format.joinSentences(reasons.map(({ why }) => own.suspicions[why]))}`,
      ].join('\n'),
    )
  const more = questions.length - lines.length
  return [...lines, ...(more > 0 ? [own.more(more)] : [])]
}
