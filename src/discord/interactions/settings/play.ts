import { playBody } from '../../render/settings/play.ts'
import type { Section } from './section.ts'

export const playSection: Section = {
  name: 'play',
  line: async ({ settings: { maxQuestions, defaultSeconds, quizChannels } }, { words }) =>
    words.settings.play.line(maxQuestions, defaultSeconds, quizChannels.length),
  page: async ({ settings }, note, { words }) => playBody(settings, note, words),
}
