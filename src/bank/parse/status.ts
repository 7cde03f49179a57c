import { STATUSES, type Status } from '../../quiz/question.ts'
import type { Reporter } from '../problem.ts'
import { readScalar, shorten, type YamlMap } from './fields.ts'

/** What `status:` says; null for a live question. */
export const readStatus = (data: YamlMap, report: Reporter): Status | null => {
  const text = readScalar(data.status, ['status'], report)
  if (text === null || text.toLowerCase() === LIVE) return null
  const status = parseStatus(text)
  if (status === null)
    report.error(
      ['status'],
      'status-unknown',
      `\`${shorten(text)}\` is no status: write \`trial\`, \`suspended\` or \`retired\`, or delete the line`,
    )
  return status
}

export const LIVE = 'live'

/** Null for a text that is none of them. */
export const parseStatus = (text: string): Status | null =>
  STATUSES.find(status => status === text.trim().toLowerCase()) ?? null
