import type { Member, OptionValues } from '../../local-discord/member.ts'
import type { Channel } from '../../local-discord/world.ts'
import type { OptionInputs as Sent } from '../contract/action.ts'
import { commandsFor } from './commands.ts'
import type { Scene } from './scene.ts'

type Here = { readonly scene: Scene; readonly me: Member; readonly channel: Channel }

const NAMING: ReadonlySet<string> = new Set(['user', 'role', 'channel', 'mentionable'])

/** Options as a member fills them in: what the page names by id is somebody or something here. */
export const valuesFor = ({ scene, me, channel }: Here, title: string, sent: Sent): OptionValues => {
  const command = commandsFor(scene.discord.world, me, channel).find(one => one.title === title)
  const naming = command?.options.filter(({ kind }) => NAMING.has(kind)).map(({ name }) => name) ?? []
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [
      name,
      naming.includes(name) ? { id: String(value) } : value,
    ]),
  )
}
