import { setTimeout as wait } from 'node:timers/promises'
import type { Request } from '../../src/play/ask.ts'
import type { Delivery, Publisher } from '../../src/play/ports.ts'
import { createQuiz } from '../../src/play/quiz.ts'
import type { Post } from '../../src/play/record.ts'
import type { AskedPost, QuestionView, RevealView, StandingsView } from '../../src/play/views.ts'
import type { Bank } from '../../src/quiz/question.ts'
import { sampleBank } from '../quiz/sample.ts'
import { openScratchStore } from '../store/open.ts'
import { NOON, somePass } from '../store/sample.ts'

/** What was said in the channel, in order. */
export type Said =
  | { kind: 'question'; view: QuestionView }
  | { kind: 'count'; view: QuestionView }
  | { kind: 'reveal'; view: RevealView }
  | { kind: 'standings'; view: StandingsView }
  | { kind: 'thread'; view: AskedPost }

/** A quiz on a real store with a clock that the test moves, writing down what it would say. */
export const openTable = async (given: { banks?: Bank[]; address?: string } = {}) => {
  const { store, db, address } = await openScratchStore(given.address)
  const said: Said[] = []
  const trouble: string[] = []
  const tallied: string[] = []
  const clock = { time: NOON, now: () => clock.time }
  let ids = 0
  const outcomes: (() => Promise<Delivery>)[] = []
  const say = (one: Said): Promise<Delivery> => {
    const planned = outcomes.shift()
    if (planned) return planned()
    said.push(one)
    return Promise.resolve({ kind: 'sent', messageId: `message-${said.length}` })
  }
  const publisher: Publisher = {
    question: view => say({ kind: 'question', view }),
    count: view => say({ kind: 'count', view }),
    reveal: view => say({ kind: 'reveal', view }),
    standings: view => say({ kind: 'standings', view }),
    thread: view => say({ kind: 'thread', view }),
    find: async post => found(said, post),
  }
  const census = { servers: async (): Promise<string[]> => [anAsker(0).serverId] }
  const banks = given.banks ?? [sampleBank(8)]
  const quiz = createQuiz({
    store,
    publisher,
    census,
    clock,
    shelf: { banks: () => banks },
    chance: { id: () => String(++ids).padStart(16, '0'), seed: () => ids },
    onTrouble: what => trouble.push(what),
    pace: () => wait(21),
    tally: {
      dailyPosted: (dueAt, at) => tallied.push(`posted after ${(at - dueAt) / 1000} s`),
      dailyLeftOut: why => tallied.push(`left out: ${why}`),
      duplicatePrevented: what => tallied.push(`not twice: ${what}`),
    },
    pauseMs: 5000,
  })
  const table = {
    quiz,
    store,
    db,
    address,
    said,
    trouble,
    /** What was counted for whoever is on call. */
    tallied,
    clock,
    /** What Discord says about the servers that the bot is in. */
    census,
    /** Time passes, second by second, and what falls due is done. */
    async pass(seconds: number) {
      for (let second = 0; second < seconds; second++) {
        clock.time += 1000
        await quiz.doDue()
      }
    },
    /** The next delivery fails or is refused instead. */
    nextDelivery: (outcome: () => Promise<Delivery>) => outcomes.push(outcome),
    /** What was planned and did not come about is forgotten. */
    forgetPlans: () => void outcomes.splice(0),
    /** Asks for a question and shows it, as `/quiz` does. */
    async ask(request: Partial<Request> = {}) {
      const asked = await quiz.ask({ ...anAsker(clock.time), ...request })
      if (asked.kind !== 'asked') throw new Error(`expected a question, got ${asked.kind}`)
      await quiz.posted(asked.view.post.id, `message-of-${asked.view.post.id}`)
      return asked.view
    },
    /** Somebody presses; `right` decides what. */
    press: (view: QuestionView, userId: string, right = true) =>
      quiz.answer({
        postId: view.post.id,
        userId,
        picked: right ? view.question.answer : [wrongKey(view)],
        messageId: 'message-pressed',
        pass: somePass(clock.time),
      }),
    spoken: (kind: Said['kind']) => said.filter(one => one.kind === kind),
  }
  return table
}

/** The message that showed a post, as a look into the channel would find it. */
const found = (said: readonly Said[], { id }: Post): string | null => {
  const at = said.findIndex(one => one.kind === 'question' && one.view.post.id === id)
  return at < 0 ? null : `message-${at + 1}`
}

const wrongKey = ({ question }: QuestionView): string =>
  question.options.find(option => !question.answer.includes(option.key))!.key

export const anAsker = (now: number): Request => ({
  serverId: '100000000000000001',
  channelId: '200000000000000001',
  audience: 'channel',
  userId: 'ana',
  locale: 'en-US',
  topic: null,
  difficulty: null,
  questions: 1,
  seconds: null,
  pass: somePass(now),
})
