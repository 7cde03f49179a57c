import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { stringify } from 'yaml'
import { loadLibrary } from '../../../src/bank/load.ts'
import { checkAutocomplete, checkMessage } from '../../../src/dev/local-discord/rules/index.ts'
import type { Context } from '../../../src/discord/interactions/context.ts'
import type { AutocompleteInteraction } from '../../../src/discord/interactions/interaction.ts'
import { questionChoices } from '../../../src/discord/interactions/options/question-options.ts'
import { setBody } from '../../../src/discord/render/daily.ts'
import { type Body, EPHEMERAL } from '../../../src/discord/render/parts/body.ts'
import { payloadOf } from '../../../src/discord/rest/respond.ts'
import type { Bank } from '../../../src/quiz/question.ts'
import { findTopic, topicsOf } from '../../../src/quiz/topic.ts'
import { en } from '../../../src/words/en/index.ts'
import { folderOf } from '../../bank/sample.ts'
import { context, read, V2 } from '../../dev/local-discord/rules/read.ts'
import { sampleDaily } from '../../store/sample.ts'
import { messagesAbout } from './every-message.ts'
import { faultsOf } from './read.ts'

const UNITS = ['x', '語', '😀', '`a` ', '** ', '\n', '\t', '<@1> ', '```\n', '\u200b', '. ', '\u202e', '|| ']

/** A text of one of these lengths, of one unit or three bytes, or of halves that belong together. */
const textOf = (...lengths: readonly number[]) =>
  fc
    .tuple(fc.constantFrom(...lengths), fc.constantFrom(...UNITS), fc.constantFrom('a', '==', 'b7'))
    .map(([length, unit, before]) => (before + unit.repeat(length)).slice(0, length))
    .filter(part => part.isWellFormed())

/** Near every limit that there is; the last of each list is over that of the loader. */
const text = fc.oneof(
  { arbitrary: textOf(2, 3, 79, 80, 99, 100, 101, 300), weight: 12 },
  { arbitrary: textOf(999, 3500, 3999, 4001, 9_999, 10_000), weight: 4 },
  { arbitrary: textOf(10_001), weight: 1 },
)
const label = fc.oneof(
  { arbitrary: textOf(2, 60, 79, 80, 81, 90, 99, 100), weight: 12 },
  { arbitrary: textOf(101, 150, 200), weight: 6 },
  { arbitrary: textOf(201), weight: 1 },
)
const difficulty = fc.oneof(
  { arbitrary: textOf(2, 99, 100), weight: 12 },
  { arbitrary: textOf(101), weight: 1 },
)
const alt = fc.oneof({ arbitrary: textOf(2, 1023, 1024), weight: 12 }, { arbitrary: textOf(1025), weight: 1 })
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const sheet = fc.record({
  question: text,
  options: fc
    .array(text, { minLength: 2, maxLength: 10 })
    .map(texts => texts.map((one, index) => `${index}${one.slice(1)}`)),
  answer: fc.uniqueArray(fc.constantFrom('A', 'B'), { minLength: 1 }),
  rationale: few(fc.record({ A: text, B: text })),
  explanation: few(text),
  domain: few(label),
  difficulty: few(difficulty),
  tags: few(fc.array(label, { maxLength: 3 })),
  image: fc.constantFrom(undefined, undefined, 'p.png', `${'n'.repeat(240)}.PNG`),
  alt,
  references: few(
    fc.array(fc.record({ title: label, url: label.map(part => `https://example.org/${part}`) }), {
      maxLength: 4,
    }),
  ),
})

const title = few(label)
const folder = fc.constantFrom('b', 'n'.repeat(101), '語'.repeat(84))

/** What the loader makes of a bank of these questions. */
const loaded = (sheets: readonly object[], name: string, bankTitle: string | undefined): Bank => {
  const questions = folderOf({
    [`${name}/bank.yaml`]: stringify({ title: bankTitle }),
    [`${name}/p.png`]: 'png',
    [`${name}/${'n'.repeat(240)}.PNG`]: 'png',
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`${name}/${index}.md`, `---\n${stringify(sheet)}---\n`] as const),
    ),
  })
  return loadLibrary(questions).banks[0]!
}

/** What Discord would refuse in a message. */
const refusalsOf = (body: Body): string[] => {
  const files = [...(body.files ?? []), ...(body.images ?? [])].map(({ name }, index) => ({
    field: `files[${index}]`,
    name,
    size: 10,
  }))
  const kind = (body.flags & EPHEMERAL) === 0 ? ('create-message' as const) : ('callback' as const)
  // A reveal is an edit, and may refer to the picture that its message has already.
  const [picture] = /(?<=attachment:\/\/)picture\.\w+/.exec(JSON.stringify(body.components)) ?? []
  const kept =
    picture === undefined || files.some(({ name }) => name === picture)
      ? { kind }
      : {
          kind: 'edit-message' as const,
          existing: { flags: V2, attachments: [{ id: '1', filename: picture }] },
        }
  return [...faultsOf(body), ...read(checkMessage(payloadOf(body), context({ ...kept, files })))]
}

/** What Discord would refuse as suggestions, whatever was typed so far. */
const refusedChoices = async (banks: readonly Bank[], typed: string): Promise<string[]> => {
  const suggest = async (name: string) =>
    questionChoices(
      { focused: { name, value: typed } } as AutocompleteInteraction,
      {
        quiz: { banksOfGuild: async () => banks },
        words: en,
      } as unknown as Context,
    )
  const choices = [await suggest('topic'), await suggest('difficulty')]
  return choices.flatMap(choices => read(checkAutocomplete({ choices })))
}

test('whatever the loader calls playable, Discord takes in every message and every suggestion', async () => {
  let playable = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(sheet, { minLength: 1, maxLength: 3 }),
      title,
      folder,
      async (sheets, bankTitle, name) => {
        const bank = loaded(sheets, name, bankTitle)
        playable += bank.questions.length
        for (const question of bank.questions)
          for (const [, body] of messagesAbout(question, en)) expect(refusalsOf(body)).toEqual([])
        const topics = topicsOf([bank])
        for (const typed of ['', bank.title, topics.at(-1)?.label.slice(0, 50) ?? 'x'])
          expect(await refusedChoices([bank], typed)).toEqual([])
      },
    ),
    { numRuns: inject('runsAll') ? 40 : 12 },
  )
  expect(playable).toBeGreaterThan(inject('runsAll') ? 15 : 3)
})

test('a topic of any length is found again by what its suggestion sends, and can be that of a daily', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sheet, { minLength: 1, maxLength: 3 }), folder, async (sheets, name) => {
      const bank = loaded(sheets, name, undefined)
      for (const topic of topicsOf([bank])) {
        expect(findTopic([bank], topic.value)).toEqual({ kind: 'one', topic })
        expect(refusalsOf(setBody(sampleDaily({ topic: topic.value }), false, en))).toEqual([])
      }
    }),
    { numRuns: inject('runsAll') ? 20 : 8 },
  )
})
