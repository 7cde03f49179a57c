import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ShowVerdict } from '../../src/play/answer.ts'
import type { QuizRequest } from '../../src/play/ask.ts'
import { withCorrections } from '../../src/play/corrected-store.ts'
import type { DailySettings } from '../../src/play/dailies/set-daily.ts'
import type { ShowQuestion, ShowReveal } from '../../src/play/deliver.ts'
import type { EventSummaryView, EventView } from '../../src/play/exam/event.ts'
import { createOverlay } from '../../src/play/overlay.ts'
import type { NeededPermission } from '../../src/play/ports/permissions.ts'
import type { AlertView, Delivery, FindingView, Publisher } from '../../src/play/ports/publisher.ts'
import { createQuiz } from '../../src/play/quiz.ts'
import { createTakeCooldown, createTakeTurn } from '../../src/play/rate-limits.ts'
import type { Post } from '../../src/play/record.ts'
import { createGuildBanks } from '../../src/play/suggestions/guild-banks.ts'
import type {
  AskedPost,
  QuestionView,
  ReminderView,
  RevealView,
  StandingsView,
  WeeklyView,
} from '../../src/play/views.ts'
import type { Bank } from '../../src/quiz/question.ts'
import { questionFiles } from '../quiz/question-files.ts'
import { sampleBank } from '../quiz/sample.ts'
import { createStepOf } from '../store/next-due.ts'
import { openScratchStore } from '../store/open.ts'
import { NOON, someToken } from '../store/sample.ts'
import { fakeMemberRoles } from './fake-roles.ts'

/** The channel of `anAsker`. */
const HERE = '200000000000000001'

/** Pressed in that channel unless it says another. */
type Here<By extends { readonly channelId: string }> = Omit<By, 'channelId'> & { readonly channelId?: string }

/** A message sent to the channel. */
export type Said =
  | { kind: 'question'; view: QuestionView }
  | { kind: 'count'; view: QuestionView }
  | { kind: 'reveal'; view: RevealView }
  | { kind: 'standings'; view: StandingsView }
  | { kind: 'thread'; view: AskedPost }
  | { kind: 'reminder'; view: ReminderView }
  | { kind: 'event' | 'event-edit'; view: EventView }
  | { kind: 'alert'; view: AlertView }
  | { kind: 'findings'; view: FindingView }
  | { kind: 'event-summary'; view: EventSummaryView }
  | { kind: 'weekly'; view: WeeklyView }

/** A quiz on a real store, with a clock that the test moves and a publisher that records its messages. */
export const openTable = async (
  given: { banks?: Bank[]; address?: string; pace?: () => Promise<void> } = {},
) => {
  const { store, db, address } = await openScratchStore(given.address)
  const stepOf = createStepOf(store)
  const said: Said[] = []
  const trouble: string[] = []
  const tallied: string[] = []
  const clock = { time: NOON, now: () => clock.time }
  let ids = 0
  const outcomes: (() => Promise<Delivery>)[] = []
  const say = (message: Said): Promise<Delivery> => {
    const planned = outcomes.shift()
    if (planned) return planned()
    said.push(message)
    return Promise.resolve({ kind: 'sent', messageId: `message-${said.length}` })
  }
  const publisher: Publisher = {
    question: view => say({ kind: 'question', view }),
    count: view => say({ kind: 'count', view }),
    reveal: view => say({ kind: 'reveal', view }),
    standings: view => say({ kind: 'standings', view }),
    thread: view => say({ kind: 'thread', view }),
    find: async post => findMessage(said, post),
    openDirect: async userId => ({ kind: 'open', channelId: `direct-${userId}` }),
    reminder: view => say({ kind: 'reminder', view }),
    event: view => say({ kind: 'event', view }),
    editEvent: view => say({ kind: 'event-edit', view }),
    eventSummary: view => say({ kind: 'event-summary', view }),
    findEvent: async ({ id }, which) => {
      const kind = which === 'summary' ? 'event-summary' : 'event'
      const at = said.findIndex(message => message.kind === kind && message.view.event.id === id)
      return at < 0 ? null : `message-${at + 1}`
    },
    alert: view => say({ kind: 'alert', view }),
    findAlert: async view => {
      const at = said.findIndex(one => one.kind === 'alert' && one.view.message.id === view.message.id)
      return at < 0 ? null : `message-${at + 1}`
    },
    weekly: view => say({ kind: 'weekly', view }),
    findWeekly: async ({ day, channelId }) => {
      const at = said.findIndex(
        one => one.kind === 'weekly' && one.view.day === day && one.view.channelId === channelId,
      )
      return at < 0 ? null : `message-${at + 1}`
    },
    findings: view => say({ kind: 'findings', view }),
    findFindings: async view => {
      const at = said.findIndex(one => one.kind === 'findings' && one.view.id === view.id)
      return at < 0 ? null : `message-${at + 1}`
    },
    findReminder: async view => {
      const at = said.findIndex(message => message.kind === 'reminder' && isSame(message.view, view))
      return at < 0 ? null : `message-${at + 1}`
    },
  }
  const guildList = { list: async (): Promise<readonly string[]> => [anAsker(0).guildId] }
  /** What the bot lacks in each channel. */
  const lacks = new Map<string, readonly NeededPermission[] | 'unchecked'>()
  const permissions = {
    missing: async ({ channelId }: { readonly channelId: string }) => lacks.get(channelId) ?? [],
    channelName: async () => null,
    guildName: async () => null,
    everyoneSees: async () => false,
  }
  const discordRoles = fakeMemberRoles()
  let banks: readonly Bank[] = given.banks ?? [sampleBank(8)]
  const folders = new Map<string, ReadonlyMap<string, string>>()
  const guildBanks = createGuildBanks(store.suggestions, questionFiles, clock)
  const overlay = createOverlay({ current: () => banks }, store.corrections, clock, guildBanks)
  const quiz = createQuiz({
    ...withCorrections(store, overlay),
    publisher,
    guildList,
    permissions,
    memberRoles: discordRoles.memberRoles,
    clock,
    banks: overlay,
    overlay,
    guildBanks,
    questionFiles,
    bankFolders: {
      written: async () => [...folders.keys()],
      replace: async (guildId, files) => void (files ? folders.set(guildId, files) : folders.delete(guildId)),
    },
    random: { id: () => String(++ids).padStart(16, '0'), seed: () => ids },
    onError: what => trouble.push(what),
    pace: given.pace ?? (async () => {}),
    metrics: {
      dailyPosted: (dueAt, at) => tallied.push(`posted after ${(at - dueAt) / 1000} s`),
      dailySkipped: why => tallied.push(`left out: ${why}`),
      duplicatePrevented: what => tallied.push(`not twice: ${what}`),
    },
    takeTurn: createTakeTurn(clock),
    takeCooldown: createTakeCooldown(clock),
    pauseMs: 5000,
  })
  const table = {
    quiz,
    store,
    db,
    address,
    said,
    trouble,
    /** What the metrics reported. */
    tallied,
    clock,
    overlay,
    lacks,
    /** The banks of guilds that were written into folders. */
    folders,
    /** Discord's list of the guilds that the bot is in. */
    guildList,
    /** The members of the guild, with their roles. */
    discordRoles,
    /** Moves the clock second by second, or to what is due next, and runs the tasks that become due. */
    async advance(seconds: number) {
      for (let left = seconds; left > 0; ) {
        const step = await stepOf(clock.time, left)
        left -= step
        clock.time += step * 1000
        // As between two ticks of a real clock: a run that is still starting tasks would make this one return immediately.
        await nextTurn()
        await quiz.runDueTasks()
      }
    },
    /** Queues an outcome for the next delivery, such as a failure or a refusal. */
    nextDelivery: (outcome: () => Promise<Delivery>) => outcomes.push(outcome),
    /** A reload of the banks. */
    replaceBanks: (next: readonly Bank[]) => {
      banks = next
    },
    /** Drops the queued outcomes. */
    forgetPlans: () => void outcomes.splice(0),
    /** Asks for a question and shows it, as `/quiz` does. */
    async ask(request: Partial<QuizRequest> = {}) {
      const asked = await quiz.ask({ ...anAsker(clock.time), ...request }, showQuestion)
      if (asked.kind !== 'asked') throw new Error(`expected a question, got ${asked.kind}`)
      return asked.view
    },
    /** Presses a right or a wrong option. */
    press: (view: QuestionView, userId: string, right = true, show: ShowVerdict = async () => {}) =>
      quiz.answer(
        {
          postId: view.post.id,
          userId,
          picked: { by: 'key', keys: right ? view.question.answer : [wrongKey(view)] },
          channelId: view.post.channelId,
          messageId: 'message-pressed',
          token: someToken(clock.time),
        },
        show,
      ),
    /** Like `ask`, but returns any outcome. */
    tryAsk: (request: QuizRequest, show: ShowQuestion = showQuestion) => quiz.ask(request, show),
    askAgain: (postId: string, from: QuizRequest) => quiz.askAgain(postId, from, showQuestion),
    next: (postId: string, by: Here<Parameters<typeof quiz.nextQuestion>[1]>) =>
      quiz.nextQuestion(postId, { channelId: HERE, ...by }, showQuestion),
    /** Reveals by a click whose reply shows the answer. */
    reveal: (
      postId: string,
      by: Here<Parameters<typeof quiz.reveal>[1]>,
      show: ShowReveal = async () => {},
    ) => quiz.reveal(postId, { channelId: HERE, ...by }, show),
    /** Presses "stop" on an older question. */
    stop: (
      sessionId: string,
      by: { readonly userId: string; readonly moderator: boolean; readonly channelId?: string },
    ) =>
      quiz.stopSession(
        { sessionId, channelId: HERE, messageId: 'an older message', token: someToken(clock.time), ...by },
        async () => {},
      ),
    spoken: (kind: Said['kind']) => said.filter(message => message.kind === kind),
  }
  return table
}

const isSame = (a: ReminderView, b: ReminderView): boolean => a.channelId === b.channelId && a.day === b.day

/** Shows a question as the reply to a command does. */
export const showQuestion: ShowQuestion = async ({ post }) => `message-of-${post.id}`

/** The id of the message that shows a post, as if found in the channel's history. */
const findMessage = (said: readonly Said[], { id }: Post): string | null => {
  const at = said.findIndex(message => message.kind === 'question' && message.view.post.id === id)
  return at < 0 ? null : `message-${at + 1}`
}

const wrongKey = ({ question }: QuestionView): string =>
  question.options.find(option => !question.answer.includes(option.key))!.key

export const anAsker = (now: number): QuizRequest => ({
  guildId: '100000000000000001',
  channelId: '200000000000000001',
  parentId: null,
  audience: 'channel',
  userId: 'ana',
  moderator: false,
  locale: 'en-US',
  guildLocale: null,
  topic: null,
  difficulty: null,
  questions: 1,
  seconds: null,
  token: someToken(now),
})

/** A daily at 13:00 UTC; the table's clock begins at noon. */
export const someSettings = (given: Partial<DailySettings> = {}): DailySettings => ({
  guildId: anAsker(0).guildId,
  userId: 'ana',
  locale: 'en-US',
  dailyId: null,
  channelId: null,
  here: '200000000000000001',
  minutes: 13 * 60,
  zone: 'UTC',
  topic: null,
  difficulty: null,
  roleId: null,
  thread: null,
  ...given,
})

export const setDaily = async (
  { quiz }: Pick<Awaited<ReturnType<typeof openTable>>, 'quiz'>,
  given: Partial<DailySettings> = {},
) => {
  const planned = await quiz.planDaily(someSettings(given))
  if (planned.kind !== 'set') throw new Error(planned.kind)
  const done = await quiz.setDaily(planned)
  if (done.kind !== 'set') throw new Error(done.kind)
  return done.daily
}
