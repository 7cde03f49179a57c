/** Findings by their keys: what stands, what was told, and the kinds of which no one knows at the moment what stands. */
export type FindingState = {
  readonly standing: readonly string[]
  /** Told, and still standing when that was looked at last. */
  readonly told: readonly string[]
  readonly isUnknown: (key: string) => boolean
  /** When the last message was made, ms UTC; null before the first. */
  readonly lastAt: number | null
}

/** `told`: what counts as told from then on. */
export type FindingPlan =
  | { readonly kind: 'nothing'; readonly told: readonly string[] }
  | { readonly kind: 'wait'; readonly until: number; readonly told: readonly string[] }
  | { readonly kind: 'tell'; readonly news: readonly string[]; readonly told: readonly string[] }

/**
 * Which findings to tell now: those that stand and weren't told, in one message per `everyMs`. What is resolved is forgotten,
 * so that it's told again when it comes back; what no one knows about now stays as it was. Times are ms UTC.
 */
export const planFindings = (
  { standing, told, isUnknown, lastAt }: FindingState,
  now: number,
  everyMs: number,
): FindingPlan => {
  const [stand, wereTold] = [new Set(standing), new Set(told)]
  const kept = told.filter(key => stand.has(key) || isUnknown(key))
  const news = standing.filter(key => !wereTold.has(key))
  if (news.length === 0) return { kind: 'nothing', told: kept }
  if (lastAt !== null && now < lastAt + everyMs) return { kind: 'wait', until: lastAt + everyMs, told: kept }
  return { kind: 'tell', news, told: [...kept, ...news] }
}
