import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FORMATS } from '../../src/authoring/import/formats/index.ts'
import { importQuestions } from '../../src/authoring/import/import.ts'
import { loadLibrary } from '../../src/bank/load.ts'
import { column, withFolder } from './measured.ts'

const SIZE = 10_000

/** Taking in 10,000 questions of each format: reading alone, and judged and written; beside loading what was written. */
export const benchImport = async (): Promise<void> => {
  console.log(`\nImporting ${SIZE.toLocaleString('en')} questions, one file of each format`)
  console.log('  format            MB    read ms   import ms   loading what was written, ms')
  for (const [name, { ending, text }] of Object.entries(SOURCES))
    await withFolder(async folder => {
      const path = join(folder, `from/all.${ending}`)
      mkdirSync(dirname(path))
      writeFileSync(path, text)
      const format = FORMATS.find(format => format.name === name)!
      const readMs = time(() => format.read({ shown: path, path, root: dirname(path), text }))
      const wanted = { paths: [path], format, to: join(folder, 'questions/bench'), countFrom: null }
      const importMs = time(() => importQuestions(wanted, { update: false, dryRun: false }, STEPS))
      const loadMs = time(() => loadLibrary(join(folder, 'questions')))
      const { playable } = loadLibrary(join(folder, 'questions')).counts
      if (playable !== SIZE) throw new Error(`${name}: ${playable} of ${SIZE} playable`)
      const size = (text.length / 1e6).toFixed(1)
      console.log(
        `  ${name.padEnd(12)}  ${size.padStart(6)}   ${column(readMs)}    ${column(importMs)}    ${column(loadMs)}`,
      )
    })
}

const STEPS = { files: () => {}, questions: () => {} }

const time = (work: () => void): number => {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** Words that no other question has: of alike ones the check would have to look at each pair. */
const words = (n: number, count: number): string =>
  Array.from({ length: count }, (_, at) =>
    ((n * 7919 + at * 104_729) % 1_679_616).toString(36).padStart(4, 'x'),
  ).join(' ')

type Sample = { readonly question: string; readonly options: readonly string[]; readonly right: number }

const SAMPLES: readonly Sample[] = Array.from({ length: SIZE }, (_, n) => ({
  question: `Which of these is ${words(n, 40)}?`,
  options: [1, 2, 3, 4].map(place => `The ${words(n * 5 + place, 12)}`),
  right: n % 4,
}))

const all = (write: (sample: Sample, n: number) => string, between = '\n'): string =>
  SAMPLES.map(write).join(between)

const letter = (place: number): string => 'ABCD'[place]!

const SOURCES = {
  frontmatter: {
    ending: 'md',
    text: all(
      ({ question, options, right }) =>
        `---\nquestion: ${question}\noptions:\n${options.map(text => `  - ${text}`).join('\n')}\nanswer: ${letter(right)}\n---\n`,
    ),
  },
  checklist: {
    ending: 'md',
    text: all(
      ({ question, options, right }) =>
        `### ${question}\n\n${options.map((text, place) => `- [${place === right ? 'x' : ' '}] ${text}`).join('\n')}\n`,
    ),
  },
  details: {
    ending: 'md',
    text: all(
      ({ question, options, right }, n) =>
        `${n + 1}. ${question}\n${options.map((text, place) => `   - ${letter(place)}. ${text}`).join('\n')}\n\n   <details>\n   Answer: ${letter(right)}\n   </details>\n`,
    ),
  },
  opentdb: {
    ending: 'json',
    text: JSON.stringify(
      SAMPLES.map(({ question, options, right }) => ({
        type: 'multiple',
        question,
        correct_answer: options[right],
        incorrect_answers: options.filter((_, place) => place !== right),
      })),
    ),
  },
  json: {
    ending: 'json',
    text: JSON.stringify(
      SAMPLES.map(({ question, options, right }) => ({ question, options, answer: letter(right) })),
    ),
  },
  gift: {
    ending: 'gift',
    text: all(
      ({ question, options, right }) =>
        `${question} {\n${options.map((text, place) => `${place === right ? '=' : '~'}${text}`).join('\n')}\n}\n`,
    ),
  },
  aiken: {
    ending: 'txt',
    text: all(
      ({ question, options, right }) =>
        `${question}\n${options.map((text, place) => `${letter(place)}) ${text}`).join('\n')}\nANSWER: ${letter(right)}\n`,
    ),
  },
  csv: {
    ending: 'csv',
    text: `question,a,b,c,d,answer\n${all(({ question, options, right }) => [question, ...options, letter(right)].join(','))}\n`,
  },
}
