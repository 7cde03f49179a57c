import type { ComponentHandler } from '../component.ts'
import { replyToExamPress } from '../replies/exam-replies.ts'
import { placesOf } from './answer.ts'

/** A letter of a question with one correct option. It can be changed until the exam is submitted. */
export const examPickButton: ComponentHandler<'exam-pick'> = {
  kind: 'exam-pick',
  run: (interaction, { examId, number, place }, context) =>
    replyToExamPress(interaction, { examId, show: at(number), change: { number, places: [place] } }, context),
}

/** The select of a question with several correct options. */
export const examPickSelect: ComponentHandler<'exam-picks'> = {
  kind: 'exam-picks',
  run(interaction, { examId, number }, context) {
    const places = placesOf(interaction.values)
    return replyToExamPress(interaction, { examId, show: at(number), change: { number, places } }, context)
  },
}

/** "How sure are you?" */
export const examSureButton: ComponentHandler<'exam-sure'> = {
  kind: 'exam-sure',
  run: (interaction, { examId, number, level }, context) =>
    replyToExamPress(
      interaction,
      { examId, show: at(number), change: { number, confidence: level } },
      context,
    ),
}

export const examFlagButton: ComponentHandler<'exam-flag'> = {
  kind: 'exam-flag',
  run: (interaction, { examId, number, to }, context) =>
    replyToExamPress(
      interaction,
      { examId, show: at(number), change: { number, flagged: to === 'on' } },
      context,
    ),
}

/** Back, next, or a jump to the first question of a kind. */
export const examGoButton: ComponentHandler<'exam-go'> = {
  kind: 'exam-go',
  run: (interaction, { examId, way, number }, context) =>
    replyToExamPress(interaction, { examId, show: way === 'here' ? { kind: 'here' } : at(number) }, context),
}

/** A number of the overview. */
export const examJumpSelect: ComponentHandler<'exam-jump'> = {
  kind: 'exam-jump',
  run: (interaction, { examId, first }, context) =>
    replyToExamPress(interaction, { examId, show: at(numberIn(interaction.values) ?? first) }, context),
}

/** Null for anything but a whole number: the place in an exam is stored. */
const numberIn = ([value = '']: readonly string[]): number | null =>
  /^[1-9]\d{0,3}$/.test(value) ? Number(value) : null

const at = (number: number) => ({ kind: 'question', number }) as const
