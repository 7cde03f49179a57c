import { collapseSpaces } from '../parse/fields.ts'

/** What a question asks: two that ask the same are one question. */
export type QuestionContent = {
  readonly text: string
  readonly options: readonly { readonly text: string }[]
  /** Undefined where there is one that was not looked at. */
  readonly image: { readonly digest: string } | null | undefined
}

/** Punctuation stays: `==` and `===` differ. */
export const normalizeText = (text: string): string => {
  const folded = collapseSpaces(text).toLowerCase()
  return TYPOGRAPHIC.test(folded) ? folded.replaceAll(/./gu, sign => PLAIN[sign] ?? sign) : folded
}

const TYPOGRAPHIC = /[\u2013-\u201d]/
const PLAIN: Readonly<Record<string, string>> = {
  '\u2013': '-',
  '\u2014': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
}

/** In a bank with many questions of one stem the same texts are asked for again and again. */
export const memoizeByObject = <K extends object, V>(work: (of: K) => V): ((of: K) => V) => {
  const known = new WeakMap<K, V>()
  return of => {
    const value = known.get(of) ?? work(of)
    known.set(of, value)
    return value
  }
}

/** The texts of the options, folded. */
export const normalizedOptions = memoizeByObject(
  ({ options }: Pick<QuestionContent, 'options'>): ReadonlySet<string> =>
    new Set(options.map(({ text }) => normalizeText(text))),
)

/** "Which statement is right?" may be asked of many things: it is the same question only with the same options. */
export const shareOptions = (
  a: Pick<QuestionContent, 'options'>,
  b: Pick<QuestionContent, 'options'>,
): boolean => {
  const [texts, others] = [normalizedOptions(a), normalizedOptions(b)]
  let shared = 0
  for (const text of others) if (texts.has(text)) shared++
  return shared * 2 >= Math.min(texts.size, others.size)
}

/** Whether the options are True and False, or Yes and No. */
export const isYesOrNo = (options: QuestionContent['options']): boolean =>
  ['false,true', 'no,yes'].includes([...normalizedOptions({ options })].sort().join())

/** A picture that is not known may be any. */
export const samePicture = (a: QuestionContent, b: QuestionContent): boolean =>
  a.image === undefined || b.image === undefined || a.image?.digest === b.image?.digest

/** Whether two questions of the same text are the same. */
const asksTheSame = (a: QuestionContent, b: QuestionContent): boolean =>
  shareOptions(a, b) && samePicture(a, b)

/** Questions by their texts and options, so that those which may ask the same are found without looking at all. */
export const createQuestionIndex = <M extends { readonly asks: QuestionContent }>() => {
  const small = createOptionIndex<M>()
  const large = createOptionIndex<M>()
  const isSmall = (asks: QuestionContent) => normalizedOptions(asks).size < 3
  return {
    put: (member: M): void => (isSmall(member.asks) ? small : large).put(member),
    /** Those that ask the same. */
    find: (asks: QuestionContent): M[] => {
      // Of three options or more at least two are shared, so that the commonest ("None of the above") need not be.
      const near = [...small.near(asks, 0), ...large.near(asks, isSmall(asks) ? 0 : 1)]
      return near.filter(other => asksTheSame(asks, other.asks))
    },
  }
}

const createOptionIndex = <M extends { readonly asks: QuestionContent }>() => {
  const texts = new Map<string, Map<string, Set<M>>>()
  const keysOf = (asks: QuestionContent) => (asks.options.length === 0 ? [''] : [...normalizedOptions(asks)])
  return {
    put: (member: M): void => {
      const text = normalizeText(member.asks.text)
      const byOption = texts.get(text) ?? new Map<string, Set<M>>()
      texts.set(text, byOption)
      for (const key of keysOf(member.asks)) byOption.set(key, (byOption.get(key) ?? new Set()).add(member))
    },
    /** Those with one of the options, but for so many of the commonest. */
    near: (asks: QuestionContent, without: number): ReadonlySet<M> => {
      const byOption = texts.get(normalizeText(asks.text))
      if (byOption === undefined) return new Set()
      const keys = asks.options.length === 0 ? [...byOption.keys()] : keysOf(asks)
      const sets = keys.flatMap(key => byOption.get(key) ?? []).sort((a, b) => a.size - b.size)
      const rare = sets.slice(0, Math.max(0, sets.length - without))
      return new Set([...rare, byOption.get('') ?? []].flatMap(members => [...members]))
    },
  }
}
