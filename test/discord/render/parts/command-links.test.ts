import { describe, expect, test } from 'vitest'
import { linkCommands } from '../../../../src/discord/render/parts/command-links.ts'
import { createLinkedWords } from '../../../../src/discord/render/parts/linked-words.ts'
import { en } from '../../../../src/words/en/index.ts'
import { pseudo } from '../../../words/languages.ts'
import { everyMessage } from '../every-message.ts'
import { everyReply } from '../every-reply.ts'
import { partsOf, textOf } from '../read.ts'

const ids = new Map([
  ['quiz', '11'],
  ['daily set', '22'],
  ['daily show', '22'],
  ['privacy hide', '33'],
  ['privacy export', '33'],
  ['leaderboard', '44'],
  ['exam event plan', '55'],
])

describe('a command in a sentence', () => {
  test.each([
    ['Be the first: /quiz', 'Be the first: </quiz:11>'],
    ['/quiz questions:5 asks several', '</quiz:11> questions:5 asks several'],
    ['Try /quiz now.', 'Try </quiz:11> now.'],
    ['Set one up: /daily set', 'Set one up: </daily set:22>'],
    ['`/privacy hide` with `hidden: False`', '</privacy hide:33> with `hidden: False`'],
    ['Plan one with /exam event plan.', 'Plan one with </exam event plan:55>.'],
    ['Use `/exam event plan` now', 'Use </exam event plan:55> now'],
    ['Try /quiz right now', 'Try </quiz:11> right now'],
    ['/daily set it up', '</daily set:22> it up'],
    ['(/leaderboard)', '(</leaderboard:44>)'],
  ])('%s can be clicked', (sentence, linked) => {
    expect(linkCommands(sentence, ids)).toBe(linked)
    expect(linkCommands(linked, ids)).toBe(linked)
  })

  test.each([
    'and/or, 1/2, /quizzes and /quiz-night',
    'https://example.org/quiz and [a page](https://example.org/quiz)',
    '</quiz:99>',
    'There is no topic `nothing /quiz like it`.',
    // The parent of subcommands has no mention, nor has what is not registered.
    '/daily pause, /streak',
  ])('%s stays as it is', sentence => {
    expect(linkCommands(sentence, ids)).toBe(sentence)
  })
})

describe('the words', () => {
  const { wordsFor, setCommandIds } = createLinkedWords({ 'en-US': en, de: pseudo })

  test('name commands as text until their ids are known, then in every language as mentions', () => {
    expect(wordsFor('en-US')).toBe(en)
    setCommandIds(ids)
    expect(wordsFor('en-US').board.nobody).toContain('</quiz:11>')
    expect(wordsFor('de').board.notYet('<@1>')).toContain('</quiz:11>')
    expect(wordsFor('en-US')).toBe(wordsFor('en-US'))
  })

  test('put no mention where none can be clicked, and leave no command as text in any message', async () => {
    setCommandIds(ids)
    const words = wordsFor('en-US')
    const bodies = [...everyMessage(words), ...(await everyReply(words))]
    for (const [name, body] of bodies) {
      const unclickable = partsOf(body).flatMap(({ label, placeholder, items }) => [
        label,
        placeholder,
        ...(items ?? []).map(({ description }) => description),
      ])
      expect(unclickable.join(), name).not.toContain('</')
      expect(textOf(body), name).not.toMatch(/(?<!<)\/(quiz|leaderboard|daily set|privacy hide)\b/)
    }
  })
})
