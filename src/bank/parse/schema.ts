import { z } from 'zod'
import { STATUSES } from '../../quiz/question.ts'
import { MAX_ALT_LENGTH, MAX_DIFFICULTY_LENGTH } from './discord-limits.ts'
import { MAX_LABEL_LENGTH, MAX_TEXT_LENGTH } from './limits.ts'

/**
 * The schema of a question file's front matter, by which editors complete, explain and underline. The loader also checks
 * what needs more than one key: an answer must be one of the options.
 */

const text = (description: string) => z.string().min(1).max(MAX_TEXT_LENGTH).describe(description)
const label = (description: string) => z.string().min(1).max(MAX_LABEL_LENGTH).describe(description)
const texts = (description: string) => z.union([z.string(), z.array(z.string())]).describe(description)

const LETTER = z.string().regex(/^[A-Ja-j]$/)

const OPTION = z.union([
  // Editors read `5432` and `true` as a number and a boolean; the loader keeps the text.
  z.union([z.string(), z.number(), z.boolean()]),
  z.strictObject({
    text: z.union([z.string(), z.number(), z.boolean()]).describe('What the option says.'),
    rationale: text('Why this option is correct or wrong.').optional(),
  }),
])

const LINK = z.union([
  z.string(),
  z.strictObject({ title: label('What the page is called.'), url: text('https://…') }),
])

const OPTIONS = z
  .union([z.partialRecord(LETTER, OPTION), z.array(OPTION).min(2).max(10)])
  .describe('Two to ten options: `A: …`, `B: …` and so on without gaps, or a list.')

export const QUESTION_SCHEMA = z
  .strictObject({
    question: text('The question as it’s posted. End it with "(Choose two.)" if two options are correct.'),
    options: OPTIONS,
    answer: z
      .union([z.string(), z.boolean(), z.array(z.string())])
      .describe('The letter of the correct option (`B`), or of all of them (`[B, E]`).'),
    accepted: z
      .union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))])
      .describe(
        'Other answers that count as correct too: `[C]`, or `[[A, C]]` where two options are correct.',
      )
      .optional(),
    rationale: z
      .partialRecord(LETTER, z.string())
      .describe('By the letter of an option: why it’s correct or wrong here.')
      .optional(),
    explanation: text('What to learn from the question, shown with every verdict.').optional(),
    references: z
      .union([LINK, z.array(LINK)])
      .describe('Links where people can read more: `https://…`, or `title` and `url`.')
      .optional(),
    domain: label('One of the domains of bank.yaml.').optional(),
    difficulty: text('Such as easy, medium or hard.').max(MAX_DIFFICULTY_LENGTH).optional(),
    categories: texts('What the question is about, such as a service; people can choose it.').optional(),
    tags: texts('More words that people can choose the question by.').optional(),
    image: text('A picture: its path from this file, such as `images/network.png`.').optional(),
    alt: text('What the picture shows, for people who can’t see it.').max(MAX_ALT_LENGTH).optional(),
    id: text('Replaces the path as the question’s permanent name; answers are stored under it.').optional(),
    aliases: texts('Earlier ids, the oldest first, so that a renamed file keeps its history.').optional(),
    accept: texts('Codes of warnings you’ve reviewed and want to silence.').optional(),
    shuffle: z
      .boolean()
      .describe('`false` shows the options in the order of the file, in every post.')
      .optional(),
    status: z
      .enum(['live', ...STATUSES])
      .describe(
        '`trial`: asked without scoring. `suspended` or `retired`: not asked. Leave it out for a live question.',
      )
      .optional(),
    author: label('Who suggested it: shown with the answer.').optional(),
    draft: z.boolean().describe('`true` keeps the question out of play.').optional(),
    source: text(
      'Where an import took the question from; the next import finds it again by this.',
    ).optional(),
    title: z.string().describe('Not shown; for other programs that read the file.').optional(),
  })
  .describe('A question of Proctor. docs/question-format.md explains it.')

/** The JSON Schema stored in questions/schema.json. */
export const questionJsonSchema = (): string =>
  `${JSON.stringify({ title: 'Question', ...z.toJSONSchema(QUESTION_SCHEMA, { target: 'draft-7', io: 'input' }) }, null, 2)}\n`
