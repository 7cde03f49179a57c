import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import type { Post } from '../../play/record.ts'
import type { QuestionView } from '../../play/views.ts'
import { hasSeveralAnswers } from '../../quiz/grading.ts'
import type { LetteredOption } from '../../quiz/option-order.ts'
import type { Question } from '../../quiz/question.ts'
import type { Confidence } from '../../quiz/study/card.ts'
import type { Words } from '../../words/index.ts'
import { type CustomId, formatCustomId } from '../interactions/custom-id.ts'
import { button, row } from './body.ts'
import { plainText } from './option-line.ts'

export type ButtonRow = APIActionRowComponent<APIComponentInMessageActionRow>

export const BUTTONS_PER_ROW = 5
const MAX_DESCRIPTION_LENGTH = 100

/** Letter buttons, or a select that takes exactly as many options as are right. They carry how sure the person said they are. */
export const answerRows = (
  { post, question }: Pick<QuestionView, 'post' | 'question'>,
  options: readonly LetteredOption[],
  words: Words,
  sure: Confidence | null = null,
): ButtonRow[] => {
  if (hasSeveralAnswers(question)) return [row([selectOf(post, question, options, words, sure)])]
  const buttons = options.map(({ letter }, place) =>
    button(pickOf(post.id, place, sure), letter, { style: ButtonStyle.Primary }),
  )
  const rows = Math.ceil(buttons.length / BUTTONS_PER_ROW)
  return Array.from({ length: rows }, (_, n) =>
    row(buttons.slice(n * BUTTONS_PER_ROW, (n + 1) * BUTTONS_PER_ROW)),
  )
}

const pickOf = (postId: string, place: number, sure: Confidence | null): CustomId =>
  sure === null ? { kind: 'pick', postId, place } : { kind: 'sure-pick', postId, place, sure }

const picksOf = (postId: string, sure: Confidence | null): CustomId =>
  sure === null ? { kind: 'picks', postId } : { kind: 'sure-picks', postId, sure }

const selectOf = (
  post: Post,
  question: Question,
  options: readonly LetteredOption[],
  words: Words,
  sure: Confidence | null,
) => ({
  type: ComponentType.StringSelect as const,
  custom_id: formatCustomId(picksOf(post.id, sure)),
  placeholder: words.question.pickFrom(question.answer.length),
  min_values: question.answer.length,
  max_values: question.answer.length,
  options: options.map(optionChoice),
})

/** The whole text is in the message above; its beginning here only helps to find the letter. Discord formats nothing here. */
export const optionChoice = ({ letter, text }: LetteredOption, place: number): APISelectMenuOption => {
  const line = plainText(text)
  const characters = [...line]
  // Half the limit for surrogate pairs: Discord counts UTF-16 units.
  const max = line.length === characters.length ? MAX_DESCRIPTION_LENGTH : MAX_DESCRIPTION_LENGTH / 2
  const beginning = characters
    .slice(0, max - 1)
    .join('')
    .trimEnd()
  return {
    label: letter,
    value: String(place),
    description: line.length <= MAX_DESCRIPTION_LENGTH ? line : `${beginning}…`,
  }
}
