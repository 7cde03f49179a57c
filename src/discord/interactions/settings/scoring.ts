import { dateIn } from '../../../quiz/day.ts'
import { scoringBody } from '../../render/settings/scoring.ts'
import type { Section } from './section.ts'

export const scoringSection: Section = {
  name: 'scoring',
  line: async ({ settings: { season, speedPays } }, { words }) =>
    words.settings.scoring.line(words.settings.scoring.lines[season], speedPays),
  page: async ({ guildId, settings }, note, { quiz, words, now }) =>
    scoringBody(
      {
        settings,
        today: dateIn(settings.zone, now()),
        resets: await quiz.undoableResets(guildId),
        note,
      },
      words,
    ),
}
