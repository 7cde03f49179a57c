import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/play/ports/store.ts'
import type { ManagerAct, Suggestion } from '../../src/play/ports/suggestions.ts'
import { engineName } from './engines.ts'
import { everythingAbout } from './everything.ts'
import { openScratchStore } from './open.ts'
import { forgetPerson, NOON, sampleSuggestion } from './sample.ts'

const ANA = '400000000000000001'
const MO = '400000000000000002'
const OLGA = '400000000000000003'
const GUILD = sampleSuggestion().guildId
const HALF_AN_HOUR = 1_800_000

/** Another process on the same database. A SQLite file belongs to one, whose work takes turns in the same way. */
const another = async (store: Store, address: string): Promise<Store> =>
  engineName === 'postgres' ? (await openScratchStore(address)).store : store

const suggestion = (n: number, given: Partial<Suggestion> = {}): Suggestion =>
  sampleSuggestion({ id: `suggestion${String(n).padStart(6, '0')}`, sentAt: NOON + n, ...given })

/** What a manager does with the first one as it was sent. */
const act = (given: Partial<ManagerAct> = {}): ManagerAct => ({
  id: suggestion(1).id,
  version: 1,
  guildId: GUILD,
  by: MO,
  now: NOON,
  ...given,
})

const openWith = async (...all: readonly Suggestion[]) => {
  const opened = await openScratchStore()
  for (const one of all) await opened.store.suggestions.addSuggestion(one, 10)
  const find = async (n = 1) => (await opened.store.suggestions.findSuggestions([suggestion(n).id]))[0]
  const tasks = async () =>
    (
      await opened.db.selectFrom('tasks').select(['kind', 'ref']).where('kind', '=', 'write-bank').execute()
    ).map(({ ref }) => ref)
  return { ...opened, suggestions: opened.store.suggestions, find, tasks }
}

describe('a person’s open suggestions', () => {
  test('are at most so many in one server, whatever they do at the same time', async () => {
    const { store, address } = await openWith()
    const other = await another(store, address)
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(n =>
        (n % 2 ? store : other).suggestions.addSuggestion(suggestion(n, { state: 'draft', sentAt: null }), 3),
      ),
    )
    expect(outcomes.filter(outcome => outcome === 'added')).toHaveLength(3)
    expect(await store.suggestions.openSuggestionsOf(ANA, GUILD)).toHaveLength(3)
    const elsewhere = suggestion(7, { guildId: '100000000000000009' })
    expect(await store.suggestions.addSuggestion(elsewhere, 3)).toBe('added')
  })

  test('are kept as they were written, and decided ones don’t count', async () => {
    const { suggestions, find } = await openWith(suggestion(1), suggestion(2), suggestion(3))
    expect(await find()).toEqual(suggestion(1))
    await suggestions.rejectSuggestion(act(), 'We have it already.')
    expect(await suggestions.addSuggestion(suggestion(4), 3)).toBe('added')
  })

  test('are rewritten, sent and withdrawn by their author alone, and as they saw them', async () => {
    const draft = suggestion(1, { state: 'draft', sentAt: null, ownWordsAt: null })
    const { suggestions, find } = await openWith(draft)
    const seen = { id: draft.id, version: 1 }
    const written = { ...draft, content: { ...draft.content, text: 'Which one?' }, ownWordsAt: NOON }
    expect(await suggestions.sendSuggestion(seen, ANA, NOON)).toBe(false)
    expect(await suggestions.rewriteSuggestion(seen, { ...written, authorId: MO })).toBe(false)
    expect(await suggestions.rewriteSuggestion(seen, written)).toBe(true)
    expect(await suggestions.rewriteSuggestion(seen, written)).toBe(false)
    expect(await suggestions.sendSuggestion(seen, ANA, NOON + 5)).toBe(false)
    expect(await suggestions.sendSuggestion({ ...seen, version: 2 }, ANA, NOON + 5)).toBe(true)
    expect(await find()).toEqual({ ...written, state: 'sent', version: 3, sentAt: NOON + 5 })
    expect(await suggestions.withdrawSuggestion(draft.id, MO)).toBe(false)
    expect(await suggestions.withdrawSuggestion(draft.id, ANA)).toBe(true)
    expect(await find()).toBeUndefined()
  })
})

describe('managers', () => {
  test('see what waits, oldest first, and never a draft or another server’s', async () => {
    const { suggestions } = await openWith(
      suggestion(2),
      suggestion(1),
      suggestion(3, { state: 'draft', sentAt: null }),
      suggestion(4, { guildId: '100000000000000009' }),
    )
    const page = { offset: 0, limit: 5 }
    const listed = await suggestions.listSuggestions(GUILD, 'queue', page)
    expect(listed.map(({ id }) => id)).toEqual([suggestion(1).id, suggestion(2).id])
    expect(await suggestions.countSuggestions(GUILD, 'queue')).toBe(2)
    expect(await suggestions.listSuggestions(GUILD, 'queue', { offset: 1, limit: 5 })).toHaveLength(1)
  })

  test('who accept at the same time put it into the bank once, with one notice', async () => {
    const { store, db, address, suggestions, find, tasks } = await openWith(suggestion(1))
    const other = await another(store, address)
    const before = await suggestions.guildBanksVersion()
    const outcomes = await Promise.all([
      store.suggestions.acceptSuggestion(act(), 'Home', 10),
      other.suggestions.acceptSuggestion(act({ by: OLGA }), 'Home', 10),
      other.suggestions.rejectSuggestion(act({ by: OLGA }), 'No.'),
    ])
    expect(outcomes.filter(outcome => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter(outcome => outcome === 'changed')).toHaveLength(2)
    const notices = await db.selectFrom('notices').select(['user_id', 'kind', 'ref']).execute()
    expect(notices).toEqual([{ user_id: ANA, kind: 'suggestion', ref: suggestion(1).id }])
    if ((await find())?.state !== 'trial') return
    expect(await suggestions.guildBanks()).toEqual([{ guildId: GUILD, title: 'Home', version: 1 }])
    expect(await suggestions.guildBanksVersion()).not.toBe(before)
    expect(await tasks()).toEqual([GUILD])
  })

  test('leave alone what someone else has claimed, until that ends', async () => {
    const { suggestions, find } = await openWith(suggestion(1))
    expect(await suggestions.claimSuggestion(act(), NOON + HALF_AN_HOUR)).toBe('done')
    expect((await find())?.claim).toEqual({ by: MO, until: NOON + HALF_AN_HOUR })
    const olga = act({ by: OLGA, version: 2 })
    expect(await suggestions.claimSuggestion(olga, NOON + HALF_AN_HOUR)).toBe('claimed')
    expect(await suggestions.acceptSuggestion(olga, 'Home', 10)).toBe('claimed')
    expect(await suggestions.editSuggestion(olga, suggestion(1).content)).toBe('claimed')
    expect(await suggestions.releaseSuggestion(olga)).toBe('claimed')
    const later = { ...olga, now: NOON + HALF_AN_HOUR }
    expect(await suggestions.rejectSuggestion(later, 'Too easy.')).toBe('done')
    expect(await find()).toMatchObject({
      state: 'rejected',
      claim: null,
      decision: { by: OLGA, at: NOON + HALF_AN_HOUR, reason: 'Too easy.' },
    })
  })

  test('accept what they saw, and nothing that was edited since', async () => {
    const { suggestions, find } = await openWith(suggestion(1))
    const content = { ...suggestion(1).content, text: 'Which planet turns slowest?' }
    expect(await suggestions.editSuggestion(act(), content)).toBe('done')
    expect(await suggestions.acceptSuggestion(act(), 'Home', 10)).toBe('changed')
    expect(await suggestions.acceptSuggestion(act({ version: 2 }), 'Home', 10)).toBe('done')
    expect((await find())?.content).toEqual(content)
  })

  test('act on their own server’s only, and fill its bank to a limit', async () => {
    const { suggestions, find } = await openWith(suggestion(1), suggestion(2))
    expect(await suggestions.acceptSuggestion(act({ guildId: '100000000000000009' }), 'Away', 10)).toBe(
      'changed',
    )
    expect(await suggestions.acceptSuggestion(act(), 'Home', 1)).toBe('done')
    expect(await suggestions.acceptSuggestion(act({ id: suggestion(2).id }), 'Home', 1)).toBe('full')
    expect((await find(2))?.state).toBe('sent')
  })

  test('decide how a question of the bank is used, and its version goes up', async () => {
    const { suggestions, find } = await openWith(suggestion(1))
    expect(await suggestions.setBankState(act(), 'live')).toBe('changed')
    await suggestions.acceptSuggestion(act(), 'Home', 10)
    expect(await suggestions.setBankState(act({ version: 2 }), 'live')).toBe('done')
    expect(await suggestions.setBankState(act({ version: 2 }), 'retired')).toBe('changed')
    expect((await find())?.state).toBe('live')
    // Without a name, the one from before stays.
    expect(await suggestions.guildBanks()).toEqual([{ guildId: GUILD, title: 'Home', version: 2 }])
    expect(await suggestions.suggestionsInBank(GUILD)).toHaveLength(1)
  })
})

describe('someone who deletes their data', () => {
  test('leaves the questions that were accepted, without their name, and nothing else', async () => {
    const { store, suggestions, find } = await openWith(suggestion(1), suggestion(2), suggestion(3))
    await suggestions.acceptSuggestion(act(), 'Home', 10)
    await suggestions.rejectSuggestion(act({ id: suggestion(2).id }), 'No.')
    expect((await everythingAbout(store, ANA)).suggestions).toHaveLength(3)
    await forgetPerson(store, ANA)
    const left = await find()
    expect(left).toMatchObject({ state: 'trial', authorName: null, content: suggestion(1).content })
    expect(left?.authorId).not.toBe(ANA)
    expect(await find(2)).toBeUndefined()
    expect(await find(3)).toBeUndefined()
    expect(await suggestions.guildBanks()).toEqual([{ guildId: GUILD, title: 'Home', version: 2 }])
  })

  test('as a manager leaves what they decided, and frees what they worked on', async () => {
    const { store, suggestions, find } = await openWith(suggestion(1), suggestion(2))
    await suggestions.acceptSuggestion(act(), 'Home', 10)
    await suggestions.claimSuggestion(act({ id: suggestion(2).id }), NOON + HALF_AN_HOUR)
    await forgetPerson(store, MO)
    expect((await find())?.decision?.by).not.toBe(MO)
    expect((await find(2))?.claim).toBeNull()
  })
})
