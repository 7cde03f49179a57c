import { closest, distance } from 'fastest-levenshtein'
import type { Chat } from '../contract/chat.ts'
import type { CommandOption } from '../contract/command.ts'
import { choicesFor } from './option-choices.ts'
import type { CommandForm, OptionInput } from './state.ts'

/**
 * Moves the options that are typed as `name:value` into their fields. `wrong` says what is no option, or no value of
 * one; then the text stays, and the form is not to be sent.
 */
export const withTypedOptions = (form: CommandForm, chat: Chat): CommandForm => {
  if (form.typed.trim() === '') return { ...form, typed: '', wrong: null }
  const { rest, pairs } = pairsIn(form.typed, form.command.options)
  const [example] = form.command.options
  if (rest !== '') {
    const why = example
      ? `Type options as name:value, such as ${example.label}:…`
      : 'This command has no options.'
    return { ...form, wrong: { option: null, why: `“${rest}” isn’t an option. ${why}` } }
  }
  const why = pairs.map(pair => misspeltIn(pair, form.command.options)).find(found => found !== null)
  if (why) return { ...form, wrong: { option: null, why } }
  return pairs.reduce<CommandForm>((before, pair) => withPair(before, pair, chat), {
    ...form,
    typed: '',
    wrong: null,
  })
}

type Pair = { readonly option: CommandOption; readonly text: string }

/** Splits before each name of an option with a colon, since values may have spaces; `rest` is before the first. */
const pairsIn = (typed: string, options: readonly CommandOption[]) => {
  const named = (name: string) =>
    options.find(one => [one.name, one.label].some(own => own.toLowerCase() === name.toLowerCase()))
  const begins = [...typed.matchAll(/(?<=^|\s)([^\s:]+):/g)].flatMap(({ index, 0: all, 1: name }) => {
    const option = named(name!)
    return option ? [{ option, index, from: index + all.length }] : []
  })
  const pairs = begins.map(({ option, from }, at): Pair => {
    return { option, text: typed.slice(from, begins[at + 1]?.index).trim() }
  })
  return { rest: typed.slice(0, begins[0]?.index).trim(), pairs }
}

/**
 * A value may have spaces and colons, so a misspelt name after it would become a part of it. Returns what to say about
 * the first word with a colon that is nearly an option's name; null where there is none.
 */
const misspeltIn = ({ option, text }: Pair, options: readonly CommandOption[]): string | null => {
  const labels = options.map(({ label }) => label)
  for (const [, name = ''] of text.matchAll(/(?<=\s)(\p{L}[^\s:]*):/gu)) {
    const label = closest(name.toLowerCase(), labels)
    if (!isNearly(name.toLowerCase(), label)) continue
    return `“${name}” isn’t an option. Did you mean ${label}:…? If it belongs to ${option.label}, type it in that field.`
  }
  return null
}

/** A short name is near many words. */
const isNearly = (name: string, label: string): boolean =>
  distance(name, label) <= (label.length > 5 ? 2 : 1) || (name.length > 2 && label.startsWith(name))

const withPair = (form: CommandForm, { option, text }: Pair, chat: Chat): CommandForm => {
  const { name } = option
  const fields = form.fields.includes(name) ? form.fields : [...form.fields, name]
  const filled = inputOf(option, text, chat)
  if (filled) return { ...form, fields, values: { ...form.values, [name]: filled } }
  return { ...form, fields, wrong: { option: name, why: `“${text}” can’t be chosen here.` } }
}

/** Null where the text is none of the choices. Files can only be picked. */
const inputOf = (option: CommandOption, text: string, chat: Chat): OptionInput | null => {
  if (option.kind === 'attachment') return null
  const list = choicesFor(chat, option)
  if (!list) return { text, value: text }
  const plain = (one: string | number) => String(one).toLowerCase().replace(/^[@#]/, '')
  const choice = list.find(({ name, value }) => [plain(name), plain(value)].includes(plain(text)))
  return choice ? { text: String(choice.value), value: choice.value } : null
}
