import type { KeyPath, Reporter } from '../problem.ts'

/** Reports characters of a text that Discord or PostgreSQL would refuse, and those that no one can see. */
export const checkCharacters = (text: string, path: KeyPath, report: Reporter): void => {
  const hidden = hiddenCharacter(text)
  if (!isSendable(text)) report.error(path, 'character-invalid', INVALID)
  else if (hidden !== null) report.warning(path, 'character-hidden', hidden)
}

/** Half a surrogate pair is no valid UTF-8, and PostgreSQL stores no character 0. Only escapes (`"\ud83d"`) make them. */
const isSendable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

const INVALID =
  'a character that Discord can’t show: half of a pair such as `\\ud83d`, or the character 0; delete it'

/** What is wrong with the first hidden character of a text; null if it has none. */
export const hiddenCharacter = (text: string): string | null => {
  // Most texts are printable ASCII, and need no search.
  if (/^[\n\r\t\x20-\x7e]*$/.test(text)) return null
  const order = ORDER.exec(text) ?? (RIGHT_TO_LEFT.test(text) ? null : MARK.exec(text))
  if (order) return `${codeOf(order[0])} changes the order in which a text is shown: delete it`
  const unseen = UNSEEN.exec(text) ?? MISPLACED.exec(text)
  return unseen ? `an invisible character (${codeOf(unseen[0])}): delete it` : null
}

/** Embeddings, overrides and isolates (UAX #9): with them one text can look like another ("Trojan Source", 2021). */
const ORDER = /[\u202a-\u202e\u2066-\u2069]/

/** Marks of direction belong into texts that are written from right to left. */
const MARK = /[\u200e\u200f\u061c]/
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Control characters, soft hyphen, spaces without width, fillers, invisible operators, marks of annotations. */
const UNSEEN =
  /(?![\n\r\t])\p{Cc}|\u034f|[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/u

/** Tags have their use in flags, and joiners in emoji and in scripts other than ours. */
const MISPLACED =
  /(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0000}-\u{e007f}]|(?<=[\p{Script=Latin}\p{Nd}\s]|^)[\u200c\u200d]|[\u200c\u200d](?=[\p{Script=Latin}\p{Nd}\s]|$)/u

const codeOf = (sign: string): string =>
  `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
