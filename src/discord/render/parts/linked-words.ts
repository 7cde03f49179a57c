import { createWordsFor, LANGUAGES, type Languages, type Words } from '../../../words/index.ts'
import { type CommandIds, withCommandLinks } from './command-links.ts'

/** The words of each language, with commands that can be clicked once Discord has said their ids. */
export type LinkedWords = {
  /** Of one of Discord's locales; English where no translation serves it. */
  readonly wordsFor: (locale: string) => Words
  /** Before that, and where a command has no id, sentences name commands as plain text. */
  readonly setCommandIds: (ids: CommandIds) => void
}

/** Commands are registered as they are, and numbers and lists may be of other people's text. */
const PLAIN: readonly (keyof Words)[] = ['commands', 'format']

export const createLinkedWords = (languages: Languages = LANGUAGES): LinkedWords => {
  const plainFor = createWordsFor(languages)
  let ids: CommandIds = new Map()
  const cache = new Map<Words, Words>()
  return {
    wordsFor(locale) {
      const plain = plainFor(locale)
      const linked = cache.get(plain) ?? (ids.size === 0 ? plain : withCommandLinks(plain, ids, PLAIN))
      cache.set(plain, linked)
      return linked
    },
    setCommandIds(next) {
      ids = next
      cache.clear()
    },
  }
}
