import { expect, test } from 'vitest'
import { en } from '../../src/words/en/index.ts'
import { pseudo } from './languages.ts'
import { outsideBrackets } from './pseudo.ts'

test('a pseudo-sentence is accented, longer and in brackets', () => {
  expect(pseudo.next.streak).toBe('⟦Ṁý šţŕéàķ~~~~⟧')
  expect(pseudo.refusals.closed.length).toBeGreaterThan(en.refusals.closed.length * 1.4)
  expect(pseudo.help.hosts[0]).toMatch(/^⟦\*\*Ţö ŕûñ/)
})

test('timestamps, links, code and commands stay what they are', () => {
  expect(pseudo.question.closes(17)).toContain('<t:17:R>')
  expect(pseudo.daily.lastPost('https://example.org/a')).toContain('](')
  expect(pseudo.privacy.ask).toContain('`/privacy export`')
  expect(pseudo.daily.alsoNow).toContain('/daily')
})

test('what a sentence is given stays outside of the brackets', () => {
  expect(outsideBrackets(pseudo.daily.mentions('<@&5>'))).toBe(' <@&5>')
  expect(outsideBrackets(pseudo.reveal.score(2, 5, ['<@1>', 'hard-coded'], 3))).toBe(' <@1>, hard-coded ')
  expect(outsideBrackets(pseudo.reveal.score(2, 5, ['<@1>', pseudo.board.someone], 0))).toBe(' <@1>, ')
})

test('dates and numbers are part of their sentence', () => {
  expect(pseudo.question.daily('2026-11-23')).toMatch(/^⟦.*Ñöṽéɱƀéŕ 23~+⟧$/)
  expect(pseudo.streak.longest(9)).toMatch(/^⟦.*9 ðàýš~+⟧$/)
})

test('the texts of commands stay within Discord’s 100 characters', () => {
  expect(pseudo.commands.quiz.options.seconds).toHaveLength(100)
  expect(pseudo.commands.streak.description.length).toBeLessThanOrEqual(100)
})
