/** A question as it was answered: one item for each question and hash. */
export type Item = {
  /** The question's stable id. */
  readonly question: string
  /** Of the revision that was answered; empty where none is known. */
  readonly hash: string
  /** The options' keys, in the author's order: at most 26. */
  readonly options: readonly string[]
  /** The correct options' keys. */
  readonly answer: readonly string[]
  /** Further sets of keys that are accepted. */
  readonly accepted?: readonly (readonly string[])[]
  /** The author's label, such as `easy`. */
  readonly difficulty: string | null
}

/** Answers as columns, one row each. Later rows of the same person at the same item are ignored. */
export type Responses = {
  /** Any numbers from 0 on, as few as there are people. */
  readonly person: Uint32Array
  /** Places in the list of items. */
  readonly item: Uint32Array
  /** The chosen options: bit 0 for the first. See `choiceBits`. */
  readonly choice: Uint32Array
  /** How long the answer took, ms; 0 where unknown. */
  readonly ms: Float64Array | null
  /** When it was given, ms UTC; 0 where unknown. */
  readonly at: Float64Array | null
}

/** The bit set of some of an item's options. A key that is none of them is left out. */
export const choiceBits = ({ options }: Pick<Item, 'options'>, keys: readonly string[]): number =>
  keys.reduce((bits, key) => {
    const place = options.indexOf(key)
    return place < 0 ? bits : bits | (1 << place)
  }, 0)

/** The keys of a bit set. */
export const keysOf = ({ options }: Pick<Item, 'options'>, choice: number): string[] =>
  options.filter((_, place) => choice & (1 << place))

/** The sets that are right by the file: its answer, then what is accepted beside it. */
export const rightChoices = (item: Item): number[] => [
  choiceBits(item, item.answer),
  ...(item.accepted ?? []).map(keys => choiceBits(item, keys)),
]

/** What is analyzed: items, and the answers to them. */
export type ItemAnswers = { readonly items: readonly Item[]; readonly responses: Responses }
