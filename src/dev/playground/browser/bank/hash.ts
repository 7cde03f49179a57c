/** Which question is open stands in the address, so that reloading and going back keep it. */

export const bankHash = (open: string | null): string =>
  `#${new URLSearchParams({ view: 'bank', ...(open !== null && { open }) })}`

export const openQuestionIn = (hash: string): string | null => new URLSearchParams(hash.slice(1)).get('open')
