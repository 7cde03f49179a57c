import { createResponseBuilder } from '../../quiz/items/response-builder.ts'
import { choiceBits, type Item, keysOf, type Responses } from '../../quiz/items/responses.ts'
import { createRandom, type Random, shuffle } from '../../quiz/seeded-random.ts'
import { normal } from './normal.ts'
import { chooseSet, createStudent, type Student, type Trait } from './student.ts'
import { createTrait } from './trait.ts'

export type ClassOptions = {
  readonly seed: number
  readonly questions: number
  readonly options: number
  /** How many options are to be chosen. */
  readonly choose: number
  readonly people: number
  /** How many questions each person answers, chosen at random. */
  readonly answersEach: number
  /** Shares of the questions. */
  readonly wrongKeys: number
  readonly ambiguous: number
  /** Share of the people who click at random. */
  readonly clickers: number
  /** How much the questions' slopes differ: standard deviation of their logarithm. */
  readonly slopeSpread: number
}

export type SimulatedQuestion = {
  readonly item: Item
  readonly trait: Trait
  /** The keys that are truly right. */
  readonly truth: readonly string[]
  readonly isWrong: boolean
  readonly isAmbiguous: boolean
}

export type SimulatedClass = {
  readonly questions: readonly SimulatedQuestion[]
  readonly items: readonly Item[]
  readonly students: readonly Student[]
  readonly responses: Responses
}

/** 300 questions of 4 options, 5 % of their keys wrong, 60 answers a person: as in most of the measurements. */
export const classOf = (answersPerQuestion: number, given: Partial<ClassOptions> = {}): ClassOptions => {
  const base = { seed: 1, questions: 300, options: 4, choose: 1, answersEach: 60, wrongKeys: 0.05 }
  const { questions, answersEach } = { ...base, ...given }
  const people = Math.round((answersPerQuestion * questions) / answersEach)
  return { ...base, ambiguous: 0, clickers: 0, slopeSpread: 0, people, ...given }
}

/** People of random ability answer questions of random difficulty. The same for the same options. */
export const simulateClass = (
  options: ClassOptions,
  copying: readonly Partial<Student>[] = [],
): SimulatedClass => {
  const random = createRandom(options.seed)
  const questions = createQuestions(options, random)
  const students = Array.from({ length: options.people }, (_, at) =>
    createStudent(random, { isClicker: at < options.clickers * options.people, ...copying[at] }),
  )
  return {
    questions,
    items: questions.map(({ item }) => item),
    students,
    responses: answersOf(students, questions, options.answersEach, random),
  }
}

const answersOf = (
  students: readonly Student[],
  questions: readonly SimulatedQuestion[],
  answersEach: number,
  random: Random,
): Responses => {
  const builder = createResponseBuilder()
  const places = [...questions.keys()]
  for (const [person, student] of students.entries())
    for (const item of shuffle(places, random).slice(0, answersEach)) {
      const choice = chooseSet(student, questions[item]!.trait, random)
      builder.add({ person, item, choice, ms: Math.exp(9.5 + 0.6 * normal(random)), at: 0 })
    }
  return builder.build()
}

const createQuestions = (options: ClassOptions, random: Random): SimulatedQuestion[] => {
  const wrong = Math.round(options.wrongKeys * options.questions)
  const ambiguous = wrong + Math.round(options.ambiguous * options.questions)
  return Array.from({ length: options.questions }, (_, at) =>
    createQuestion(options, at, { isWrong: at < wrong, isAmbiguous: at >= wrong && at < ambiguous }, random),
  )
}

type Fault = { readonly isWrong: boolean; readonly isAmbiguous: boolean }

const createQuestion = (
  { options, choose, slopeSpread }: ClassOptions,
  at: number,
  fault: Fault,
  random: Random,
): SimulatedQuestion => {
  const question = `class/${String(at).padStart(4, '0')}`
  const trait = createTrait(
    { question, options, choose, isAmbiguous: fault.isAmbiguous, slopeSpread },
    random,
  )
  const keys = Array.from({ length: options }, (_, place) => String.fromCharCode(65 + place))
  const item = { question, hash: '', options: keys, answer: [] as string[], difficulty: null }
  const given = fault.isWrong ? wrongSet(trait, random) : trait.sets[0]!
  return {
    item: { ...item, answer: keysOf(item, given) },
    trait,
    truth: keysOf(item, trait.sets[0]!),
    ...fault,
  }
}

/** Three times in four the most tempting lure: that's how wrong keys come about. */
export const wrongSet = ({ sets, rights, lures }: Trait, random: Random): number => {
  const most = lures.indexOf(Math.max(...lures))
  return sets[rights + (random() < 0.75 ? most : Math.floor(random() * lures.length))]!
}

/** Another key for one of a class's questions, whose truth stays. */
export const plantKey = (
  simulated: SimulatedClass,
  at: number,
  answer: readonly string[],
): SimulatedClass => {
  const questions = simulated.questions.map((question, place) =>
    place === at
      ? {
          ...question,
          item: { ...question.item, answer },
          isWrong: choiceBits(question.item, answer) !== question.trait.sets[0],
        }
      : question,
  )
  return { ...simulated, questions, items: questions.map(({ item }) => item) }
}
