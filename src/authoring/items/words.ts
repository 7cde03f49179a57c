import type { Flag, FlagKind, ItemAnalysis, ItemState } from '../../quiz/items/item-analysis.ts'

/** A number as the reports show it: `12,345`. */
export const formatCount = (count: number): string => count.toLocaleString('en-US')

export const percent = (share: number): string => `${Math.round(100 * share)}%`

/** A probability is never said to be certain. */
export const probability = (value: number): string =>
  value > 0.99 ? '>99%' : value < 0.01 ? '<1%' : percent(value)

/** A correlation: `0.31`, with a proper minus; – where there is none. */
export const formatCorrelation = (value: number | null): string =>
  value === null ? '–' : value.toFixed(2).replace('-', '−').replace('−0.00', '0.00')

export const STATE_NAMES: Readonly<Record<ItemState, string>> = {
  probable: 'probably wrong',
  suspect: 'suspect',
  ambiguous: 'ambiguous',
  watch: 'watch',
  ok: 'ok',
}

/** What a state means for a question, as a sentence. */
export const stateSentence = (
  { state, pKeyWrong, pAmbiguous, suggestedKey }: ItemAnalysis,
  key: string,
): string => {
  const other = suggestedKey?.join(' ') ?? '?'
  const sentences: Readonly<Record<ItemState, string>> = {
    probable: `The key is probably wrong (${probability(pKeyWrong)}): the file says ${key}, but able people choose ${other}.`,
    suspect: `The key may be wrong (${probability(pKeyWrong)}): the file says ${key}, but able people choose ${other}.`,
    ambiguous: `${other} may be right as well (${probability(pAmbiguous)}): able people choose both ${key} and ${other}.`,
    watch:
      pAmbiguous > pKeyWrong
        ? `${other} may be right as well as ${key} (${probability(pAmbiguous)}), but more answers are needed.`
        : `The key may be wrong (${probability(pKeyWrong)}), but more answers are needed: ${other} instead of ${key}?`,
    ok: 'Nothing speaks against the key.',
  }
  return sentences[state]
}

const FLAG_SENTENCES: Readonly<Record<FlagKind, (option: string) => string>> = {
  'two-keys': option => `${option} may be right as well.`,
  'attracts-able': option => `${option} is wrong, but attracts the able.`,
  'dead-distractor': option => `Fewer than 5% choose ${option}.`,
  'too-easy': () => 'Almost everyone gets it right.',
  'too-hard': () => 'Almost no one gets it right.',
  'labelled-easy': () => 'Labelled easy, but most people get it wrong.',
  'labelled-hard': () => 'Labelled hard, but most people get it right.',
  drift: () => 'Newer answers are much more often or less often right than older ones.',
}

/** One sentence for each kind of flag; options of the same kind share one. */
export const flagSentences = (flags: readonly Flag[]): string[] =>
  [...Map.groupBy(flags, ({ kind }) => kind)].map(([kind, same]) =>
    FLAG_SENTENCES[kind](same.map(({ option }) => option).join(' or ')),
  )

/** All states in one sentence, the worst first: how many questions are in each. */
export const summaryOf = (analyses: readonly ItemAnalysis[]): string => {
  const answers = analyses.reduce((sum, item) => sum + item.answers, 0)
  const counts = Map.groupBy(analyses, ({ state }) => state)
  const parts = STATE_ORDER.flatMap(state => {
    const count = counts.get(state)?.length ?? 0
    return count === 0 ? [] : [`${formatCount(count)} ${COUNTED[state](count)}`]
  })
  const found = parts.length === 0 ? 'nothing speaks against any key' : parts.join(', ')
  return `${plural(analyses.length, 'question')}, ${plural(answers, 'answer')}: ${found}.`
}

const plural = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`

const STATE_ORDER = ['probable', 'suspect', 'ambiguous', 'watch'] as const satisfies ItemState[]

const COUNTED: Readonly<Record<(typeof STATE_ORDER)[number], (count: number) => string>> = {
  probable: count => `probably ${count === 1 ? 'has' : 'have'} a wrong key`,
  suspect: () => 'may have a wrong key',
  ambiguous: count => `${count === 1 ? 'is' : 'are'} probably ambiguous`,
  watch: () => 'to watch',
}
