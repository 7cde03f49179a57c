import { htmlToMarkdown, type SourceImage } from '../html.ts'
import { letterAt } from '../letters.ts'
import { refusal, type SourceEntry, type SourceOption, skip, sourceQuestion } from '../source-entry.ts'
import type { Format } from './format.ts'
import { splitLinks, splitPicture } from './gift-ends.ts'

/**
 * Moodle's text format. Read here, since the parsers on npm know only some of Moodle's escapes, and keep no lines. Each
 * question is masked first, so that whatever sign is left has a meaning.
 */
export const gift: Format = {
  name: 'gift',
  endings: ['gift', 'txt'],
  recognises: text => SIGNS.some(sign => sign.test(text)),
  read: ({ text }) => {
    let domain: string | null = null
    return blocksOf(text).flatMap(block => {
      const [category, path = ''] = /^\s{0,20}\$CATEGORY:(.*)\n?/.exec(block.text) ?? []
      if (category === undefined) return [readBlock(block, domain)]
      domain = domainOf(path.trim())
      // Some write no blank line below it.
      const rest = block.text.slice(category.length)
      return rest === '' ? [] : [readBlock({ ...block, text: rest, line: block.line + 1 }, domain)]
    })
  },
}

const SIGNS = [/^\$CATEGORY:/m, /^::[^:\n]{1,300}::/m, /(?<!\\)\{\s*(?:[=~]|(?:T|F|TRUE|FALSE)\s*[#}])/]

type Block = {
  readonly line: number
  readonly text: string
  readonly id: string | null
  readonly tags: readonly string[]
}

/** Moodle ends a question at a blank line, and so one that is broken costs no other. */
const blocksOf = (text: string): Block[] => {
  const blocks: { number: number; line: string }[][] = [[]]
  for (const [index, line] of text.split('\n').entries())
    if (line.trim() === '') blocks.push([])
    else blocks.at(-1)!.push({ number: index + 1, line })
  return blocks.flatMap(all => {
    const { comments = [], lines = [] } = Object.groupBy(all, ({ line }) =>
      line.trimStart().startsWith('//') ? 'comments' : 'lines',
    )
    if (lines.length === 0) return []
    const valuesOf = (name: string) => comments.flatMap(({ line }) => labelsIn(line, name))
    const written = lines.map(({ line }) => line).join('\n')
    return [{ line: lines[0]!.number, text: written, id: valuesOf('id')[0] ?? null, tags: valuesOf('tag') }]
  })
}

/** `[tag:…]` in a comment; a bracket inside is written `\]`. */
const labelsIn = (comment: string, name: string): string[] =>
  [...comment.matchAll(/\[(id|tag):((?:[^\]\\]|\\\]?)*)\]/g)]
    .filter(match => match[1] === name)
    .map(match => match[2]!.replaceAll('\\]', ']').trim())

/** The last part; a slash in a name is written twice. Moodle's own upper levels are none of ours. */
const domainOf = (path: string): string | null => {
  const parts = path.split(/(?<!\/)\/(?!\/)/).map(part => part.replaceAll('//', '/').trim())
  const own = parts.slice(parts[0]?.startsWith('$') ? 1 : 0)
  return (own[0] === 'top' ? own.slice(1) : own).at(-1) || null
}

const ESCAPED = '\\:#={}~n'

/** Noncharacters, which Unicode keeps free for the use inside of a program, in place of escaped signs. */
const masked = (text: string): string =>
  text
    .replaceAll(/[\ufdd0-\ufdd7]/g, '\ufffd')
    .replaceAll(/\\([\\:#={}~n])/g, (_, sign: string) => String.fromCharCode(0xfdd0 + ESCAPED.indexOf(sign)))

const unmasked = (text: string): string =>
  text.replaceAll(/[\ufdd0-\ufdd7]/g, mask => ESCAPED[mask.charCodeAt(0) - 0xfdd0]!.replace('n', '\n'))

/** As large as a question's file may be. */
const MAX_LENGTH = 256 * 1024

const readBlock = ({ line, text, id, tags }: Block, domain: string | null): SourceEntry => {
  if (text.length > MAX_LENGTH) return refusal(line, 'too-large', TOO_LARGE)
  const [head = '', ...inner] = masked(text).split('{')
  const [body = '', ...tails] = inner.join('{').split('}')
  if (inner.length === 0 && !head.includes('}')) return skip(line, DESCRIPTION)
  if (inner.length > 1 || tails.length > 1) return refusal(line, 'gift-braces', MANY)
  if (inner.length === 0 || tails.length === 0 || head.includes('}')) return refusal(line, 'gift-braces', ONE)
  const [, title, start = ''] = /^\s*::([\s\S]*?)::([\s\S]*)$/.exec(head) ?? [head, undefined, head]
  const isHtml = formatOf(start) === 'html'
  const stem = tails[0]!.trim() === '' ? start : `${start.trim()} _____ ${tails[0]!.trim()}`
  const [answers = '', ...feedback] = body.split('####')
  const choices = choicesIn(answers)
  if (typeof choices === 'string') return skip(line, `${choices}, and ${ONLY_CHOICES}`)
  if (choices === null) return refusal(line, 'gift', BROKEN)
  const key = keyOf(choices)
  if (typeof key === 'string') return refusal(line, 'gift-weights', key)
  const texts = createTexts(isHtml)
  const asked = texts.read(stem, 1)
  const options = choices.map(
    ({ text, feedback }): SourceOption => ({
      text: texts.read(text).text,
      rationale: texts.read(feedback).text || null,
    }),
  )
  const { text: explanation, links: references } = splitLinks(texts.read(feedback.join('####')).text)
  if (texts.problem() !== null) return refusal(line, 'gift-text', texts.problem()!)
  const [picture] = asked.pictures
  const ending = picture === undefined ? splitPicture(asked.text) : { text: asked.text, picture }
  return sourceQuestion({
    ...labelsOf(tags),
    line,
    name: id ?? (unmasked(title ?? '').trim() || null),
    question: ending.text,
    image: ending.picture,
    domain,
    options,
    answer: key,
    isMarked: true,
    explanation,
    references,
  })
}

const DESCRIPTION = 'a text without answers: write them in `{ }` below it, with no blank line between'
const TOO_LARGE = 'over 256 KB without a blank line: put a blank line between questions'
const MANY =
  'more than one pair of `{` and `}`: put a blank line between questions, and write `\\{` and `\\}` for braces in a text'
const ONE =
  'a `{` without its `}`, or the other way round: a question has no blank line in it, and its answers stand in `{ }`'
const BROKEN =
  'this question is no GIFT that can be read: check its `{ }`, and write `\\~ \\= \\# \\{ \\}` for these signs in a text'
const ONLY_CHOICES = 'only choices can be played: offer options to choose from'

type GiftChoice = { readonly text: string; readonly feedback: string; readonly weight: number }

/** The options; what kind of question it is where it has none, in words; null where that cannot be told. */
const choicesIn = (answers: string): GiftChoice[] | string | null => {
  const [first = '', ...feedback] = answers.split('#')
  const truth = first.trim()
  if (/^(?:T|F|TRUE|FALSE)$/.test(truth)) return truthChoices(truth.startsWith('T'), feedback)
  if (answers.trim() === '') return 'the answer is an essay'
  if (/^\s*#/.test(answers)) return 'the answer is a number that is typed in'
  const [before = '', ...pieces] = answers.split(/(?=[=~])/)
  const all = /^[=~]/.test(before) ? [before, ...pieces] : pieces
  if (!answers.includes('~'))
    return all.length > 0 && all.every(piece => piece.includes('->'))
      ? 'the answers are pairs to match'
      : 'the answer is typed in'
  if (all.length === pieces.length && before.trim() !== '') return null
  const choices = all.map(piece => {
    const [, percent, text = ''] = /^.\s*(?:%(-?[\d.]+)%)?([\s\S]*)$/.exec(piece)!
    const [own = '', ...rest] = text.split('#')
    const weight = percent === undefined ? (piece.startsWith('=') ? 100 : 0) : Number(percent)
    return { text: own, feedback: rest.join('#'), weight }
  })
  return choices.some(({ text, weight }) => /^\s*%/.test(text) || Number.isNaN(weight)) ? null : choices
}

/** The first feedback is for those who answer wrongly, the second for those who answer rightly. */
const truthChoices = (isTrue: boolean, [wrong = '', right = '']: readonly string[]): GiftChoice[] => [
  { text: 'True', feedback: isTrue ? right : wrong, weight: isTrue ? 100 : 0 },
  { text: 'False', feedback: isTrue ? wrong : right, weight: isTrue ? 0 : 100 },
]

/** The letters of the options that are right; or why the weights do not say. Nothing where none is marked. */
const keyOf = (choices: readonly GiftChoice[]): readonly string[] | string => {
  const right = choices.flatMap(({ weight }, place) =>
    weight > 0 ? [{ weight, letter: letterAt(place) }] : [],
  )
  const weights = right.map(({ weight }) => weight)
  if (weights.length > 1 && weights.every(weight => weight === 100)) return SEVERAL
  const sum = weights.reduce((total, weight) => total + weight, 0)
  // Equal shares of 100, which people round (33 %, 33 %, 34 %).
  const isFair = Math.abs(sum - 100) < 1.5 && Math.max(...weights) - Math.min(...weights) < 1.5
  return weights.length > 0 && !isFair ? PARTIAL : right.map(({ letter }) => letter)
}

const SEVERAL =
  'several options are right by themselves: mark one with `=`, or give each its share, as `~%50%`; a `=` inside a text is written `\\=`'
const PARTIAL =
  'the weights do not say which options are right together: give each right one the same share of 100 %, as `~%50%`'

const FORMAT = /^\s{0,200}\[(html|markdown|plain|moodle)\]/

const formatOf = (text: string): string | undefined => FORMAT.exec(text)?.[1]

/** Reads texts in their own format, else in that of the question, and keeps what is wrong with one. */
const createTexts = (isHtml: boolean) => {
  let problem: string | null = null
  const read = (written: string, maxPictures = 0): { text: string; pictures: readonly SourceImage[] } => {
    const format = formatOf(written) ?? (isHtml ? 'html' : 'markdown')
    const text = unmasked(written.replace(FORMAT, '').trim())
    if (format !== 'html') return { text, pictures: [] }
    const result = htmlToMarkdown(text)
    if (result.kind === 'text' && result.pictures.length <= maxPictures) return result
    problem ??= result.kind === 'text' ? PICTURES : result.message
    return { text: '', pictures: [] }
  }
  return { read, problem: () => problem }
}

const PICTURES =
  'a picture in an option or a feedback, or several in the question: a question can have one picture, in its own text'

/** `difficulty:hard` is no tag of the question; a tag that only looks so has `tag:` before it. */
const labelsOf = (all: readonly string[]): { difficulty: string | null; tags: string[] } => {
  const level = all.find(tag => tag.startsWith('difficulty:'))
  const tags = all.filter(tag => tag !== level && tag !== '').map(tag => tag.replace(/^tag:/, ''))
  return { difficulty: level?.slice('difficulty:'.length).trim() || null, tags }
}
