/** The open question in the URL's hash, so that reload and back work. */

export const bankHash = (open: string | null): string =>
  `#${new URLSearchParams({ view: 'bank', ...(open !== null && { open }) })}`

export const openQuestionIn = (hash: string): string | null => new URLSearchParams(hash.slice(1)).get('open')
