import { describe, expect, test } from 'vitest'
import { namesIn } from '../../src/play/settings/banks.ts'
import { createGuildBanks } from '../../src/play/suggestions/guild-banks.ts'
import { fileTextOf } from '../../src/quiz/suggestion/bank-files.ts'
import { questionFiles } from '../quiz/question-files.ts'
import { sampleBank, sampleQuestion } from '../quiz/sample.ts'
import { sampleSuggestion } from '../store/sample.ts'
import { anAsker, openTable } from './table.ts'

const HERE = anAsker(0).guildId
const ELSEWHERE = '100000000000000099'
const ANA = { userId: '400000000000000001', guildId: HERE, name: 'Ana' }
const MO = { userId: '400000000000000002', guildId: HERE }

const FORM = {
  text: 'Which planet has the longest day?',
  options: '*Venus\n> It turns once in 243 days.\nJupiter\nMars',
  explanation: 'A day is one turn of a planet.',
  sources: 'https://example.org/days',
  ownWords: true,
  credited: true,
}

type Table = Awaited<ReturnType<typeof openTable>>

const save = async ({ quiz }: Table, form: Partial<typeof FORM> = {}) => {
  const saved = await quiz.saveSuggestion(ANA, { ...FORM, ...form }, null)
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  return saved.view
}

const send = async (table: Table, form: Partial<typeof FORM> = {}) => {
  const { suggestion } = await save(table, form)
  const sent = await table.quiz.sendSuggestion(ANA, suggestion)
  if (sent.kind === 'changed') throw new Error(sent.kind)
  return sent.view.suggestion
}

const accept = async (table: Table, form: Partial<typeof FORM> = {}) => {
  const { id, version } = await send(table, form)
  expect(await table.quiz.acceptSuggestion({ ...MO, id, version }, 'Home')).toBe('done')
  return { ...MO, id, version: version + 1 }
}

const bankNames = async ({ quiz }: Table, guildId: string) =>
  (await quiz.banksOfGuild(guildId)).map(({ name }) => name)

describe('a suggestion', () => {
  test('is checked at once, and can be sent when it can be asked and is in their own words', async () => {
    const table = await openTable()
    const broken = await save(table, { options: 'Venus\nVenus', ownWords: false })
    expect(broken.question).toBeNull()
    expect(broken.findings.map(({ severity }) => severity)).toContain('error')
    expect((await table.quiz.sendSuggestion(ANA, broken.suggestion)).kind).toBe('not-own-words')
    const saved = await table.quiz.saveSuggestion(ANA, { ...FORM, options: 'Venus\nMars' }, broken.suggestion)
    if (saved.kind !== 'saved') throw new Error(saved.kind)
    expect((await table.quiz.sendSuggestion(ANA, saved.view.suggestion)).kind).toBe('has-errors')
    const marked = await table.quiz.markCorrect(ANA, saved.view.suggestion, [0])
    if (marked.kind !== 'saved') throw new Error(marked.kind)
    expect(marked.view.question).toMatchObject({ answer: ['A'], status: 'trial', author: 'Ana' })
    expect((await table.quiz.sendSuggestion(ANA, marked.view.suggestion)).kind).toBe('sent')
    // The button of before: nothing is sent twice.
    expect((await table.quiz.sendSuggestion(ANA, marked.view.suggestion)).kind).toBe('changed')
  })

  test('is shown beside the bank’s questions that ask nearly the same', async () => {
    const twin = sampleQuestion({
      id: 'sample/twin',
      text: FORM.text,
      options: options('Venus', 'Jupiter', 'Mars'),
    })
    const table = await openTable({ banks: [{ ...sampleBank(3), questions: [sampleQuestion(), twin] }] })
    const { similar } = await save(table)
    expect(similar.map(({ id }) => id)).toEqual(['sample/twin'])
  })

  test('is limited in how often it’s saved', async () => {
    const table = await openTable()
    const { suggestion } = await save(table)
    const outcomes = []
    for (let n = 1; n <= 20; n++)
      outcomes.push((await table.quiz.saveSuggestion(ANA, FORM, { ...suggestion, version: n })).kind)
    expect(outcomes).toEqual([...Array(19).fill('saved'), 'too-fast'])
  })

  test('is told to the server’s managers where they want that, and decided ones aren’t', async () => {
    const table = await openTable()
    await table.quiz.chooseFindingChannel(HERE, { id: '200000000000000009', locale: 'en-US' })
    await save(table)
    await table.advance(60)
    expect(table.spoken('findings')).toEqual([])
    const { id } = await send(table, { text: 'Which planet has the shortest day?' })
    await table.advance(60)
    expect(table.spoken('findings')).toMatchObject([
      { view: { findings: [{ kind: 'suggestion', ref: id }] } },
    ])
    await table.advance(3 * 86_400)
    expect(table.spoken('findings')).toHaveLength(1)
  })

  test('names its author only if they want', async () => {
    const table = await openTable()
    expect((await save(table, { credited: false })).question?.author).toBeUndefined()
  })

  test('names its author by nothing that turns what stands around the name', async () => {
    const { quiz } = await openTable()
    const authorOf = async (name: string) => {
      const saved = await quiz.saveSuggestion({ ...ANA, name }, { ...FORM }, null)
      return saved.kind === 'saved' ? saved.view.suggestion.authorName : saved.kind
    }
    expect(await authorOf('\u202eanA\n')).toBe('anA')
    expect(await authorOf('\u2066\u2069')).toBeNull()
    expect(await authorOf('Ana 👩‍🔬')).toBe('Ana 👩‍🔬')
  })
})

describe('the bank of what members suggested', () => {
  test('is asked from in its server alone, and not in dailies while its questions are on trial', async () => {
    const table = await openTable({ banks: [sampleBank(2)] })
    const seen = await accept(table)
    expect(await bankNames(table, HERE)).toEqual(['sample', HERE])
    expect(await bankNames(table, ELSEWHERE)).toEqual(['sample'])
    expect(table.overlay.current().map(({ name }) => name)).toEqual(['sample'])
    const [own] = table.overlay.current(HERE).filter(({ name }) => name === HERE)
    expect(own).toMatchObject({ title: 'Home', questions: [{ text: FORM.text, status: 'trial' }] })
    expect(await table.quiz.setBankState(seen, 'live')).toBe('done')
    const [live] = table.overlay.current(HERE).filter(({ name }) => name === HERE)
    expect(live?.questions[0]?.status).toBeUndefined()
    expect(await table.quiz.setBankState({ ...seen, version: seen.version + 1 }, 'retired')).toBe('done')
    const [retired] = table.overlay.current(HERE).filter(({ name }) => name === HERE)
    expect(retired).toMatchObject({ questions: [], withdrawn: [{ text: FORM.text }] })
  })

  test('keeps the lists of banks the same while nothing changes, so that what is computed from them stays', async () => {
    const table = await openTable()
    await accept(table)
    expect(table.overlay.current(HERE)).toBe(table.overlay.current(HERE))
    expect(table.overlay.everywhere()).toBe(table.overlay.everywhere())
    expect(await table.quiz.banksOfGuild(HERE)).toBe(await table.quiz.banksOfGuild(HERE))
  })

  test('stands for its exported copy, if that is among the files too', async () => {
    const table = await openTable({ banks: [sampleBank(2), sampleBank(2, { name: HERE })] })
    await accept(table)
    expect(await bankNames(table, HERE)).toEqual(['sample', HERE])
    expect(await bankNames(table, ELSEWHERE)).toEqual(['sample', HERE])
    const all = table.overlay.everywhere().filter(({ name }) => name === HERE)
    expect(all.map(({ title }) => title)).toEqual(['Home'])
  })

  test('is on by default, where someone has chosen banks too, until a manager turns it off', async () => {
    const table = await openTable({ banks: [sampleBank(2), sampleBank(2, { name: 'other' })] })
    await table.quiz.chooseBanks(HERE, null, ['sample'])
    await accept(table)
    expect(await bankNames(table, HERE)).toEqual(['sample', HERE])
    expect((await table.quiz.shownSettings(HERE)).banks).toEqual(['sample', HERE])
    await table.quiz.chooseBanks(HERE, null, ['other'])
    expect(await bankNames(table, HERE)).toEqual(['other'])
    await table.quiz.chooseBanks(HERE, null, ['other', HERE])
    expect(await bankNames(table, HERE)).toEqual(['other', HERE])
    await table.quiz.chooseBanks(HERE, null, null)
    expect(await bankNames(table, HERE)).toEqual(['sample', 'other', HERE])
    expect(
      namesIn(table.overlay.current(ELSEWHERE), ELSEWHERE, { banks: ['sample'], ownBank: true }),
    ).toEqual(['sample'])
  })

  test('is written into a folder by a durable task, and deleted with the server’s data', async () => {
    const table = await openTable()
    const { id } = await accept(table)
    expect(table.folders.size).toBe(0)
    await table.advance(3)
    expect([...table.folders.get(HERE)!.keys()]).toEqual(['bank.yaml', `${id}.md`])
    expect(table.folders.get(HERE)!.get('bank.yaml')).toBe('title: "Home"\n')
    expect(table.folders.get(HERE)!.get(`${id}.md`)).toContain('author: Ana')
    await table.store.guilds.markJoined([HERE])
    await table.store.guilds.markLeft([HERE], table.clock.time)
    while (await table.store.guilds.purgeBatch(HERE, table.clock.time, 100));
    await table.advance(10)
    expect(table.folders.size).toBe(0)
    expect(await bankNames(table, HERE)).toEqual(['sample'])
  })

  test('is written as soon as the disk takes it, however long that is, since an author’s name may have to go', async () => {
    const table = await openTable()
    const { id } = await accept(table)
    await table.advance(3)
    const write = table.folders.set.bind(table.folders)
    table.folders.set = () => {
      throw new Error('ENOSPC: no space left on device')
    }
    await table.quiz.forgetPerson(ANA.userId)
    await table.advance(25 * 3600)
    expect(table.trouble.length).toBeGreaterThan(1440)
    table.folders.set = write
    await table.advance(60)
    expect(table.folders.get(HERE)!.get(`${id}.md`)).not.toContain('Ana')
  })

  test('is written at a start where its folder is missing', async () => {
    const table = await openTable()
    await accept(table)
    await table.advance(3)
    await table.quiz.prepare()
    expect(await table.store.tasks.isTaskPlanned('write-bank', HERE)).toBe(false)
    table.folders.clear()
    await table.quiz.prepare()
    await table.advance(3)
    expect([...table.folders.keys()]).toEqual([HERE])
  })

  test('is known to another process within seconds', async () => {
    const table = await openTable()
    const other = createGuildBanks(table.store.suggestions, questionFiles, table.clock)
    await other.reload()
    expect(other.of(HERE)).toBeNull()
    await accept(table)
    await other.poll()
    expect(other.of(HERE)?.questions).toHaveLength(1)
    expect(other.authorOf(`${HERE}/${other.of(HERE)!.questions[0]!.id.split('/')[1]}`)).toBe('Ana')
  })

  test('can have one of its questions suspended and corrected like any other', async () => {
    const table = await openTable()
    const { id } = await accept(table)
    const questionId = `${HERE}/${id}`
    const fix = { kind: 'key', answer: ['B'] } as const
    expect((await table.quiz.applyCorrection({ questionId, fix, by: 'olive', comment: null })).kind).toBe(
      'applied',
    )
    const own = () => table.overlay.current(HERE).find(({ name }) => name === HERE)
    expect(own()?.questions[0]?.answer).toEqual(['B'])
    const request = { questionId, guildId: HERE, by: MO.userId }
    expect(await table.quiz.suspendQuestion(request)).toEqual({ kind: 'suspended' })
    expect(own()?.questions).toEqual([])
    const elsewhere = { kind: 'manager', userId: 'eve', guildId: ELSEWHERE } as const
    expect(await table.quiz.listAttention({ ...elsewhere, guildId: HERE })).toHaveLength(1)
    expect(await table.quiz.listAttention(elsewhere)).toEqual([])
  })

  test('keeps its author out of what is kept of a question, and names them as the bank does now', async () => {
    const table = await openTable({ banks: [{ ...sampleBank(0), questions: [] }] })
    await accept(table)
    const view = await table.ask({})
    const bodies = await table.db.selectFrom('revisions').select('body').execute()
    expect(bodies.map(({ body }) => body).join()).not.toContain('Ana')
    const outcome = await table.press(view, 'ben')
    expect(outcome).toMatchObject({ verdict: { question: { author: 'Ana', status: 'trial' } } })
    await table.quiz.forgetPerson(ANA.userId)
    await table.advance(6)
    expect(await table.press(view, 'cem')).toMatchObject({ kind: 'kept' })
    expect(JSON.stringify(await table.press(view, 'cem'))).not.toContain('"author"')
  })
})

test('the file of a suggestion that isn’t in a bank says that it’s on trial', () => {
  const { write } = questionFiles
  expect(fileTextOf(write, sampleSuggestion())).toContain('status: trial')
  expect(fileTextOf(write, sampleSuggestion({ state: 'live' }))).not.toContain('status')
  expect(fileTextOf(write, sampleSuggestion({ state: 'retired' }))).toContain('status: retired')
})

const options = (...texts: string[]) =>
  texts.map((text, index) => ({ key: 'ABCD'[index]!, text, rationale: null }))
