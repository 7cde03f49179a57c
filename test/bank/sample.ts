import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadLibrary } from '../../src/bank/load.ts'
import { parseQuestionFile } from '../../src/bank/parse/read-file.ts'
import type { Problem } from '../../src/bank/problem.ts'
import { scratch } from '../scratch.ts'

/** A question with nothing to complain about. */
export const SKY = `---
question: "Which colour has the sky at noon?"
options:
  A: "Red"
  B: "Blue"
  C: "Green"
  D: "Black"
answer: "B"
explanation: "Air scatters blue light most."
references:
  - https://example.org/sky
---
`

/** SKY with one part replaced; the part must be there. */
export const sky = (part: string | RegExp, by: string): string => {
  const changed = SKY.replace(part, () => by)
  if (changed === SKY) throw new Error(`SKY has no ${part}`)
  return changed
}

export const BANK_YAML = 'title: Sample\ndescription: For tests.\n'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** A `questions` folder with these files, gone after the test. */
export const folderOf = (files: Files): string => {
  const questions = join(scratch(), 'questions')
  mkdirSync(questions)
  put(questions, files)
  return questions
}

export const put = (questions: string, files: Files): void => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(questions, name)), { recursive: true })
    writeFileSync(join(questions, name), content)
  }
}

/** Files of one bank named `b` beside a good bank.yaml, loaded. */
export const load = (files: Files) => {
  const named = Object.entries(files).map(([name, content]) => [`b/${name}`, content] as const)
  return loadLibrary(folderOf({ 'b/bank.yaml': BANK_YAML, ...Object.fromEntries(named) }))
}

export const read = (text: string) =>
  parseQuestionFile(text, { bank: 'b', bankFolder: '/nowhere', file: '/nowhere/q.md', pathId: 'b/q' })

/** `line:column code` of everything that is wrong with a text. */
export const marksOf = (text: string): string[] =>
  read(text).diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`)

/** The question of a text that must be playable. */
export const questionOf = (text: string) => {
  const { question, diagnostics } = read(text)
  if (question === null) throw new Error(JSON.stringify(diagnostics))
  return question
}

/** A problem in one line, for comparisons. */
export const formatProblem = ({ file, line, column, code, message, severity }: Problem): string =>
  `${file}:${line}:${column}  ${severity}  ${code}  ${message}`
