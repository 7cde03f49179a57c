/** Ids of the registered commands by what people type: `quiz`, `daily set`, `exam event plan`. */
export type CommandIds = ReadonlyMap<string, string>

/** A command alone in a code span; any other code span, mention or address; a command in plain text. */
const COMMANDS =
  /`\/([a-z]+(?: [a-z]+){0,2})`|`[^`]*`|<[^>]*>|\]\([^)]*\)|(?<![\w/:.])\/([a-z]+(?: [a-z]+){0,2})(?![\w/-])/g

/**
 * Turns `/quiz` in a sentence into a mention that can be clicked (Discord, "Message Formatting"). Commands without an
 * id, such as a parent of subcommands, stay text.
 */
export const linkCommands = (sentence: string, ids: CommandIds): string => {
  if (!sentence.includes('/')) return sentence
  return sentence.replace(COMMANDS, (match, inCode?: string, inText?: string) => {
    if (inCode !== undefined) return mention(inCode, ids) ?? match
    return inText === undefined ? match : linkLongest(inText.split(' '), ids)
  })
}

/** The longest command that the words begin with; the others stay text: `/quiz questions:5`. */
const linkLongest = (words: readonly string[], ids: CommandIds): string => {
  for (let count = words.length; count > 0; count--) {
    const linked = mention(words.slice(0, count).join(' '), ids)
    if (linked) return [linked, ...words.slice(count)].join(' ')
  }
  return `/${words.join(' ')}`
}

const mention = (command: string, ids: CommandIds): string | null => {
  const id = ids.get(command)
  return id === undefined ? null : `</${command}:${id}>`
}

/** The same words, with the commands in every sentence as mentions. `skip`: what is shown where nothing is clicked. */
export const withCommandLinks = <Value>(words: Value, ids: CommandIds, skip: readonly string[] = []): Value =>
  convert(words, ids, skip) as Value

const convert = (value: unknown, ids: CommandIds, skip: readonly string[]): unknown => {
  if (typeof value === 'string') return linkCommands(value, ids)
  if (Array.isArray(value)) return value.map(item => convert(item, ids, []))
  if (typeof value === 'function')
    return (...given: unknown[]) => {
      const result: unknown = value(...given)
      return typeof result === 'string' ? linkCommands(result, ids) : result
    }
  return Object.fromEntries(
    Object.entries(value as object).map(([key, part]) => [
      key,
      skip.includes(key) ? part : convert(part, ids, []),
    ]),
  )
}
