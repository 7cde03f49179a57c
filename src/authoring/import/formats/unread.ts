import { isKnownKey } from '../../../bank/parse/key-aliases.ts'
import { note, type SourceEntry } from '../source-entry.ts'

const MAX_NAMED = 20
const MAX_NAME_LENGTH = 40

/** One note that lists all unknown columns or keys. `quotes` are an opening and a closing sign. */
export const notesOfUnread = (
  what: 'columns' | 'keys',
  names: readonly string[],
  quotes: string,
  line: number,
  isRead: (name: string) => boolean = isKnownKey,
): SourceEntry[] => {
  const unread = [...new Set(names)].filter(name => name !== '' && !isRead(name))
  if (unread.length === 0) return []
  const named = unread
    .slice(0, MAX_NAMED)
    .map(name => `${quotes.charAt(0)}${name.slice(0, MAX_NAME_LENGTH)}${quotes.charAt(1)}`)
  const more = unread.length > MAX_NAMED ? ', …' : ''
  return [note(line, `${what} that are not read: ${named.join(', ')}${more}`)]
}
