import type { Coverage } from './coverage.ts'

/** The report as Markdown, the content of coverage.md. */
export const coverageMarkdown = (title: string, questions: number, coverage: Coverage): string =>
  `${[
    `# What ${title} covers`,
    `Counted over ${questions} questions by \`npm run bank -- coverage\`, which also writes this file: don't edit it.`,
    table(
      ['Statement', '', 'Questions'],
      coverage.statements.map(({ tag, title, questions }) => [tag, title, String(questions)]),
    ),
    'A question is about what is in its categories, or in a correct option. "Correct" and "wrong" count the questions that name it in such an option.',
    ...coverage.groups.map(
      ({ name, subjects }) =>
        `## ${name}\n\n${table(
          ['', 'Questions', 'Correct', 'Wrong'],
          subjects.map(({ name, questions, keys, distractors }) => [
            name,
            String(questions),
            String(keys),
            String(distractors),
          ]),
        )}`,
    ),
    gapsOf(coverage),
  ].join('\n\n')}\n`

const gapsOf = ({ gaps }: Coverage): string =>
  gaps.length === 0 ? 'No gaps.' : `## Gaps\n\n${gaps.map(gap => `- ${gap}`).join('\n')}`

/** Columns after the first are right-aligned where all of their cells are numbers. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    line(head),
    line(head.map((_, at) => (rows.every(row => /^\d+$/.test(row[at]!)) ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n')

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
