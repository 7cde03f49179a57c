import { memoizeByObject } from '../../quiz/memoize.ts'
import { collapseSpaces } from '../parse/fields.ts'

/** The parts of a question that decide whether two of them are the same question. */
export type QuestionContent = {
  readonly text: string
  readonly options: readonly { readonly text: string }[]
  /** Null for no picture, undefined for one that was not read. */
  readonly image: { readonly digest: string } | null | undefined
}

/** Whether two questions of the same text are the same. */
const isSameQuestion = (a: QuestionContent, b: QuestionContent): boolean =>
  shareOptions(a, b) && samePicture(a, b)

/**
 * "Which statement is right?" may be asked about many things. It is the same question only if at least half of the
 * options match, counted in the question that has fewer.
 */
export const shareOptions = (
  a: Pick<QuestionContent, 'options'>,
  b: Pick<QuestionContent, 'options'>,
): boolean => {
  const [texts, others] = [normalizedOptions(a), normalizedOptions(b)]
  let shared = 0
  for (const text of others) if (texts.has(text)) shared++
  return shared * 2 >= Math.min(texts.size, others.size)
}

/** A picture that was not read may be any picture. */
export const samePicture = (a: QuestionContent, b: QuestionContent): boolean =>
  a.image === undefined || b.image === undefined || a.image?.digest === b.image?.digest

/**
 * Index of questions by text and option. It finds the same questions without comparing each one with all others, which
 * would take quadratic time in a bank with thousands of copies.
 */
export const createQuestionIndex = <M>(contentOf: (member: M) => QuestionContent) => {
  const small = createOptionIndex(contentOf)
  const large = createOptionIndex(contentOf)
  const isSmall = (content: QuestionContent) => normalizedOptions(content).size < 3
  return {
    add: (member: M): void => (isSmall(contentOf(member)) ? small : large).add(member),
    findSame: (content: QuestionContent): M[] => {
      // Two questions of three or more options share at least two of them if they are the same. So the most frequent
      // option ("None of the above") need not be looked up: another shared one finds the question as well.
      const skip = isSmall(content) ? 0 : 1
      const candidates = [...small.sharingOption(content, 0), ...large.sharingOption(content, skip)]
      return candidates.filter(member => isSameQuestion(content, contentOf(member)))
    },
  }
}

const createOptionIndex = <M>(contentOf: (member: M) => QuestionContent) => {
  const byText = new Map<string, Map<string, Set<M>>>()
  const keysOf = (content: QuestionContent) =>
    content.options.length === 0 ? [''] : [...normalizedOptions(content)]
  return {
    add: (member: M): void => {
      const content = contentOf(member)
      const text = normalizeMarkdown(content.text)
      const byOption = byText.get(text) ?? new Map<string, Set<M>>()
      byText.set(text, byOption)
      for (const key of keysOf(content)) byOption.set(key, (byOption.get(key) ?? new Set()).add(member))
    },
    /** Members with the same text and an option in common; the `skip` most frequent options are not looked up. */
    sharingOption: (content: QuestionContent, skip: number): ReadonlySet<M> => {
      const byOption = byText.get(normalizeMarkdown(content.text))
      if (byOption === undefined) return new Set()
      const keys = content.options.length === 0 ? [...byOption.keys()] : keysOf(content)
      const sets = keys.flatMap(key => byOption.get(key) ?? []).sort((a, b) => a.size - b.size)
      const rare = sets.slice(0, Math.max(0, sets.length - skip))
      return new Set([...rare, byOption.get('') ?? []].flatMap(members => [...members]))
    },
  }
}

/** For comparing: lower case, single spaces, plain quotes and dashes. Punctuation stays: `==` and `===` differ. */
export const normalizeText = (text: string): string => {
  const lowerCase = collapseSpaces(text).toLowerCase()
  return TYPOGRAPHIC.test(lowerCase) ? lowerCase.replaceAll(/./gu, sign => PLAIN[sign] ?? sign) : lowerCase
}

/** The same for a Markdown text: a backslash before a sign only keeps it from formatting. In code it is part of it. */
export const normalizeMarkdown = (text: string): string =>
  normalizeText(text.includes('\\') ? withoutEscapes(text) : text)

const withoutEscapes = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/\\([^0-9A-Za-z\s])/g, '$1')))
    .join('')

const TYPOGRAPHIC = /[\u2013-\u201d]/
const PLAIN: Readonly<Record<string, string>> = {
  '\u2013': '-',
  '\u2014': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
}

export const normalizedOptions = memoizeByObject(
  ({ options }: Pick<QuestionContent, 'options'>): ReadonlySet<string> =>
    new Set(options.map(({ text }) => normalizeMarkdown(text))),
)

/** Whether the options are True and False, or Yes and No. */
export const isYesOrNo = (options: QuestionContent['options']): boolean =>
  ['false,true', 'no,yes'].includes([...normalizedOptions({ options })].sort().join())
