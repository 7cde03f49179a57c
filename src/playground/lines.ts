import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10'
import { NotOffered } from './offer.ts'
import { leafOf, type Named, type OptionJson, type Value, type Values } from './options.ts'
import type { StoredCommand } from './world.ts'

/** What a line of text may mean: the commands, and who and what is called `#general` or `@Students`. */
export type Meanings = {
  readonly commands: readonly StoredCommand[]
  readonly named: ReadonlyMap<string, Named>
}

/** `/daily set time=09:00 channel=#general`: the name reaches to the first value, a value to the next one. */
export const readCommand = (line: string, meanings: Meanings): { name: string; values: Values } => {
  const [head = ''] = line
    .trim()
    .slice(1)
    .split(/\s+[\w-]+=/)
  const name = head.trim().replaceAll(/\s+/g, ' ')
  const [first, ...rest] = name.split(' ')
  const command = meanings.commands.find(one => one.name === first)
  const options = command ? leafOf(command.options, rest, `/${first}`).options : []
  const values = [...line.matchAll(/(?<=\s)([\w-]+)=(.*?)(?=\s+[\w-]+=|$)/g)].map(([, key, text]) => [
    key!,
    read(text!.trim(), options.find(option => option.name === key)?.type, meanings),
  ])
  return { name, values: Object.fromEntries(values) }
}

const read = (text: string, type: OptionJson['type'] | undefined, { named }: Meanings): Value => {
  if (type === Type.String) return text
  if (/^[#@]/.test(text)) {
    const found = named.get(text.toLowerCase())
    if (!found)
      throw new NotOffered(`nothing here is called ${text}; there are ${[...named.keys()].join(', ')}`)
    return found
  }
  if (text === 'true' || text === 'false') return text === 'true'
  return /^\d+$/.test(text) ? Number(text) : text
}
