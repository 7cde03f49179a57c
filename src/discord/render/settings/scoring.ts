import { ButtonStyle } from 'discord-api-types/v10'
import { isForgotten } from '../../../play/record.ts'
import type { ResetPreview, UndoableReset } from '../../../play/reset-board.ts'
import type { SeasonPreview } from '../../../play/settings/change-season.ts'
import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import { RESET_SCOPES } from '../../../quiz/period-spans.ts'
import { ALL_TIME, RHYTHMS, seasonDays, seasonOf } from '../../../quiz/season.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, button } from '../parts/body.ts'
import { toSeconds } from '../parts/timestamp.ts'
import { choicePart } from './choice.ts'
import { confirmBody, type SettingsPart, settingsPage, textSelect } from './page.ts'

/** What the page about scoring shows. `today`: the server's date. */
export type ScoringView = {
  readonly settings: GuildSettings
  readonly today: string
  /** The resets that can be undone. */
  readonly resets: readonly UndoableReset[]
  readonly note: string | null
}

/** Seasons, speed, celebrations, and boards that start over. */
export const scoringBody = (view: ScoringView, words: Words): Body =>
  settingsPage(
    {
      title: words.settings.sections.scoring,
      note: view.note,
      parts: [
        seasonPart(view, words),
        choicePart('speedPays', view.settings, words),
        choicePart('celebrates', view.settings, words),
        resetPart(view, words),
      ],
    },
    words,
  )

const seasonPart = ({ settings, today }: ScoringView, words: Words): SettingsPart => {
  const { scoring } = words.settings
  const { until } = seasonDays(seasonOf(today, settings.season))
  return {
    text: [scoring.seasons, ...(settings.season === 'never' ? [] : [scoring.ends(until)])].join('\n'),
    rows: [
      [
        textSelect(
          { kind: 'settings-season' },
          RHYTHMS.map(rhythm => ({
            label: scoring.rhythms[rhythm],
            value: rhythm,
            chosen: rhythm === settings.season,
          })),
        ),
      ],
    ],
  }
}

const resetPart = ({ settings, resets }: ScoringView, words: Words): SettingsPart => {
  const { reset } = words.settings.scoring
  const scopes = RESET_SCOPES.filter(scope => scope === 'all' || settings.season !== 'never')
  return {
    text: [reset.text, ...resets.map((one, index) => resetLine(one, index, words))].join('\n'),
    rows: [
      scopes.map(scope => button({ kind: 'settings-reset', scope }, reset.open[scope])),
      ...(resets.length === 0
        ? []
        : [
            resets.map(({ at }, index) =>
              button({ kind: 'settings-undo-reset', at }, reset.undo(resets.length === 1 ? null : index + 1)),
            ),
          ]),
    ],
  }
}

const resetLine = ({ at, scope, setBy, until }: UndoableReset, index: number, words: Words): string => {
  const { reset } = words.settings.scoring
  const who = isForgotten(setBy) ? words.board.someone : `<@${setBy}>`
  return reset.line(index + 1, reset.what[scope], who, toSeconds(at), toSeconds(until))
}

/** What seasons of another length mean, before they are set. */
export const seasonPreviewBody = ({ to, days }: SeasonPreview, words: Words): Body => {
  const { scoring } = words.settings
  const lines = [
    to === 'never' ? scoring.never : scoring.running(days.from, days.until),
    scoring.once[to],
    scoring.nothingLost,
  ]
  const confirm = button({ kind: 'settings-season-set', season: to }, scoring.confirm, {
    style: ButtonStyle.Primary,
  })
  return confirmBody({ title: scoring.seasonTitle[to], lines, confirm, back: 'scoring' }, words)
}

/** What a reset means, before it is done. */
export const resetPreviewBody = (
  { scope, season, sum, until, last }: ResetPreview & { readonly kind: 'preview' },
  words: Words,
): Body => {
  const { reset } = words.settings.scoring
  const hasNoSeasons = season === ALL_TIME
  const lines = [
    reset.loses[scope](sum.people, sum.points),
    scope === 'season' ? reset.also : reset.alsoAll(hasNoSeasons),
    reset.stays(hasNoSeasons),
    reset.until(toSeconds(until)),
  ]
  const confirm = button({ kind: 'settings-reset-now', scope, last: last ?? 0 }, reset.confirm, {
    style: ButtonStyle.Danger,
  })
  return confirmBody({ title: reset.title[scope], lines, confirm, back: 'scoring' }, words)
}
