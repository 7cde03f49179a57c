import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import { shortNameOf } from '../../../quiz/exam/format.ts'
import type { Bank } from '../../../quiz/question.ts'
import { foldName } from '../../../quiz/topic-name.ts'
import { cutText } from '../../render/parts/cut.ts'
import { MAX_CHOICES } from './question-options.ts'

/** Discord's limit for the name and the value of a choice. */
const MAX_CHOICE_LENGTH = 100

type NamedChoice = { readonly name: string; readonly value: string }

/** Of some banks, those that match what was typed. */
export const bankChoices = (
  banks: readonly Bank[],
  typed: string,
): APIApplicationCommandOptionChoice<string>[] => matchingChoices(banks.map(bankChoice), typed)

const bankChoice = ({ name, title }: Bank): NamedChoice => ({
  name: title,
  value: name.length <= MAX_CHOICE_LENGTH ? name : shortNameOf(name),
})

export const matchingChoices = (
  choices: readonly NamedChoice[],
  typed: string,
): APIApplicationCommandOptionChoice<string>[] =>
  choices
    .filter(({ name }) => foldName(name).includes(foldName(typed)))
    .slice(0, MAX_CHOICES)
    .map(({ name, value }) => ({ name: cutText(name, MAX_CHOICE_LENGTH), value }))
