import { type Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { AfterClose } from '../../src/play/ports/posts.ts'
import type { Store } from '../../src/play/ports/store.ts'
import type { Post } from '../../src/play/record.ts'
import { DEFAULT_STUDY } from '../../src/play/study/record.ts'
import { spansOf } from '../../src/quiz/period-spans.ts'
import { PERSON_COLUMNS } from '../../src/store/people/person-columns.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { decisionsOn } from './carry-out.ts'
import { everythingAbout } from './everything.ts'
import { openScratchStore } from './open.ts'
import {
  dailyPurpose,
  dueAt,
  forgetPerson,
  GOLD,
  giveRole,
  NOON,
  sampleAttempt,
  sampleCorrection,
  sampleDaily,
  sampleEvent,
  sampleExam,
  sampleExamItems,
  samplePost,
  sampleReport,
  sampleSession,
  sampleSuggestion,
  seriesPurpose,
  someClick,
} from './sample.ts'

const DEE = '555500000000000009'
const DEES_DM = '666600000000000009'
const OTHERS = ['400000000000000001', '400000000000000002', '400000000000000003']
const GUILD = samplePost().guildId
const MINUTE_MS = 60_000
const nothing: AfterClose = { nextPost: null, endSession: null, revealAt: NOON }

/** A message in Discord's history, above which everyone there reads "dee used /quiz". */
type Message = {
  readonly author: string
  readonly id: string
  readonly at: number
  readonly channelId: string
  readonly questionId: string
  /** In the custom ids of its buttons. */
  readonly postId: string
}

/** An afternoon of questions in a channel, of which Dee asked every second, and answered most. */
const playAnAfternoon = async (store: Store) => {
  const messages: Message[] = []
  const ask = async (n: number, given: Partial<Post>, people: readonly string[], isClosed = true) => {
    const openedAt = NOON + n * 10 * MINUTE_MS + 12_345
    const post = samplePost({
      id: `post${String(n).padStart(12, '0')}`,
      questionId: `sample/${n}`,
      messageId: `message-${n}`,
      openedAt,
      closesAt: openedAt + 5 * MINUTE_MS,
      ...given,
    })
    await store.posts.openPost(
      post,
      sampleQuestion({ id: post.questionId, hash: `hash${n}` }),
      post.purpose.kind === 'series' ? sampleSession({ startedBy: OTHERS[0]! }) : null,
    )
    if (post.audience === 'channel')
      messages.push({ ...post, postId: post.id, author: post.askedBy, id: `message-${n}`, at: openedAt })
    for (const [index, userId] of people.entries())
      await store.answers.recordAnswer(
        post,
        sampleAttempt({
          postId: post.id,
          userId,
          right: index % 2 === 0,
          answeredAt: openedAt + 7000 * (index + 1),
        }),
        someClick(),
      )
    if (!isClosed) return post
    await store.posts.closePost(post.id, openedAt + 2 * MINUTE_MS, nothing, { asker: true, userId: null })
    await store.tasks.dropTask('reveal', post.id)
    return post
  }
  for (let n = 0; n < 16; n++)
    await ask(n, { askedBy: n % 2 ? DEE : OTHERS[n % 3]! }, n % 5 ? [DEE, ...OTHERS.slice(n % 3)] : OTHERS)
  await ask(20, { guildId: DEES_DM, channelId: DEES_DM, audience: 'direct', askedBy: DEE }, [DEE])
  await ask(21, { audience: 'private', askedBy: DEE }, [DEE])
  await ask(22, { askedBy: DEE, purpose: dailyPurpose('2026-11-23') }, [DEE, OTHERS[0]!])
  const open = await ask(23, { askedBy: DEE, purpose: seriesPurpose() }, [DEE, OTHERS[1]!], false)
  await store.dailies.saveDaily(sampleDaily({ setBy: DEE }), 5)
  await store.dailies.saveDaily(sampleDaily({ id: 'daily00000000002', guildId: '1002', setBy: DEE }), 5)
  return { messages, open }
}

/** What someone finds out about Dee who has the database and reads Discord's history. */
const attack = async (db: Kysely<Schema>, messages: readonly Message[], known: readonly string[]) => {
  const findings: string[] = []
  const hers = messages.filter(({ author }) => author === DEE)
  const posts = await db.selectFrom('posts').selectAll().execute()
  const answers = await db.selectFrom('answers').selectAll().execute()

  // What Discord shows, looked for in every cell: her id, her direct message, her messages and times.
  const cells = await everyCell(db)
  for (const text of known)
    for (const { where, value } of cells) if (value.includes(text)) findings.push(`${where} names ${text}`)
  for (const { id, postId, at } of hers)
    for (const post of posts.filter(({ purpose }) => purpose !== 'daily')) {
      if (post.message_id === id) findings.push(`post ${post.id} by its message`)
      if (post.id === postId) findings.push(`post ${post.id} by its buttons`)
      if ([post.opened_at, post.closed_at].some(time => time !== null && Math.abs(time - at) < 5 * MINUTE_MS))
        findings.push(`post ${post.id} by its time`)
    }

  // The posts under her messages are found by their channel and question. Whose answers are there?
  const living = new Set(OTHERS)
  for (const post of posts) {
    const there = answers.filter(({ post_id }) => post_id === post.id)
    for (const { user_id } of there)
      if (!living.has(user_id)) findings.push(`an answer of someone unknown to ${post.id}`)
    if (post.closed_at !== null && post.answered !== there.length)
      findings.push(`${post.answered - there.length} answers of deleted people to ${post.id}`)
    if (post.closed_at !== null && post.right_count !== there.filter(one => one.is_right === 1).length)
      findings.push(`a right answer of a deleted person to ${post.id}`)
  }

  // Rows of one person, by what stands in both and nowhere else.
  const seen = new Map<string, string>()
  for (const { where, value } of cells) {
    if (!value.startsWith('nobody-')) continue
    if (seen.has(value)) findings.push(`${where} and ${seen.get(value)} are of one person`)
    seen.set(value, where)
  }
  return findings
}

const everyCell = async (db: Kysely<Schema>) => {
  const cells: { where: string; value: string }[] = []
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (value !== null) cells.push({ where: `${name}.${column}`, value: String(value) })
  }
  return cells
}

test('with the database and Discord’s history, nothing of a deleted person is found: no answer, and no two rows of theirs', async () => {
  const { db, store } = await openScratchStore()
  const { messages, open } = await playAnAfternoon(store)
  const known = [DEE, DEES_DM]
  expect((await attack(db, messages, known)).length).toBeGreaterThan(40)
  await forgetPerson(store, DEE, NOON + 4 * 3_600_000)

  // What is still open needs its message until its answer is shown.
  const found = await attack(db, messages, known)
  expect(new Set(found)).toEqual(
    new Set(['message', 'buttons', 'time'].map(what => `post ${open.id} by its ${what}`)),
  )
  expect(await store.people.anonymizePost(open.id)).toBe(false)
  const following = samplePost({ id: 'post000000000099', purpose: seriesPurpose(2), askedBy: DEE })
  const next = { post: following, question: sampleQuestion(), dueAt: NOON }
  await store.posts.closePost(
    open.id,
    open.closesAt,
    { ...nothing, nextPost: next },
    { asker: true, userId: null },
  )
  expect(await store.people.anonymizePost(open.id)).toBe(false)
  await store.tasks.dropTask('reveal', open.id)
  expect(await store.people.anonymizePost(open.id)).toBe(true)
  expect(await attack(db, messages, known)).toEqual([])
})

test('an open question’s public number and result go on without a deleted person', async () => {
  const { store } = await openScratchStore()
  const { open } = await playAnAfternoon(store)
  expect(await store.answers.countAnswers(open.id)).toBe(2)
  await forgetPerson(store, DEE)
  expect(await store.answers.countAnswers(open.id)).toBe(1)
  expect(await store.posts.findPost(open.id)).toMatchObject({ messageId: 'message-23', closedAt: null })
})

/** All other columns. A new one belongs here only if it can't hold a person's id. */
const OTHER_COLUMNS: Readonly<Record<keyof Schema, string>> = {
  revisions: 'hash question_id body',
  sessions: 'id guild_id channel_id audience rounds locale started_at ended_at token token_at token_left',
  posts: `id guild_id channel_id audience question_id hash seed topic difficulty seconds session_id round rounds locale
    opened_at closes_at closed_at message_id token token_at answered right_count zone daily_id day due_at announces purpose follows
    rhythm speed_pays`,
  answers: `post_id guild_id question_id hash season picked is_right score counted took_ms answered_at day daily_day own_day unseen
    guessed confidence ability_delta difficulty_delta bank domain corrected_right`,
  totals: 'guild_id period points answered right_count last_at',
  streaks: 'guild_id length longest freezes last_day',
  question_stats: 'guild_id question_id asked answered right_count',
  dailies: `id guild_id channel_id minutes zone topic difficulty role_id thread locale set_at next_day next_at problem
    problem_at`,
  guilds: 'guild_id zone locale gone_at',
  guild_settings: 'guild_id channel_id name value',
  weekly_summaries: `guild_id channel_id weekday minutes locale next_day next_at problem problem_at quiet_weeks last_day
    last_due_at last_channel_id last_done`,
  guild_findings: 'guild_id told message refused',
  people: 'hidden_at',
  exposures: 'question_id last_at previous_at first_at',
  cards: `question_id first_post_id first_at first_right first_fair first_ms reviews lapses resting stability difficulty last_on
    due_on scheduler`,
  abilities: 'bank domain ability answered right_count',
  question_ratings: 'question_id difficulty answered right_count log_ms',
  study_settings: `zone exam_on per_day remind_minutes pauses reminders_blocked_at reminded_on locale
    exam_was_on`,
  exam_outcomes: 'bank on_day passed forecast at',
  exams: `id event_id guild_id channel_id audience bank format domain extra blueprint pass_mark locale zone started_at ends_at
    question_count position shown_at submitted_at submitted_by answered right_count score`,
  exam_items:
    'exam_id number question_id hash seed domain picks flagged confidence spent_ms is_right is_trial corrected_by',
  exam_events: `id guild_id channel_id bank format domain minutes pass_mark question_count blueprint hashes locale zone
    created_at starts_at ends_at begun_at ended_at cancelled_at message_id summary_id`,
  exam_entrants: 'event_id joined_at shares extra_minutes',
  reports: `id question_id hash post_id guild_id reason suggested source comment picked locale at closed_at outcome
    reply`,
  notices: 'kind ref at',
  suggestions: `id guild_id author_name content state version created_at own_words_at sent_at claimed_until decided_at
    reason`,
  guild_banks: 'guild_id title version',
  item_analyses: 'question_id hash state p_key_wrong answers analysis at',
  item_clearances: 'question_id hash answers at',
  question_alerts: 'question_id kind at told_at',
  corrections: 'id question_id hash was options_digest fix source comment at undone_at awarded_at',
  rescores: `correction_id post_id guild_id points score was_right now_right granted ability_change difficulty_change`,
  suspensions: 'guild_id question_id at',
  board_resets: 'guild_id period at from_day until_day dropped_at',
  role_rules: 'guild_id role_id measure threshold bank mode set_at off_because off_since',
  role_grants: 'guild_id role_id state at checked_at',
  // Digests, which name no one: the tests above and of the restore are about them.
  spent_answers: 'post_id digest',
  deletions: 'salt digest deleted_at',
  // `ref` names a person while they study or are being deleted: the deletion ends these tasks.
  tasks: 'kind ref queue due_at attempts version',
  slots: 'name next_at',
  interactions: 'id at',
  bot_state: 'name value',
}

/** These are the person's alone, and belong to no guild. */
const OF_NO_GUILD = [
  'people.user_id',
  'exposures.user_id',
  'study_settings.user_id',
  'exam_outcomes.user_id',
  'corrections.set_by',
]

const columnsOf = async (db: Kysely<Schema>, userId: string): Promise<string[]> => {
  const cells = await everyCell(db)
  return [...new Set(cells.filter(({ value }) => value === userId).map(({ where }) => where))].sort()
}

const namesOf = (columns: typeof PERSON_COLUMNS) =>
  columns.map(([table, column]) => `${table}.${column}`).sort()

describe('every column that can hold a person’s id', () => {
  const fill = async () => {
    const opened = await openScratchStore()
    const { store } = opened
    const post = samplePost({ askedBy: DEE, purpose: seriesPurpose() })
    await store.posts.openPost(post, sampleQuestion(), sampleSession({ startedBy: DEE }))
    await store.answers.recordAnswer(post, sampleAttempt({ userId: DEE }), someClick())
    const daily = samplePost({ id: 'post000000000002', purpose: dailyPurpose('2026-11-23'), askedBy: DEE })
    await store.posts.openPost(daily, sampleQuestion(), null)
    await store.answers.recordAnswer(daily, sampleAttempt({ postId: daily.id, userId: DEE }), someClick())
    await store.dailies.saveDaily(sampleDaily({ setBy: DEE }), 5)
    await store.people.setHidden(DEE, NOON)
    await store.exams.startExam(sampleExam({ userId: DEE }), sampleExamItems())
    await store.examEvents.planEvent(sampleEvent({ setBy: DEE }), 5)
    await store.examEvents.join(sampleEvent().id, DEE, NOON)
    await store.study.saveSettings(DEE, { ...DEFAULT_STUDY, perDay: 30 })
    await decisionsOn(store.corrections).applyCorrection(
      sampleCorrection({ by: DEE, fix: { kind: 'key', answer: ['A'] } }),
      { now: NOON, isInForce: () => true },
    )
    await store.corrections.suspend({ guildId: GUILD, questionId: 'sample/two', by: DEE, at: NOON })
    await store.resets.resetBoards({
      guildId: GUILD,
      spans: spansOf('2026-11-23', 'season'),
      setBy: DEE,
      now: NOON,
      last: null,
    })
    await giveRole(store, DEE)
    await store.outcomes.saveOutcome({
      userId: DEE,
      bank: 'sample',
      onDay: 20_780,
      passed: true,
      forecast: 800,
      at: NOON,
    })
    await store.reports.fileReport(sampleReport({ userId: DEE }), { max: 1, since: NOON - 1 })
    await store.reports.closeReports('sample/one', { outcome: 'rejected', reply: null, at: NOON })
    // One that they accepted themselves, and one that they work on.
    for (const suggestion of [
      sampleSuggestion({ authorId: DEE }),
      sampleSuggestion({ id: 'suggestion000002', authorId: '400000000000000077' }),
    ])
      await store.suggestions.addSuggestion(suggestion, 3)
    const act = { version: 1, guildId: GUILD, by: DEE, now: NOON }
    await store.suggestions.acceptSuggestion({ ...act, id: 'suggestion000001' }, 'Home', 10)
    await store.suggestions.claimSuggestion({ ...act, id: 'suggestion000002' }, NOON + 1)
    return opened
  }

  test('is listed, and so are all others', async () => {
    const { db } = await openScratchStore()
    const tables = await db.introspection.getTables()
    const actual = tables.flatMap(({ name, columns }) => columns.map(column => `${name}.${column.name}`))
    const others = Object.entries(OTHER_COLUMNS).flatMap(([table, columns]) =>
      columns.split(/\s+/).map(column => `${table}.${column}`),
    )
    expect([...namesOf(PERSON_COLUMNS), ...others].sort()).toEqual(actual.sort())
  })

  test('is in the export', async () => {
    const { db, store } = await fill()
    expect(await columnsOf(db, DEE)).toEqual(namesOf(PERSON_COLUMNS))
    expect(await store.people.hiddenSince(DEE)).toBe(NOON)
    const kinds = Object.keys(await everythingAbout(store, DEE))
    const tables = new Set(PERSON_COLUMNS.map(([table]) => table))
    tables.delete('people')
    expect(kinds.sort()).toEqual([...tables].sort())
  })

  test('is emptied by the deletion, and what the bot gave in Discord once that is taken back', async () => {
    const { db, store } = await fill()
    await forgetPerson(store, DEE)
    expect(await columnsOf(db, DEE)).toEqual(['role_grants.user_id', 'tasks.ref'])
    const [task, ...others] = (await dueAt(db, NOON, 'later')).filter(({ kind }) => kind === 'revoke-roles')
    expect([task?.ref, others]).toEqual([DEE, []])
    const [grant, ...more] = await store.roles.revokedGrantsOf(DEE)
    expect([grant?.roleId, more]).toEqual([GOLD, []])
    await store.roles.moveGrant(grant!, { from: 'taking', to: null, now: NOON })
    await store.tasks.dropTask('revoke-roles', DEE)
    expect(await columnsOf(db, DEE)).toEqual([])
  })

  test('is emptied by the purge of a guild, where it belongs to one', async () => {
    const { db, store } = await fill()
    await store.guilds.markJoined([GUILD])
    await store.guilds.markLeft([GUILD], NOON)
    while (await store.guilds.purgeBatch(GUILD, NOON, 1000));
    expect(await columnsOf(db, DEE)).toEqual([...OF_NO_GUILD].sort())
  })
})
