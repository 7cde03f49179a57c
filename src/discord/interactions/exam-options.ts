import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import {
  type ExamBank,
  examQuestionsOf,
  formatId,
  formatsOf,
  hasExam,
  shortNameOf,
} from '../../quiz/exam/format.ts'
import { planExam } from '../../quiz/exam/plan.ts'
import { foldName } from '../../quiz/topic-name.ts'
import type { Words } from '../../words/index.ts'
import { cutText } from '../render/cut.ts'
import { formatName } from '../render/exam-parts.ts'
import type { Context } from './context.ts'
import type { AutocompleteInteraction } from './interaction.ts'
import { MAX_CHOICES } from './question-options.ts'

/** Discord's limit for the name and the value of a choice. */
const MAX_LENGTH = 100

/** Suggestions for the bank and format of an exam. */
export const examChoices = async (
  interaction: AutocompleteInteraction,
  { quiz, words }: Pick<Context, 'quiz' | 'words'>,
): Promise<APIApplicationCommandOptionChoice[]> => {
  const { focused, options, guildId, channelId } = interaction
  const banks = (await quiz.banksOfGuild(guildId ?? channelId)).filter(hasExam)
  const choices =
    focused.name === 'bank' ? banks.map(bankChoice) : formatChoices(banks, options.text('bank'), words)
  return choices
    .filter(({ name }) => foldName(name).includes(foldName(focused.value)))
    .slice(0, MAX_CHOICES)
    .map(({ name, value }) => ({ name: cutText(name, MAX_LENGTH), value }))
}

const bankChoice = ({ name, title }: ExamBank) => ({
  name: title,
  value: name.length <= MAX_LENGTH ? name : shortNameOf(name),
})

/** Of the bank that was chosen before; without one, what every bank has. */
const formatChoices = (banks: readonly ExamBank[], chosen: string | null, words: Words) => {
  const bank = banks.find(({ name }) => chosen === name || chosen === shortNameOf(name)) ?? onlyOne(banks)
  if (!bank)
    return (['full', 'half', 'ten'] as const).map(kind => ({ name: words.exam.formats[kind], value: kind }))
  return formatsOf(bank).map(format => {
    const { questions, trial, minutes } = planExam(bank, format, examQuestionsOf(bank))
    const name = words.exam.choice(formatName(format, words), questions + trial, minutes)
    return { name, value: formatId(format) }
  })
}

const onlyOne = (banks: readonly ExamBank[]): ExamBank | undefined =>
  banks.length === 1 ? banks[0] : undefined
