import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import type { QuestionView } from '../../../play/views.ts'
import { hasSeveralAnswers } from '../../../quiz/grading.ts'
import type { LetteredOption } from '../../../quiz/option-order.ts'
import type { Question } from '../../../quiz/question.ts'
import type { Confidence } from '../../../quiz/study/card.ts'
import type { Words } from '../../../words/index.ts'
import { type CustomId, formatCustomId } from '../../interactions/custom-id.ts'
import { button, row } from '../parts/body.ts'
import { chunksOf } from '../parts/chunks.ts'
import { plainText } from './option-line.ts'

export type ButtonRow = APIActionRowComponent<APIComponentInMessageActionRow>

const BUTTONS_PER_ROW = 5
const MAX_DESCRIPTION_LENGTH = 100

/** Letter buttons, or a select that takes exactly as many options as are right. They carry how sure the person said they are. */
export const answerRows = (
  { post, question }: Pick<QuestionView, 'post' | 'question'>,
  options: readonly LetteredOption[],
  words: Words,
  sure: Confidence | null = null,
): ButtonRow[] => {
  if (hasSeveralAnswers(question))
    return [row([optionSelect(picksOf(post.id, sure), question, options.map(optionChoice), words)])]
  const buttons = options.map(({ letter }, place) =>
    button(pickOf(post.id, place, sure), letter, { style: ButtonStyle.Primary }),
  )
  return letterRows(buttons)
}

/** Buttons in as many rows as they take. */
export const letterRows = (buttons: readonly APIButtonComponentWithCustomId[]): ButtonRow[] =>
  chunksOf(buttons, BUTTONS_PER_ROW).map(row)

const pickOf = (postId: string, place: number, sure: Confidence | null): CustomId =>
  sure === null ? { kind: 'pick', postId, place } : { kind: 'sure-pick', postId, place, sure }

const picksOf = (postId: string, sure: Confidence | null): CustomId =>
  sure === null ? { kind: 'picks', postId } : { kind: 'sure-picks', postId, sure }

/** Takes exactly as many options as are right. */
export const optionSelect = (
  id: CustomId,
  { answer }: Question,
  options: APISelectMenuOption[],
  words: Words,
) => ({
  type: ComponentType.StringSelect as const,
  custom_id: formatCustomId(id),
  placeholder: words.question.pickFrom(answer.length),
  min_values: answer.length,
  max_values: answer.length,
  options,
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
