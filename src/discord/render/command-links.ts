/** Ids of the registered commands by what people type: `quiz`, `daily set`. */
export type CommandIds = ReadonlyMap<string, string>

/** A command alone in a code span; any other code span, mention or address; a command in plain text. */
const COMMANDS =
  /`\/([a-z]+(?: [a-z]+)?)`|`[^`]*`|<[^>]*>|\]\([^)]*\)|(?<![\w/:.])\/([a-z]+)(?: ([a-z]+))?(?![\w/-])/g

/**
 * Turns `/quiz` in a sentence into a mention that can be clicked (Discord, "Message Formatting"). Commands without an
 * id, such as a parent of subcommands, stay text.
 */
export const linkCommands = (sentence: string, ids: CommandIds): string => {
  if (!sentence.includes('/')) return sentence
  return sentence.replace(COMMANDS, (match, inCode?: string, name?: string, next?: string) => {
    if (inCode !== undefined) return mention(inCode, ids) ?? match
    if (name === undefined) return match
    if (next === undefined) return mention(name, ids) ?? match
    const alone = mention(name, ids)
    return mention(`${name} ${next}`, ids) ?? (alone ? `${alone} ${next}` : match)
  })
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
