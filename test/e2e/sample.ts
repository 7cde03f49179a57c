import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A question file; `key` is right. What is not said is the same in all. */
export const questionFile = (
  given: { text?: string; answer?: string; domain?: string; tags?: string } = {},
): string => `---
domain: ${given.domain ?? 'Planets'}
difficulty: easy
categories: [${given.tags ?? 'Sky'}]
question: ${given.text ?? 'Which planet is called the red one?'}
options:
  A: Venus
  B: Mars
  C: Jupiter
  D: Saturn
answer: ${given.answer ?? 'B'}
rationale:
  A: Venus is white.
  B: Mars is rusty.
  C: Jupiter is striped.
  D: Saturn is yellow.
explanation: Iron oxide covers its surface.
references:
  - https://example.org/planets
---
`

/** A questions folder with one bank of these files. */
export const writeBank = (folder: string, files: Record<string, string | Buffer>): string => {
  const questions = join(folder, 'questions')
  mkdirSync(join(questions, 'sky'), { recursive: true })
  writeFileSync(
    join(questions, 'sky/bank.yaml'),
    'title: The sky\ndescription: For tests.\ndomains:\n  - name: Planets\n    weight: 50\n  - name: Stars\n    weight: 50\n',
  )
  for (const [name, content] of Object.entries(files)) writeFileSync(join(questions, 'sky', name), content)
  return questions
}

/** Ten questions in two domains; the right option is Mars in all. */
export const tenQuestions = (): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 10 }, (_, n) => [
      `q${n}.md`,
      questionFile({
        text: `Question number ${n}?`,
        domain: n % 2 ? 'Stars' : 'Planets',
        tags: n < 3 ? 'Sky, Near' : 'Sky',
      }),
    ]),
  )

/** A bank.yaml with a mock exam of four questions in twenty minutes. */
export const EXAM_YAML = `title: The sky
description: For tests.
domains:
  - name: Planets
    weight: 50
  - name: Stars
    weight: 50
exam:
  questions: 4
  minutes: 20
  pass-mark: 70
`

/** The smallest PNG: one transparent pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
