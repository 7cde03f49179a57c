import { findingsBody } from '../../../src/discord/render/findings.ts'
import type { Finding } from '../../../src/play/findings/finding.ts'
import { NEEDED } from '../../../src/play/ports/permissions.ts'
import type { DailyProblemKind } from '../../../src/play/record.ts'
import type { Words } from '../../../src/words/index.ts'
import type { NamedBodies } from './every-message.ts'

const CHANNELS = Array.from({ length: 5 }, (_, n) => `20000000000000000${n}`)
const WHY: readonly DailyProblemKind[] = ['channel-gone', 'no-access', 'no-permission', 'no-question']

/** What a server's managers are told: a little, and as much as there can be. */
export const everyFinding = (words: Words): NamedBodies => [
  ['notice of a paused daily', findingsBody({ id: '0000000000000001', findings: dailies(1) }, words)],
  ['notice of suggestions', findingsBody({ id: '0000000000000001', findings: suggested(3) }, words)],
  [
    'notice of everything',
    findingsBody(
      {
        id: '0000000000000001',
        findings: [
          ...dailies(5),
          { kind: 'weekly-paused', ref: '1', channelId: CHANNELS[0]!, why: 'no-permission' },
          { kind: 'role-stopped', ref: '1', roleId: CHANNELS[0]!, why: 'no-permission' },
          ...CHANNELS.flatMap(channelId =>
            NEEDED.map(
              (permission): Finding => ({
                kind: 'missing-permission',
                ref: channelId + permission,
                channelId,
                permission,
              }),
            ),
          ),
          ...Array.from({ length: 60 }, (_, n) =>
            (['answers', 'reports'] as const).map(
              (why): Finding => ({
                kind: 'suspect',
                ref: `${n} ${why}`,
                text: `${n} ${'ω'.repeat(300)}`,
                why,
              }),
            ),
          ).flat(),
          ...suggested(50),
        ],
      },
      words,
    ),
  ],
]

const suggested = (count: number): Finding[] =>
  Array.from({ length: count }, (_, n) => ({ kind: 'suggestion', ref: String(n) }))

const dailies = (count: number): Finding[] =>
  Array.from({ length: count }, (_, n) => ({
    kind: 'daily-paused',
    ref: String(n),
    channelId: CHANNELS[n]!,
    minutes: 540,
    zone: 'Αθήνα',
    why: WHY[n % WHY.length]!,
  }))
