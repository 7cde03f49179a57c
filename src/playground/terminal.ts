import type { LocalDiscord } from './discord.ts'
import { drawn } from './drawing.ts'
import type { Reply } from './interact.ts'
import { readCommand } from './lines.ts'
import type { Member } from './member.ts'
import { NotOffered } from './offer.ts'
import type { Named } from './options.ts'
import { BOT_PERMISSIONS } from './permissions.ts'
import { MessageView } from './view.ts'
import type { StoredMessage } from './world.ts'

export const HELP = `A Discord of your own: the channel #general, the role @Students, and three people, Ana (who manages
the server), Ben and Cem.

  /quiz                          ask a question; options: /quiz topic=S3 questions=3 seconds=60 private=true
  /daily set channel=#general time=09:00 zone=Europe/Vienna role=@Students
                                 a subcommand; channels, roles and people by their names
  /leaderboard period=all        who is ahead
  B                              press a button of the newest message, by its label
  A C                            choose two, where two are right
  say Good morning               write a message
  as Ben                         be somebody else
  look                           show the channel again
  quit
`

/** The one server of the terminal, with all that its lines may name. */
const furnish = (discord: LocalDiscord) => {
  const server = discord.server('Playground', { botPermissions: [...BOT_PERMISSIONS, 'CreatePublicThreads'] })
  const channel = server.channel('general')
  const students = server.role('Students', { mentionable: true })
  const people = [
    server.member('Ana', { permissions: ['ManageMessages', 'ManageGuild'], roles: [students] }),
    server.member('Ben', { roles: [students] }),
    server.member('Cem'),
  ]
  const names = new Map([
    [discord.world.botId, 'Proctor'],
    [channel.id, channel.name],
    [students.id, students.name],
    ...people.map(({ id, user }) => [id, user.name] as const),
  ])
  const named = new Map<string, Named>([
    ['#general', channel],
    ['@students', students],
    ...people.map(one => [`@${one.user.name.toLowerCase()}`, one] as const),
  ])
  const commands = () => [server.id, ''].flatMap(scope => discord.world.commands.get(scope) ?? [])
  return { channel, people, names, named, commands }
}

type Scene = ReturnType<typeof furnish>

/** Plays in the local Discord by lines of text. What changes in the channel is printed as the person sees it. */
export const createTerminal = (discord: LocalDiscord, print: (text: string) => void) => {
  const scene = furnish(discord)
  let me: Member = scene.people[0]!
  const show = (stored: StoredMessage, note: string) => {
    if (stored.visibleTo !== null && stored.visibleTo !== me.id) return
    const message = new MessageView(stored)
    const head = `${headOf(discord, scene, message)}${note}`
    print(`\n${drawn(message, { names: scene.names, head })}\n`)
  }
  discord.world.events.on('message', (stored: StoredMessage) => show(stored, ''))
  discord.world.events.on('edit', (stored: StoredMessage) => show(stored, ' (edited)'))
  const become = (name: string): void => {
    const found = scene.people.find(({ user }) => user.name.toLowerCase() === name.toLowerCase())
    if (found) me = found
    else
      print(
        `There is nobody called ${name}; there are ${scene.people.map(({ user }) => user.name).join(', ')}.`,
      )
  }
  const perform = async (line: string): Promise<Reply | null> => {
    const [word = '', ...rest] = line.trim().split(/\s+/)
    if (word === '') return null
    if (word === 'help') print(HELP)
    else if (word === 'look') for (const { stored } of messagesIn(scene, me)) show(stored, '')
    else if (word === 'as') become(rest.join(' '))
    else if (word === 'say') me.say(scene.channel, rest.join(' '))
    else return word.startsWith('/') ? run(scene, me, line) : press(scene, me, [word, ...rest])
    return null
  }
  return {
    name: () => me.user.name,
    async enter(line: string): Promise<void> {
      try {
        const reply = await perform(line)
        if (reply?.failed) print(reply.failed)
      } catch (error) {
        if (!(error instanceof NotOffered)) throw error
        print(`Discord does not let you: ${error.message}.`)
      }
    },
  }
}

const headOf = ({ world }: LocalDiscord, { names, channel }: Scene, message: MessageView): string => {
  const place = message.stored.channelId
  const where = place === channel.id ? '' : `, in the thread “${world.channels.get(place)?.name}”`
  return `${names.get(message.authorId)}${message.ephemeral ? ', only to you' : ''}${where}`
}

/** What somebody sees in the channel and its threads, oldest first. */
const messagesIn = ({ channel }: Scene, me: Member): MessageView[] =>
  [channel, ...channel.threads()]
    .flatMap(place => place.seenBy(me))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))

const run = ({ channel, named, commands }: Scene, me: Member, line: string): Promise<Reply> => {
  const { name, values } = readCommand(line, { commands: commands(), named })
  return me.slash(channel, name, values)
}

/** Presses the newest button of that name, or chooses in the newest select. */
const press = (scene: Scene, me: Member, labels: readonly string[]): Promise<Reply> => {
  const messages = messagesIn(scene, me).reverse()
  const wanted = labels.join(' ').toLowerCase()
  for (const message of messages) {
    const button = message.buttons.find(({ label, disabled }) => !disabled && label.toLowerCase() === wanted)
    if (button) return me.click(message, button.label)
  }
  const withSelect = messages.find(({ selects }) => selects.some(({ disabled }) => !disabled))
  if (!withSelect)
    throw new NotOffered(`nothing here is called "${labels.join(' ')}"; "look" shows what there is`)
  return me.select(
    withSelect,
    labels.map(label => label.toUpperCase()),
  )
}
