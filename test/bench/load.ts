import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import matter from 'gray-matter'
import { load as parseYaml } from 'js-yaml'
import { loadLibrary } from '../../src/bank/load.ts'
import { column, median, withFolder } from './measured.ts'

const SIZES = [1000, 10_000]
const RUNS = 5

/** Loading a bank with all its checks, beside reading the same files without any. */
export const benchLoading = async (): Promise<void> => {
  console.log('\nLoading question files (median of 5)')
  console.log('      files   unchecked ms   Proctor ms   times (aim: at most 1.5)')
  for (const size of SIZES)
    await withFolder(async folder => {
      write(folder, size)
      const bare: number[] = []
      const proctor: number[] = []
      for (let run = 0; run < RUNS; run++) {
        bare.push(time(() => readUnchecked(join(folder, 'bench'))))
        proctor.push(time(() => loadLibrary(folder)))
      }
      const playable = loadLibrary(folder).counts.playable
      if (playable !== size) throw new Error(`${playable} of ${size} playable`)
      console.log(
        `  ${String(size).padStart(9)}      ${column(median(bare))}    ${column(median(proctor))}   ${column(median(proctor) / median(bare), 2)}`,
      )
    })
}

const time = (work: () => void): number => {
  const began = performance.now()
  work()
  return performance.now() - began
}

const readUnchecked = (folder: string): void => {
  for (const name of readdirSync(folder))
    if (name.endsWith('.md'))
      matter(readFileSync(join(folder, name), 'utf8'), {
        engines: { yaml: text => parseYaml(text) as object },
      })
}

const write = (folder: string, size: number): void => {
  mkdirSync(join(folder, 'bench'))
  writeFileSync(join(folder, 'bench/bank.yaml'), 'title: Bench\ndomains:\n  - name: First\n    weight: 100\n')
  for (let n = 0; n < size; n++) writeFileSync(join(folder, `bench/q${n}.md`), fileOf(n))
}

/** A file of the length that real banks have at their middle: 400 characters of question, 120 an option. */
const fileOf = (n: number): string => `---
title: "Question ${n} begins like this and goes..."
draft: false
categories:
  - S3
  - Storage
domain: "First"
difficulty: "medium"
question: "Question ${n}: ${'a company stores build results that nobody reads after a month. '.repeat(6)}Which way fits?"
options:
${['A', 'B', 'C', 'D'].map((key, index) => `  ${key}: "Way ${index + 1} of ${n}, ${'with a rule that moves old objects. '.repeat(3)}"`).join('\n')}
answer: "${'ABCD'[n % 4]}"
explanation: "${'Objects that are seldom read belong into a class that costs less. '.repeat(6)}"
references:
  - https://example.org/${n}
tags:
  - s3
  - storage
---

<!-- Question data is in frontmatter -->
`
