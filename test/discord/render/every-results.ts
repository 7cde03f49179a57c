import { noticeBody } from '../../../src/discord/render/parts/body.ts'
import { noResultsBody, resultsBody } from '../../../src/discord/render/results/body.ts'
import type { NamedResults } from '../../../src/discord/render/results/columns.ts'
import { EVERY_DAY } from '../../../src/quiz/season.ts'
import type { Words } from '../../../src/words/index.ts'
import { sampleBank } from '../../quiz/sample.ts'
import type { NamedBodies } from './every-message.ts'
import { sampleResults } from './results/sample-results.ts'

const GREEK = sampleBank(0, {
  title: 'Νέφη '.repeat(40),
  domains: [{ name: 'Κόστος '.repeat(30), weight: 100 }],
})

const greekResults = (people: number, given: Partial<NamedResults> = {}): NamedResults => {
  const sample = sampleResults(people, { banks: [GREEK.title], ...given })
  return {
    ...sample,
    groups: sample.groups.map((_, at) => ({ bank: GREEK, domain: at === 0 ? null : GREEK.domains[0]!.name })),
    exams: sample.exams.map(exam => ({ ...exam, title: GREEK.title })),
  }
}

const RESULTS: readonly NamedResults[] = [
  greekResults(40, { examsLeftOut: 3, names: new Map() }),
  greekResults(1, { hidden: 0, exams: [] }),
  greekResults(3, { span: { period: 'all', days: EVERY_DAY }, banks: ['Νέφη', 'Άστρα'] }),
]

const FILES = ['html', 'csv'].map(ending => ({
  name: `results-2026-11-01-2026-11-30.${ending}`,
  data: Buffer.from(''),
}))

/** What /results answers. */
export const everyResultsMessage = (words: Words): NamedBodies => {
  const { file: _, periods: __, ...own } = words.results
  const sentences = Object.values(own).filter(value => typeof value === 'string')
  return [
    ...RESULTS.map(results => ['results', resultsBody(results, FILES, false, words)] as const),
    ['results without the page', resultsBody(RESULTS[0]!, FILES.slice(1), true, words)],
    ...RESULTS.map(results => ['no results', noResultsBody(results, words)] as const),
    ...sentences.map(sentence => ['results sentence', noticeBody(sentence)] as const),
  ]
}
