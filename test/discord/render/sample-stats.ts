import type { StatsView } from '../../../src/play/study/stats.ts'
import type { Question } from '../../../src/quiz/question.ts'
import { evidenceOf } from '../../../src/quiz/study/evidence.ts'
import type { StudyAnswer, StudyCard } from '../../../src/quiz/study/history.ts'
import { readinessOf } from '../../../src/quiz/study/readiness.ts'
import { statisticsOf } from '../../../src/quiz/study/statistics.ts'
import { topicsOf } from '../../../src/quiz/topic.ts'
import { sampleBank, sampleQuestion } from '../../quiz/sample.ts'
import { NOON } from '../../store/sample.ts'

const DAY_MS = 86_400_000
const TODAY = Math.floor(NOON / DAY_MS)

type Names = { readonly title: string; readonly domains: readonly string[]; readonly tags: readonly string[] }

const ENGLISH: Names = {
  title: 'Sample bank',
  domains: ['Design Secure Architectures', 'Design Resilient Architectures', 'Design Cheap Architectures'],
  tags: ['vpc', 's3', 'iam'],
}

export const GREEK_STATS = {
  title: 'Τράπεζα',
  domains: ['Πλανήτες', 'Αστέρια', 'Κομήτες'],
  tags: ['Άρης', 'Δίας', 'Ήλιος'],
}

/** A bank of 120 questions with an exam: the domains and tags take turns. */
const bankOf = ({ title, domains, tags }: Names) => {
  const questions: Question[] = Array.from({ length: 120 }, (_, index) =>
    sampleQuestion({
      id: `sample/${index}`,
      domain: domains[index % domains.length]!,
      tags: [tags[index % tags.length]!],
    }),
  )
  return sampleBank(0, {
    title,
    questions,
    domains: domains.map((name, index) => ({ name, weight: 50 - 10 * index })),
    exam: { questions: 60, minutes: 90, passMark: 72 },
  })
}

/** Where someone stands who answered the first `seen` questions over seven weeks: three of four right, fewer in the last domain. */
export const sampleStats = (
  given: { seen?: number; hasMockExam?: boolean; names?: Names; now?: number } = {},
): StatsView => {
  const { seen = 60, hasMockExam = true, names = ENGLISH } = given
  const bank = bankOf(names)
  const cards = Array.from({ length: seen }, (_, index) => cardOf(index, names.domains.length))
  const [topic] = topicsOf([bank])
  const evidence = evidenceOf(bank, cards, hasMockExam, NOON)
  return {
    kind: 'stats',
    topic: topic!,
    bank,
    statistics: statisticsOf({ bank, questions: bank.questions }, cards, answersTo(cards), {
      today: TODAY,
      zone: 'UTC',
    }),
    retentionTarget: 0.9,
    readiness: evidence && readinessOf(evidence),
    banks: seen === 0 ? [] : [topic!],
  }
}

const cardOf = (index: number, domains: number): StudyCard => ({
  questionId: `sample/${index}`,
  firstAt: NOON - (index % 49) * DAY_MS,
  firstRight: index % 4 !== 0 && (index % domains !== domains - 1 || index % 8 < 4),
  firstFair: true,
  firstMs: 20_000,
  dueOn: TODAY + (index % 10) - 2,
  everyone: { answered: 5, logMs: 5 * 10_300 },
})

/** Each first answer, and a repeat of the older ones two days ago: sure about some, guessed others. */
const answersTo = (cards: readonly StudyCard[]): StudyAnswer[] =>
  cards.flatMap((card, index) => {
    const { questionId } = card
    const first = {
      questionId,
      at: card.firstAt,
      day: Math.floor(card.firstAt / DAY_MS),
      right: card.firstRight,
      guessed: index % 7 === 0,
      confidence: index % 5 === 0 ? (3 as const) : null,
    }
    const repeat = { ...first, at: NOON - 2 * DAY_MS, day: TODAY - 2, right: index % 9 !== 0, guessed: false }
    return index % 49 > 5 ? [first, repeat] : [first]
  })
