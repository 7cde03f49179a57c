import { parseStatus } from '../../../bank/parse/status.ts'
import { type HtmlText, htmlToMarkdown, type SourceImage } from '../html.ts'
import { letterAt } from '../letters.ts'
import { plainToMarkdown } from '../plain-text.ts'
import { refusal, type SourceEntry, type SourceQuestion, skip, sourceQuestion } from '../source-entry.ts'
import type { Format } from './format.ts'
import { blocksOf, domainOf, type GiftBlock } from './gift/blocks.ts'
import { choicesIn, keyOf } from './gift/choices.ts'
import { splitLinks, splitPicture } from './gift/ends.ts'

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

const readBlock = ({ line, text, id, tags }: GiftBlock, domain: string | null): SourceEntry => {
  if (text.length > MAX_LENGTH) return refusal(line, 'too-large', TOO_LARGE)
  if (CLOZE.test(text)) return skip(line, `this is a cloze text, and ${ONLY_CHOICES}`)
  const parts = partsOf(masked(text), line)
  if ('kind' in parts) return parts
  const { title, stem, format, answers, feedback } = parts
  const choices = choicesIn(answers)
  if (typeof choices === 'string') return skip(line, `${choices}, and ${ONLY_CHOICES}`)
  if (choices === null) return refusal(line, 'gift', BROKEN)
  const labels = labelsOf(tags)
  const accepted = (labels.accepted ?? []).flat()
  const key = keyOf(
    choices.map((choice, place) => (accepted.includes(letterAt(place)) ? { ...choice, weight: 0 } : choice)),
  )
  if (typeof key === 'string') return refusal(line, 'gift-weights', key)
  const texts = createTexts(format)
  const asked = texts.read(stem, 1)
  const options = choices.map(({ text, feedback }) => {
    return { text: texts.read(text).text, rationale: texts.read(feedback).text || null }
  })
  const { text: explanation, links: references } = splitLinks(texts.read(feedback).text)
  if (texts.problem !== null) return refusal(line, 'gift-text', texts.problem)
  return sourceQuestion({
    ...labels,
    line,
    name: id ?? (unmasked(title).trim() || null),
    question: asked.text,
    image: asked.pictures[0] ?? null,
    domain,
    options,
    answer: key,
    isMarked: true,
    explanation,
    references,
  })
}

/** `::title:: text {answers####feedback} text`. */
const partsOf = (text: string, line: number) => {
  const [head = '', ...inner] = text.split('{')
  const [body = '', ...tails] = inner.join('{').split('}')
  if (inner.length === 0 && !head.includes('}')) return skip(line, DESCRIPTION)
  if (inner.length > 1 || tails.length > 1) return refusal(line, 'gift-braces', MANY)
  if (inner.length === 0 || tails.length === 0 || head.includes('}')) return refusal(line, 'gift-braces', ONE)
  const [, title = '', start = ''] = /^\s*::([\s\S]*?)::([\s\S]*)$/.exec(head) ?? [head, '', head]
  const [answers = '', ...feedback] = body.split('####')
  const format = formatOf(start) ?? 'moodle'
  const tail = tails[0]!.trim()
  const gap = format === 'markdown' ? GAP : '_____'
  const stem = tail === '' ? start : `${start.trim()} ${gap} ${tail}`
  return { title, stem, format, answers, feedback: feedback.join('####') }
}

/** Anki's `{{c1::…}}`, and Moodle's `{1:MULTICHOICE:…}`. */
const CLOZE = /\{\{c\d{1,3}::|\{\d{0,3}:[A-Z_]{2,20}:/

const GAP = '\ufdd0_\ufdd0_\ufdd0_\ufdd0_\ufdd0_'

const DESCRIPTION = 'a text without answers: write them in `{ }` below it, with no blank line between'
const TOO_LARGE = 'over 256 KB without a blank line: put a blank line between questions'
const MANY =
  'more than one pair of `{` and `}`: put a blank line between questions, write a question for each gap of a sentence with the other gaps filled in, and `\\{` and `\\}` for braces in a text'
const ONE =
  'a `{` without its `}`, or the other way round: a question has no blank line in it, and its answers stand in `{ }`'
const BROKEN =
  'this question is no GIFT that can be read: check its `{ }`, and write `\\~ \\= \\# \\{ \\}` for these signs in a text'
const ONLY_CHOICES = 'only choices can be played: offer options to choose from'

const FORMAT = /^\s{0,200}\[(html|markdown|plain|moodle)\]/

const formatOf = (text: string): string | undefined => FORMAT.exec(text)?.[1]

/** Reads texts in their own format, else in that of the question. Keeps the first problem. */
const createTexts = (ofQuestion: string) => {
  const texts = {
    problem: null as string | null,
    read: (written: string, maxPictures = 0): { text: string; pictures: readonly SourceImage[] } => {
      const format = formatOf(written) ?? ofQuestion
      const text = unmasked(written.replace(FORMAT, '').trim())
      const result = format === 'html' ? htmlToMarkdown(text) : readText(text, format, maxPictures > 0)
      if (result.kind === 'text' && result.pictures.length <= maxPictures) return result
      texts.problem ??= result.kind === 'text' ? PICTURES : result.message
      return { text: '', pictures: [] }
    },
  }
  return texts
}

/** Only one of Moodle's formats has Markdown in it. A picture may stand at the end of a question in each. */
const readText = (whole: string, format: string, hasPicture: boolean): HtmlText => {
  const { text, picture } = hasPicture ? splitPicture(whole) : { text: whole, picture: null }
  const pictures = picture === null ? [] : [picture]
  return { kind: 'text', text: format === 'markdown' ? text : plainToMarkdown(text), pictures }
}

const PICTURES =
  'a picture in an option or a feedback, or several in the question: a question can have one picture, in its own text'

const KEEPS_ORDER = 'shuffle:false'

const STATUS = /^status:(trial|suspended|retired)$/
const ACCEPTED = /^accepted:([A-J](?: [A-J]){0,8})$/

type Labels = Pick<SourceQuestion, 'difficulty' | 'tags' | 'shuffle' | 'status' | 'accepted'>

/** `difficulty:hard` and `shuffle:false` are no tags of the question; one that only looks so has `tag:` before it. */
const labelsOf = (all: readonly string[]): Labels => {
  const level = all.find(tag => tag.startsWith('difficulty:'))
  const isOwn = (tag: string) => tag === KEEPS_ORDER || STATUS.test(tag) || ACCEPTED.test(tag)
  const isTag = (tag: string) => tag !== level && tag !== '' && !isOwn(tag)
  const status = all.map(tag => parseStatus(STATUS.exec(tag)?.[1] ?? '')).find(found => found !== null)
  const accepted = all.flatMap(tag => ACCEPTED.exec(tag)?.[1]?.split(' ') ?? [])
  const tags = all.filter(isTag).map(tag => tag.replace(/^tag:/, ''))
  return {
    difficulty: level?.slice('difficulty:'.length).trim() || null,
    tags,
    shuffle: !all.includes(KEEPS_ORDER),
    ...(status && { status }),
    ...(accepted.length > 0 && { accepted: accepted.map(letter => [letter]) }),
  }
}
