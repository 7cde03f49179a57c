import type { Body } from '../../../discord/render/parts/body.ts'
import { payloadOf } from '../../../discord/rest/respond.ts'
import { countHits, isRight } from '../../../quiz/grading.ts'
import { orderOptions } from '../../../quiz/option-order.ts'
import type { Question } from '../../../quiz/question.ts'
import { NO_NAMES, toMessage } from '../chat/message.ts'
import type { Outcome, Preview } from '../contract/bank.ts'
import type { Message } from '../contract/message.ts'
import { bodiesOf, picksOf, playerAt, seedOf } from './bodies.ts'
import { type PreviewSection, previewFileUrl } from './files.ts'

/** A question as the bot would post it now (ms UTC), its verdicts, and the reveal. */
export const previewOf = (
  question: Question,
  now: number,
): Omit<Preview, 'key' | 'file' | 'state' | 'problems'> => {
  const { post, daily, verdicts, reveal } = bodiesOf(question, now)
  const show = (body: Body, section: PreviewSection) => renderPreview(body, question, section, now)
  return {
    shuffled: question.shuffle,
    post: show(post, 'post'),
    daily: show(daily, 'daily'),
    verdicts: verdicts.map(({ picked, body }, index) => ({
      chosen: chosenOf(question, picked),
      outcome: outcomeOf(question, picked),
      message: show(body, `verdict-${index}`),
    })),
    reveal: show(reveal, 'reveal'),
  }
}

/** Half: some of the options of a "choose two" were correct. */
const outcomeOf = (question: Question, picked: readonly string[]): Outcome => {
  if (isRight(question, picked)) return 'correct'
  return countHits(question, picked) > 0 ? 'half' : 'wrong'
}

/** By the post's letters, with the author's keys where they differ. */
const chosenOf = (question: Question, picked: readonly string[]): string =>
  orderOptions(question, seedOf(question))
    .filter(({ key }) => picked.includes(key))
    .map(({ letter, key }) => (letter === key ? letter : `${letter} (${key} in the file)`))
    .join(' and ')

/** A body as the page shows it. */
export const renderPreview = (
  body: Body,
  question: Question,
  section: PreviewSection,
  now: number,
): Message => {
  const json = {
    ...payloadOf(body),
    // Fields that Discord would add. The id must not look like a message of the chat.
    id: `preview-${section}`,
    author: { id: 'bot', username: 'Proctor', bot: true },
    timestamp: new Date(now).toISOString(),
    attachments: (body.files ?? []).map(({ name, data }) => ({ filename: name, size: data.length })),
  }
  const people = new Map(picksOf(question).map((_, index) => [playerAt(index), NAMES[index] ?? 'someone']))
  return toMessage(json, {
    names: { ...NO_NAMES, people },
    me: null,
    filesAt: url => previewFileUrl(question, section, url),
  })
}

/** One for each verdict that a question can have. */
const NAMES = ['Ana', 'Ben', 'Chloe', 'Deniz', 'Emeka', 'Fatima', 'Goro', 'Hana', 'Ivo', 'Jun']
