/** The prose of a text: code and links are blanked, and everything keeps its position. */
export const prose = (text: string): string => text.replaceAll(NOT_PROSE, found => ' '.repeat(found.length))

const NOT_PROSE = /```[\s\S]*?(?:```|$)|``[^`\n]*``|`[^`\n]*`|https?:\/\/\S+/g

/** Words of at least three characters, in small letters, without an English plural's `s`. */
export const wordsOf = (text: string): string[] =>
  (prose(text).toLowerCase().match(WORD) ?? []).map(word => (PLURAL.test(word) ? word.slice(0, -1) : word))

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'-]+[\p{L}\p{N}]/gu
const PLURAL = /[^s]s$/

/** Words that say what a text is about: those that every text has are left out. */
export const contentWordsOf = (text: string): Set<string> =>
  new Set(wordsOf(text).filter(word => !COMMON.has(word)))

const COMMON = new Set(
  (
    'about above after again all also although and another any are because been before being below between both ' +
    'but can cannot choose could does doe down during each either every few for from had has hav have having her here how into ' +
    'its itself just least less like may more most much must need not now off once one only option other ought ' +
    'our out over own per same she should since some such than that the their them then there these they thi this those ' +
    'through too two under until upon use used using very was way well were what when where whether which while ' +
    'who whom whose why will with within without would you your answer question right wrong correct best following three'
  ).split(' '),
)
