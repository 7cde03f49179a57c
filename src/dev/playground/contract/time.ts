/** Puts the clock forward: `POST /api/time`. */
export type TimeAction =
  | { readonly kind: 'day' }
  | { readonly kind: 'daily' }
  | { readonly kind: 'close'; readonly messageId: string }

/** `sentence` says what happened, or why nothing did. */
export type TimeResult = { readonly now: number; readonly sentence: string }
