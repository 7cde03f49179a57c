import type { LocalDiscord } from './discord.ts'
import type { Reply } from './interact.ts'
import { type Member, NotOffered, type Values } from './member.ts'
import { MessageView } from './view.ts'
import type { StoredMessage } from './world.ts'

export const HELP = `A Discord of your own, with one channel and three people: Ana (a moderator), Ben and Cem.

  /quiz                          ask a question; options: /quiz topic=S3 questions=3 seconds=60 private=true
  /leaderboard period=all        who is ahead
  B                              press a button of the newest message, by its label
  A C                            choose two, where two are right
  as Ben                         be somebody else
  look                           show the channel again
  quit
`

/** Plays in the local Discord by lines of text. What changes in the channel is printed as the person sees it. */
export const createTerminal = (discord: LocalDiscord, print: (text: string) => void) => {
  const server = discord.server('Playground')
  const channel = server.channel('general')
  const people = [
    server.member('Ana', { permissions: ['ManageMessages'] }),
    server.member('Ben'),
    server.member('Cem'),
  ]
  let me: Member = people[0]!
  const names = new Map(people.map(({ id, user }) => [id, user.name]))
  const show = (message: MessageView, note: string) => print(`\n${drawn(message, names, note)}\n`)
  const isMine = ({ visibleTo }: StoredMessage) => visibleTo === null || visibleTo === me.id
  discord.world.events.on(
    'message',
    (stored: StoredMessage) => isMine(stored) && show(new MessageView(stored), ''),
  )
  discord.world.events.on(
    'edit',
    (stored: StoredMessage) => isMine(stored) && show(new MessageView(stored), ' (edited)'),
  )

  const become = (name: string): void => {
    const found = people.find(({ user }) => user.name.toLowerCase() === name.toLowerCase())
    if (found) me = found
    else print(`There is nobody called ${name}; there are ${[...names.values()].join(', ')}.`)
  }
  /** Presses the newest button of that name, or chooses in the newest select. */
  const press = (labels: readonly string[]): Promise<Reply> => {
    const messages = channel.seenBy(me).reverse()
    const wanted = labels.join(' ').toLowerCase()
    for (const message of messages) {
      const button = message.buttons.find(
        ({ label, disabled }) => !disabled && label.toLowerCase() === wanted,
      )
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
  const perform = async (line: string): Promise<Reply | null> => {
    const [word = '', ...rest] = line.trim().split(/\s+/)
    if (word === '') return null
    if (word === 'help') print(HELP)
    else if (word === 'look') for (const message of channel.seenBy(me)) show(message, '')
    else if (word === 'as') become(rest.join(' '))
    else
      return word.startsWith('/') ? me.slash(channel, word.slice(1), valuesOf(line)) : press([word, ...rest])
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

/** `questions=3 topic=Secure Storage private=true`: a value reaches to the next name. */
const valuesOf = (line: string): Values =>
  Object.fromEntries(
    [...line.matchAll(/(\w+)=(.*?)(?=\s+\w+=|$)/g)].map(([, name, value]) => [name!, read(value!)]),
  )

const read = (value: string): string | number | boolean => {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^\d+$/.test(value) ? Number(value) : value
}

const drawn = (message: MessageView, names: ReadonlyMap<string, string>, note: string): string => {
  const head = `Proctor${message.ephemeral ? ', only to you' : ''}${note}`
  const body = message.text
    .replaceAll(/<@(\d+)>/g, (_, id) => `@${names.get(id) ?? id}`)
    .replaceAll(/<t:(\d+):R>/g, (_, at) => `at ${new Date(at * 1000).toLocaleTimeString()}`)
    .replaceAll(/^-# |^#+ |\*\*/gm, '')
  const buttons = message.buttons
    .map(({ label, disabled }) => (disabled ? ` ${label} ` : `[${label}]`))
    .join(' ')
  const selects = message.selects.map(
    ({ options, min }) => `[choose ${min} of ${options.map(({ label }) => label).join(' ')}]`,
  )
  const lines = [body, ...selects, buttons].filter(line => line.trim() !== '').join('\n')
  return [`┌ ${head}`, ...lines.split('\n').map(line => `│ ${line}`)].join('\n')
}
