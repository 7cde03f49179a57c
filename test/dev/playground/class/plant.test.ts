import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../../../src/bank/load.ts'
import { lessonsOf } from '../../../../src/dev/playground/class/lesson.ts'
import { createPlanter, withKey } from '../../../../src/dev/playground/class/plant.ts'
import { choosePlant, lessonTraits } from '../../../../src/dev/playground/class/traits.ts'
import { type Question, stableId } from '../../../../src/quiz/question.ts'
import { createRandom } from '../../../../src/quiz/seeded-random.ts'
import { BANK_YAML, folderOf, sky } from '../../../bank/sample.ts'
import { classBank } from './sample.ts'

const folder = () => folderOf({ 'b/bank.yaml': BANK_YAML, ...classBank(24) })

const questionsIn = (banks: ReturnType<typeof loadLibrary>['banks']): readonly Question[] =>
  banks.flatMap(({ questions }) => questions)

describe('a planted key', () => {
  test('changes one question in memory, is another revision of it, and leaves its file as it was', () => {
    const questionsDir = folder()
    const before = readFileSync(`${questionsDir}/b/q3.md`, 'utf8')
    const { banks } = loadLibrary(questionsDir)
    const planter = createPlanter()
    planter.changeBanks(banks)
    planter.plant({ questionId: 'b/q3', answer: ['D'] })
    const planted = questionsIn(planter.changeBanks(banks)).filter(({ answer }) => answer[0] === 'D')
    const filed = questionsIn(banks).find(({ id }) => id === 'b/q3')!
    expect(planted).toEqual([{ ...filed, answer: ['D'], hash: expect.any(String) }])
    expect(planted[0]!.hash).not.toBe(filed.hash)
    expect(readFileSync(`${questionsDir}/b/q3.md`, 'utf8')).toBe(before)
  })

  test('is the revision that the file would be with that key', () => {
    const changed = { 'b/bank.yaml': BANK_YAML, 'b/q.md': sky('answer: "B"', 'answer: "D"') }
    const [written] = questionsIn(loadLibrary(folderOf(changed)).banks)
    const [filed] = questionsIn(
      loadLibrary(folderOf({ ...changed, 'b/q.md': sky('answer: "B"', "answer: 'B'") })).banks,
    )
    expect(withKey(filed!, ['D'])).toEqual(written)
  })

  test('outlives a reload, and is gone once it’s taken away', () => {
    const questionsDir = folder()
    const planter = createPlanter()
    planter.plant({ questionId: 'b/q3', answer: ['D'] })
    const answerIn = (banks: ReturnType<typeof loadLibrary>['banks']) =>
      questionsIn(planter.changeBanks(banks)).find(({ id }) => id === 'b/q3')?.answer
    expect(answerIn(loadLibrary(questionsDir).banks)).toEqual(['D'])
    const reloaded = loadLibrary(questionsDir).banks
    expect(answerIn(reloaded)).toEqual(['D'])
    expect(planter.changeBanks(reloaded)).toBe(planter.changeBanks(reloaded))
    planter.plant(null)
    expect(planter.changeBanks(reloaded)).toBe(reloaded)
  })

  test('is always a wrong one, of a question that the server was asked least', () => {
    const [lesson] = lessonsOf(loadLibrary(folder()).banks)
    const asked = (question: Question) => (question.id.endsWith('1') ? 0 : 1)
    fc.assert(
      fc.property(fc.nat(), seed => {
        const random = createRandom(seed)
        const { questionId, answer } = choosePlant(lesson!, lessonTraits(lesson!, random), asked, random)
        const question = lesson!.questions.find(one => stableId(one) === questionId)!
        expect(asked(question)).toBe(0)
        expect(answer).toHaveLength(1)
        expect(answer).not.toEqual(question.answer)
        expect(question.options.map(({ key }) => key)).toContain(answer[0])
      }),
    )
  })
})

describe('what a class answers', () => {
  test('is the smallest topic with 20 to 60 questions of each bank, from the smallest bank on', () => {
    const tagged = Object.entries(classBank(70)).map(
      ([name, text], n) =>
        [
          name.replace('b/', 'big/'),
          n < 25 ? String(text).replace('answer:', 'tags: [sky]\nanswer:') : text,
        ] as const,
    )
    const few = Object.entries(classBank(19)).map(
      ([name, text]) => [name.replace('b/', 'few/'), text] as const,
    )
    const { banks } = loadLibrary(
      folderOf({
        ...Object.fromEntries([...tagged, ...few]),
        'big/bank.yaml': BANK_YAML,
        'few/bank.yaml': BANK_YAML,
        'b/bank.yaml': BANK_YAML,
        ...classBank(22),
      }),
    )
    const lessons = lessonsOf(banks).map(({ bank, topic, questions }) => [
      bank.name,
      topic.label,
      questions.length,
    ])
    expect(lessons).toEqual([
      ['b', 'Sample', 22],
      ['big', 'sky', 25],
    ])
  })
})
