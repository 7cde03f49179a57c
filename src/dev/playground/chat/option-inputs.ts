import type { OptionValue, OptionValues } from '../../local-discord/option-values.ts'
import type { OptionInputs } from '../contract/action.ts'
import { commandsFor } from './commands.ts'
import type { Here } from './scene.ts'

const ENTITIES: ReadonlySet<string | undefined> = new Set(['user', 'role', 'channel', 'mentionable'])

/** Converts the page's option inputs for the local Discord: ids become entities or uploaded files. */
export const valuesFor = (
  { scene, me, channel }: Here,
  title: string,
  inputs: OptionInputs,
): OptionValues => {
  const command = commandsFor(scene.discord.world, me, channel).find(one => one.title === title)
  const kindOf = (name: string) => command?.options.find(one => one.name === name)?.kind
  const toValue = (name: string, input: OptionInputs[string]): OptionValue => {
    const kind = kindOf(name)
    if (kind === 'attachment') return scene.uploads.get(me.id, String(input))
    return ENTITIES.has(kind) ? { id: String(input) } : input
  }
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, toValue(name, input)]))
}
