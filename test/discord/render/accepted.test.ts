import { describe, expect, test } from 'vitest'
import { detailsBody } from '../../../src/discord/render/question/details.ts'
import { questionBody } from '../../../src/discord/render/question/question.ts'
import { revealBody } from '../../../src/discord/render/question/reveal.ts'
import { verdictBody } from '../../../src/discord/render/question/verdict.ts'
import { isRight } from '../../../src/quiz/grading.ts'
import type { Question } from '../../../src/quiz/question.ts'
import { wordsFor } from '../../../src/words/index.ts'
import { sampleQuestion } from '../../quiz/sample.ts'
import { sampleAnswer, samplePost } from '../../store/sample.ts'
import { textOf } from './read.ts'

const words = wordsFor('en-US')
const post = samplePost()
/** In the order of the file, so that letters are keys. */
const SINGLE = sampleQuestion({ shuffle: false, accepted: [['C']] })
const PAIR = sampleQuestion({ shuffle: false, answer: ['A', 'B'], accepted: [['A', 'C']] })

const answerOf = (question: Question, picked: string[]) =>
  sampleAnswer({ picked, right: isRight(question, picked) })

const verdictOn = (question: Question, picked: string[], given = {}) =>
  textOf(
    verdictBody(
      { post, question, answer: { ...answerOf(question, picked), ...given }, streak: null, again: false },
      words,
    ),
  )

describe('a verdict', () => {
  test('on an accepted answer is “correct”, with the option, why, and the answer', () => {
    const text = verdictOn(SINGLE, ['C'])
    expect(text).toContain('**Correct!**')
    expect(text).toContain('✅ **Your answer, accepted: C** · Jupiter\nJupiter is what it is.')
    expect(text).toContain('✅ **Correct: B** · Mars')
    expect(text).not.toContain('❌')
  })

  test.each([[['B']], [['D']]])('on %j names the answer, and in words what is accepted', picked => {
    const text = verdictOn(SINGLE, picked)
    expect(text).toContain('· Mars')
    expect(text).toContain('C is accepted as well.')
    expect(text).not.toContain('accepted: C')
  })

  test('on an accepted pair marks what belongs to the answer and what is accepted instead', () => {
    const text = verdictOn(PAIR, ['A', 'C'])
    expect(text).toContain('✅ **Your answer, accepted: C**')
    expect(text).toContain('✅ **Your answer: A**')
    expect(text).toContain('✅ **Correct: B**')
    expect(text).toContain('Also accepted: A and C.')
  })

  test('on a pair that comes closest to an accepted one calls nothing of that wrong', () => {
    const text = verdictOn(PAIR, ['C', 'D'])
    expect(text).toContain('**Partly correct**: 1 of 2')
    expect(text).toContain('Why not D')
    expect(text).not.toContain('Why not C')
  })

  test('on a trial question says that it doesn’t score, instead of why practice doesn’t', () => {
    const trial = { ...SINGLE, status: 'trial' as const }
    const text = verdictOn(trial, ['B'], { counted: false })
    expect(text).toContain('Trial question: it’s still being tested, so it doesn’t score.')
    expect(text).not.toContain('Practice')
    expect(verdictOn(SINGLE, ['B'], { counted: false })).not.toContain('Trial')
  })
})

describe('the other messages of a question', () => {
  test('say before it is answered that a trial doesn’t score, and nothing of what is accepted', () => {
    const open = (question: Question) =>
      textOf(questionBody({ post, question, answered: 0, daily: null }, words))
    expect(open({ ...SINGLE, status: 'trial' })).toContain('-# First · Trial question: it doesn’t score')
    expect(open(SINGLE)).not.toContain('Trial')
    expect(open(SINGLE)).not.toContain('accepted')
  })

  test('reveal what is accepted, in words and beside its votes', () => {
    const ballots = ['B', 'C', 'C', 'D'].map((key, n) => ({ userId: `40000000000000000${n}`, picked: [key] }))
    const text = textOf(
      revealBody({ post, question: SINGLE, ballots, hidden: new Set(), goesOn: false }, words),
    )
    expect(text).toContain('C is accepted as well.')
    expect(text).toContain('**3 of 4 answered correctly**')
    expect(text).toMatch(/\*\*C\*\* .*2 votes.*accepted/)
    expect(text).toMatch(/\*\*B\*\* .*1 vote.*✅/)
  })

  test('explain option by option which was accepted', () => {
    const details = (picked: string[]) =>
      textOf(detailsBody({ post, question: SINGLE, own: answerOf(SINGLE, picked) }, words))
    expect(details(['C'])).toContain('✅ **Your answer, accepted: C**')
    expect(details(['D'])).toContain('❌ **Your answer: D**')
    expect(details(['D'])).toContain('C is accepted as well.')
  })
})
