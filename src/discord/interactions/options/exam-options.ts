import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import {
  type ExamBank,
  examQuestionsOf,
  formatId,
  formatsOf,
  hasExam,
  shortNameOf,
} from '../../../quiz/exam/format.ts'
import { planExam } from '../../../quiz/exam/plan.ts'
import type { Words } from '../../../words/index.ts'
import { formatName } from '../../render/exam/parts.ts'
import type { Context } from '../context.ts'
import type { AutocompleteInteraction } from '../interaction.ts'
import { bankChoices, matchingChoices } from './bank-choices.ts'

/** Suggestions for the bank and format of an exam. */
export const examChoices = async (
  interaction: AutocompleteInteraction,
  { quiz, words }: Pick<Context, 'quiz' | 'words'>,
): Promise<APIApplicationCommandOptionChoice[]> => {
  const { focused, options, guildId, channelId } = interaction
  const banks = (await quiz.banksOfGuild(guildId ?? channelId)).filter(hasExam)
  return focused.name === 'bank'
    ? bankChoices(banks, focused.value)
    : matchingChoices(formatChoices(banks, options.text('bank'), words), focused.value)
}

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
