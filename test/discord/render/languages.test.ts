import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { daily } from '../../../commands/daily.ts'
import { checkMessage, checkModal, checkThread } from '../../../src/dev/local-discord/rules/index.ts'
import type { Context } from '../../../src/discord/interactions/context.ts'
import { createPictures } from '../../../src/discord/render/board/picture.ts'
import type { Body } from '../../../src/discord/render/parts/body.ts'
import { EPHEMERAL } from '../../../src/discord/render/parts/body.ts'
import { reportForm } from '../../../src/discord/render/report/form.ts'
import { ruleForm } from '../../../src/discord/render/settings/roles.ts'
import { payloadOf } from '../../../src/discord/rest/respond.ts'
import { startThread } from '../../../src/discord/rest/thread.ts'
import type { BoardPicture } from '../../../src/picture/board.ts'
import type { Picture } from '../../../src/picture/picture.ts'
import { MAX_COMMENT } from '../../../src/quiz/report.ts'
import { MEASURES } from '../../../src/quiz/roles.ts'
import { context, read } from '../../dev/local-discord/rules/read.ts'
import { sampleBank, sampleQuestion } from '../../quiz/sample.ts'
import { dailyPurpose, NOON, sampleDaily, samplePost, sampleReport } from '../../store/sample.ts'
import { everyLanguage, pseudo } from '../../words/languages.ts'
import { outsideBrackets } from '../../words/pseudo.ts'
import { everyMessage, everyPicture, messagesAbout, type NamedBodies } from './every-message.ts'
import { everyReply } from './every-reply.ts'
import { suggestionForms } from './every-suggestion.ts'
import { faultsOf, textsOf } from './read.ts'

/** Latin letters that no translation could change. Option letters, mentions, links to sources and commands are no words. */
const hardCoded = (text: string): string[] =>
  outsideBrackets(text)
    .replace(/\[[^\]]*\]\(<[^>]*>\)|<[^>\s]*>|https?:\/\/[^\s)]*|\b[A-J]\b/g, '')
    .match(/[a-z]+/gi) ?? []

const SAMPLE_EXAM = { questions: 65, minutes: 130, passMark: 72 }

/** From nothing to far beyond a message, in letters of one to four bytes and with Markdown in it. */
const anyText = fc
  .tuple(
    fc.string({
      unit: fc.constantFrom('a', ' ', 'é', '語', '😀', '\n', '```', '**', '<@1>', '@here'),
      minLength: 1,
      maxLength: 40,
    }),
    fc.constantFrom(1, 1, 30, 300),
  )
  .map(([text, times]) => `x${text.repeat(times)}x`)

const anyQuestion = fc
  .record({
    text: anyText,
    options: fc.array(anyText, { minLength: 2, maxLength: 10 }),
    rationale: fc.option(anyText),
    explanation: fc.option(anyText),
    domain: fc.option(fc.string({ minLength: 1, maxLength: 100 })),
    right: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ text, options, rationale, explanation, domain, right }) =>
    sampleQuestion({
      text,
      domain,
      explanation: explanation ?? '',
      options: options.map((text, index) => ({ key: 'ABCDEFGHIJ'[index]!, text, rationale })),
      answer: [...'ABCDEFGHIJ'].slice(0, Math.min(right, options.length)),
    }),
  )

const all = async (words: (typeof everyLanguage)[number][1]): Promise<NamedBodies> => [
  ...everyMessage(words),
  ...(await everyReply(words)),
]

/** What Discord would refuse in a message. */
const refusalsOf = (body: Body): string[] => {
  const files = [...(body.files ?? []), ...(body.images ?? [])].map(({ name }, index) => ({
    field: `files[${index}]`,
    name,
    size: 10,
  }))
  const kind = (body.flags & EPHEMERAL) === 0 ? 'create-message' : 'callback'
  return [...faultsOf(body), ...read(checkMessage(payloadOf(body), context({ kind, files })))]
}

describe.each(everyLanguage)('in %s', (_, words) => {
  test('every message is within Discord’s limits', async () => {
    const faults = (await all(words)).map(([name, body]) => [name, refusalsOf(body)])
    expect(faults.filter(([, found]) => found!.length > 0)).toEqual([])
  })

  test('so is every message about a question, whatever its text is', () => {
    fc.assert(
      fc.property(anyQuestion, question => {
        const faults = messagesAbout(question, words).map(([name, body]) => [name, refusalsOf(body)])
        expect(faults.filter(([, found]) => found!.length > 0)).toEqual([])
      }),
      { numRuns: inject('runsAll') ? 15 : 5 },
    )
  })

  test('so is the form about a question, empty or filled with what was reported before', () => {
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 0, max: 9 }), (question, seed) => {
        const suggested = question.options.slice(0, 1 + (seed % 3)).map(({ key }) => key)
        const befores = [null, { ...sampleReport(), suggested, comment: '語'.repeat(MAX_COMMENT) }]
        for (const before of befores) {
          const form = reportForm(
            { kind: 'report', postId: samplePost().id },
            { question, seed, before },
            words,
          )
          expect(read(checkModal(form))).toEqual([])
        }
      }),
      { numRuns: inject('runsAll') ? 30 : 15 },
    )
  })

  test('so is the form of a rule about a role', () => {
    const banks = Array.from({ length: 30 }, (_, n) =>
      sampleBank(1, { name: `b${n}`, title: 'Τ'.repeat(150), exam: SAMPLE_EXAM }),
    )
    for (const measure of MEASURES)
      expect(read(checkModal(ruleForm('500000000000000001', measure, banks, words)))).toEqual([])
  })

  test('so are the forms for suggestions, empty or filled', () => {
    fc.assert(
      fc.property(anyQuestion, question => {
        const faults = suggestionForms(question, words).map(form => read(checkModal(form)))
        expect(faults.flat()).toEqual([])
      }),
      { numRuns: 5 },
    )
  })

  test('the thread under a daily question has a name that Discord takes', async () => {
    expect(read(checkThread(await threadBody(words)))).toEqual([])
  })
})

describe('in the pseudo-locale', () => {
  test('every word on every message came from the words', async () => {
    const leaks = (await all(pseudo)).flatMap(([name, body]) =>
      textsOf(body)
        .filter(text => hardCoded(text).length > 0)
        .map(text => [name, text]),
    )
    expect(leaks).toEqual([])
  })

  test('every refusal was among them', async () => {
    const shown = (await all(pseudo)).flatMap(([, body]) => textsOf(body)).join('\n')
    const missing = Object.entries(pseudo.refusals).filter(
      ([, sentence]) => typeof sentence === 'string' && !shown.includes(sentence),
    )
    expect(missing).toEqual([])
  })

  test('so did every word of a picture and its alternative text', async () => {
    const drawn: BoardPicture[] = []
    const painter = {
      draw: async (picture: Picture) => {
        if (picture.kind === 'board') drawn.push(picture)
        return Buffer.from('png')
      },
      stop: async () => {},
      warmUp() {},
    }
    const people = {
      remember: () => {},
      profiles: async (ids: readonly string[]) =>
        new Map(ids.map(id => [id, { name: 'Άννα', avatar: null }])),
    }
    const pictures = createPictures(people, painter)
    const rendered = await Promise.all(everyPicture(pseudo).map(request => pictures.draw(request, pseudo)))
    const texts = [
      ...rendered.map(picture => picture!.alt),
      ...drawn.flatMap(({ title, subtitle, rows }) => [
        title,
        subtitle,
        ...rows.flatMap(row => [row.name, row.points, row.accuracy, row.streak]),
      ]),
    ]
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter(text => hardCoded(text).length > 0)).toEqual([])
  })

  test('so did the name of a thread and the suggestions of dailies', async () => {
    expect(hardCoded((await threadBody(pseudo)).name)).toEqual([])
    const dailies = [null, 'τράπεζα/tag/Άστρα'].map(topic => ({
      daily: sampleDaily({ topic, zone: 'Αθήνα' }),
    }))
    for (const channel of [null, 'Γενικά'.repeat(30)]) {
      const choices = await daily.complete(
        { guildId: '1', options: { id: () => null }, focused: { name: 'change', value: '' } } as never,
        {
          quiz: { listDailies: async () => dailies },
          permissions: { channelName: async () => channel },
          words: pseudo,
        } as unknown as Context,
      )
      expect(choices).toHaveLength(2)
      expect(choices.flatMap(({ name }) => hardCoded(name))).toEqual([])
      for (const { name } of choices) expect(name.length).toBeLessThanOrEqual(100)
    }
  })
})

const threadBody = async (words: typeof pseudo): Promise<{ name: string }> => {
  const bodies: { name: string }[] = []
  const rest = { post: async (_: string, { body }: { body: { name: string } }) => void bodies.push(body) }
  const post = samplePost({ purpose: dailyPurpose('2026-11-23'), messageId: '6', openedAt: NOON })
  await startThread(rest as never, { post, question: {} as never }, words)
  return bodies[0]!
}
