import { setTimeout as wait } from 'node:timers/promises'
import type { Bot } from '../../../bot.ts'
import { type CustomId, parseCustomId } from '../../../discord/interactions/custom-id.ts'
import { orderOptions } from '../../../quiz/option-order.ts'
import { stableId } from '../../../quiz/question.ts'
import { type Random, shuffle } from '../../../quiz/seeded-random.ts'
import type { MessageView } from '../../local-discord/view.ts'
import type { PlaygroundClock } from '../clock.ts'
import type { Lesson } from './lesson.ts'
import type { SimulatedPerson } from './students.ts'

export type Progress = { readonly asked: number; readonly answers: number }

export type AskParts = {
  readonly bot: Pick<Bot, 'store'>
  readonly clock: PlaygroundClock
  readonly channel: { readonly id: string }
  readonly lesson: Lesson
  readonly people: readonly SimulatedPerson[]
  readonly random: Random
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** A class's messages, by the stable ids of their questions. */
export type Asked = { readonly messages: ReadonlyMap<string, string>; readonly answers: number }

/** How many press at the same time, and how long after the others the next ones do, ms. */
const AT_ONCE = 5
const THINKING_MS = 4000
/** After each question the page and its browser get their turn, ms. */
const PAUSE_MS = 50

/**
 * One after the other asks a question in the channel, all answer it, and who asked reveals it. The clock goes on meanwhile, as
 * it would for people: half a minute a question, far below the bot's rate limits. Stops between two presses once aborted.
 */
export const letAnswer = async (parts: AskParts): Promise<Asked> => {
  const { lesson, people, signal, onProgress } = parts
  const messages = new Map<string, string>()
  let answers = 0
  for (let n = 0; n < lesson.questions.length && !signal.aborted; n++) {
    const asker = people[n % people.length]!
    const asked = await ask(parts, asker)
    // Again one that the class has met, where the server was asked some of the topic before.
    if (!messages.has(asked.questionId)) {
      messages.set(asked.questionId, asked.message.id)
      answers = await answerAll(parts, asked, answers, progress =>
        onProgress({ asked: messages.size, answers: progress }),
      )
    }
    await press(asker, asked.message, ({ kind }) => kind === 'reveal')
    await wait(PAUSE_MS)
  }
  return { messages, answers }
}

type AskedQuestion = {
  readonly message: MessageView
  readonly questionId: string
  /** What the buttons and the select carry for an option's key: its place. */
  readonly placeOf: (key: string) => number
}

const ask = async (
  { bot, channel, lesson }: AskParts,
  { member }: SimulatedPerson,
): Promise<AskedQuestion> => {
  const { message, failed } = await member.slash(channel, 'quiz', { topic: lesson.topic.value })
  const ids = message ? customIdsOf(message).map(parseCustomId) : []
  const [postId] = ids.flatMap(id => (id?.kind === 'pick' || id?.kind === 'picks' ? [id.postId] : []))
  const post = postId === undefined ? null : await bot.store.posts.findPost(postId)
  const question = lesson.questions.find(one => stableId(one) === post?.questionId)
  if (!message || !post || !question)
    throw new Error(`${member.user.name} got no question: ${failed ?? message?.text ?? 'no response'}`)
  const shown = orderOptions(question, post.seed)
  return {
    message,
    questionId: stableId(question),
    placeOf: key => shown.findIndex(option => option.key === key),
  }
}

const customIdsOf = ({ buttons, selects }: MessageView): string[] =>
  [...buttons, ...selects].flatMap(({ customId }) => customId ?? [])

/** Resolves with the number of answers, those of `before` included. A press that the bot is too late for doesn't count. */
const answerAll = async (
  parts: AskParts,
  asked: AskedQuestion,
  before: number,
  onAnswers: (answers: number) => void,
): Promise<number> => {
  const { people, random, clock, signal } = parts
  const queue = shuffle(people, random)
  let answers = before
  for (let at = 0; at < queue.length && !signal.aborted; at += AT_ONCE) {
    clock.moveBy(THINKING_MS)
    const replies = await Promise.all(queue.slice(at, at + AT_ONCE).map(person => answerOne(asked, person)))
    answers += replies.filter(({ failed }) => failed === null).length
    onAnswers(answers)
  }
  return answers
}

const answerOne = ({ message, questionId, placeOf }: AskedQuestion, person: SimulatedPerson) => {
  const places = person.picks.get(questionId)!.map(placeOf)
  const [select] = message.selects
  if (select) return person.member.choose(message, select.customId, places.map(String))
  return press(person, message, id => id.kind === 'pick' && id.place === places[0])
}

/** By what the button means: its label is in the server's language. */
const press = ({ member }: SimulatedPerson, message: MessageView, isMeant: (id: CustomId) => boolean) => {
  const customId = customIdsOf(message).find(text => {
    const id = parseCustomId(text)
    return id !== null && isMeant(id)
  })
  return member.click(message, { customId: customId ?? '' })
}
