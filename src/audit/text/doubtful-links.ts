import type { Concern, QuestionRule } from '../rule.ts'

/** Checks of a link that need no request. */
export const doubtfulLinks: QuestionRule = ({ references }) =>
  references.flatMap((link, index): Concern[] => {
    const path = ['references', index]
    // At most a hundred.
    if (references.indexOf(link) < index)
      return [{ path, code: 'reference-twice', message: 'this link is already in the list: delete one' }]
    const doubt = doubtOf(link)
    return doubt === null ? [] : [{ path, code: 'link-doubtful', message: `${doubt}: open it and fix it` }]
  })

const doubtOf = (link: string): string | null => {
  const { hostname, pathname, href } = new URL(link)
  if (/^https?:\/\/.*https?:\/\//i.test(link) && !/archive/.test(hostname)) return 'two links in one'
  if (!/^[^.]+(?:\.[^.]+)+$/.test(hostname)) return `\`${hostname}\` isn’t an internet address`
  if (/^[\d.]+$|\.(?:local|internal|test|invalid|localhost)$/.test(hostname))
    return `\`${hostname}\` is an address others can’t reach`
  if (/[.,;:'"]$|%20$/.test(href) || (pathname.endsWith(')') && !pathname.includes('(')))
    return 'the link ends with punctuation that belongs to the sentence'
  return null
}
