/** A question in the form that the parser reads as Moodle does; or what it is instead. */
type Normal =
  | { readonly kind: 'normal'; readonly gift: string }
  | { readonly kind: 'description' }
  | { readonly kind: 'braces'; readonly message: string }

/**
 * Where the parser differs from Moodle: it knows only escaped colons, takes a `->` in any first option for a pair to
 * match, makes spaces of line ends outside `[markdown]`, and has signs of its own (`&&010`) for what is escaped.
 */
export const normalise = (text: string): Normal => {
  const braces = bracesOf(text)
  if (braces.kind !== 'found') return braces
  const { open, close } = braces
  const answers = text.slice(open + 1, close)
  const choices = isNumeric(answers) ? answers : escaped(answers, ':')
  const isChoice = bare(answers, '~').length > 0
  const tail = text.slice(close + 1)
  const gift = [
    headOf(text.slice(0, open)),
    '{',
    isChoice ? choices.replaceAll('->', HIDDEN_ARROW) : choices,
    '}',
    tail.trim() === '' ? '' : escaped(tail, ALL),
  ].join('')
  return { kind: 'normal', gift: gift.replaceAll('&&0', HIDDEN_CODE) }
}

/** A text from the parser with what was hidden from it. */
export const restored = (text: string): string =>
  text.replaceAll(HIDDEN_ARROW, '->').replaceAll(HIDDEN_CODE, '&&0')

// With a noncharacter inside, which Unicode keeps free for the use inside of a program.
const HIDDEN_ARROW = '-\ufdd0>'
const HIDDEN_CODE = '&\ufdd0&0'

const ALL = ':=~#{}'

type Braces = Exclude<Normal, { kind: 'normal' }> | { kind: 'found'; open: number; close: number }

const bracesOf = (text: string): Braces => {
  const opens = bare(text, '{')
  const closes = bare(text, '}')
  if (opens.length === 0 && closes.length === 0) return { kind: 'description' }
  if (opens.length > 1 || closes.length > 1) return { kind: 'braces', message: MANY }
  const [open, close] = [opens[0], closes[0]]
  if (open === undefined || close === undefined || close < open) return { kind: 'braces', message: ONE }
  return { kind: 'found', open, close }
}

const MANY =
  'more than one pair of `{` and `}`: put a blank line between questions, and write `\\{` and `\\}` for braces in a text'
const ONE =
  'a `{` without its `}`, or the other way round: a question has no blank line in it, and its answers stand in `{ }`'

/** `{#3:1}` has a colon of its own; `{####…}` is a feedback alone. */
const isNumeric = (answers: string): boolean => /^\s*#(?!###)/.test(answers)

/** Where signs stand that are not escaped. */
const bare = (text: string, signs: string): number[] => {
  const places: number[] = []
  for (let at = 0; at < text.length; at++)
    if (isEscape(text, at)) at++
    else if (signs.includes(text.charAt(at))) places.push(at)
  return places
}

const isEscape = (text: string, at: number): boolean =>
  text.charAt(at) === '\\' && at + 1 < text.length && '\\:#={}~n'.includes(text.charAt(at + 1))

const escaped = (text: string, signs: string): string => {
  let result = ''
  let from = 0
  for (const place of bare(text, signs)) {
    result += `${text.slice(from, place)}\\`
    from = place
  }
  return result + text.slice(from)
}

/** Title, format and question text; only the question's text may have signs that are not escaped. */
const headOf = (head: string): string => {
  const title = titleEnd(head)
  const stem = head.slice(title)
  const format = /^\s{0,200}\[(html|markdown|plain|moodle)\]/.exec(stem)
  const body = stem.slice(format?.[0].length ?? 0)
  const written = title === 0 ? '' : `::${escaped(head.slice(head.indexOf('::') + 2, title - 2), ALL)}::`
  return `${written}[${format?.[1] === 'html' ? 'html' : 'markdown'}]${escaped(body, ALL)}`
}

const titleEnd = (head: string): number => {
  const start = head.trimStart()
  if (!start.startsWith('::')) return 0
  const from = head.length - start.length + 2
  for (const place of bare(head, ':')) if (place > from && head.charAt(place + 1) === ':') return place + 2
  return 0
}
