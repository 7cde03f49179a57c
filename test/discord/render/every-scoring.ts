import {
  resetPreviewBody,
  scoringBody,
  seasonPreviewBody,
} from '../../../src/discord/render/settings/scoring.ts'
import { DEFAULT_SETTINGS } from '../../../src/play/settings/guild-settings.ts'
import { RESET_SCOPES } from '../../../src/quiz/period-spans.ts'
import { RHYTHMS, seasonDays, seasonOf } from '../../../src/quiz/season.ts'
import type { Words } from '../../../src/words/index.ts'
import { NOON } from '../../store/sample.ts'
import type { NamedBodies } from './every-message.ts'

const TODAY = '2026-11-23'
const WEEK_MS = 7 * 86_400_000

const reset = (n: number) => ({
  at: NOON + n,
  scope: RESET_SCOPES[n % 2]!,
  setBy: n === 0 ? 'nobody-1' : '400000000000000001',
  until: NOON + n + WEEK_MS,
})

/** The section about scoring in /settings, and what it asks. */
export const everyScoringMessage = (words: Words): NamedBodies => [
  ...RHYTHMS.flatMap(season =>
    [0, 1, 3].map(count => {
      const settings = { ...DEFAULT_SETTINGS, season, speedPays: count === 1 }
      const resets = Array.from({ length: count }, (_, n) => reset(n))
      const note = count === 1 ? words.settings.scoring.reset.done : null
      return [`scoring ${season}`, scoringBody({ settings, today: TODAY, resets, note }, words)] as const
    }),
  ),
  ...RHYTHMS.map(
    to =>
      [
        `season ${to}`,
        seasonPreviewBody({ from: 'month', to, days: seasonDays(seasonOf(TODAY, to)) }, words),
      ] as const,
  ),
  ...RESET_SCOPES.flatMap(scope =>
    ['2026-Q4', 'all'].map(season => {
      const sum = { people: 38, points: 1240 }
      const until = NOON + WEEK_MS
      const preview = { kind: 'preview', scope, season, sum, until, last: null } as const
      return [`reset ${scope}`, resetPreviewBody(preview, words)] as const
    }),
  ),
]
