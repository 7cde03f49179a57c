import { constructFromEvents, type Event, FAILSAFE_SCHEMA, parseEvents } from 'js-yaml'
import { explainYamlErrors, YamlError } from './yaml-errors.ts'

export { YamlError }

/**
 * YAML 1.2 with every scalar as the text that its author typed: `1.10`, `yes`, `0755` and `~` stay as they are. Null for
 * an empty document. One parser decides what a file says; values, positions and quoting all come from its events.
 */
export const parseYaml = (source: string): unknown => {
  try {
    const documents = constructFromEvents(parseYamlEvents(source), {
      source,
      schema: FAILSAFE_SCHEMA,
      maxAliases: 0,
    })
    if (documents.length <= 1) return documents[0] ?? null
  } catch (error) {
    throw new YamlError(explainYamlErrors(source, error as Error))
  }
  throw new YamlError(explainYamlErrors(source, new Error('there is more than one document')))
}

/**
 * The parser refuses control characters, which YAML does not allow, although they do no harm in a text (mistaken
 * encodings are full of them). So they get a second try with a stand-in of the same length: events refer to the source
 * by offsets, and the values are read from the source itself.
 */
export const parseYamlEvents = (source: string): Event[] => {
  try {
    return parseEvents(source, {})
  } catch (error) {
    const printable = source.replaceAll(CONTROL_CHARACTER, '\ue000')
    if (printable === source) throw error
    return parseEvents(printable, {})
  }
}

const CONTROL_CHARACTER =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
