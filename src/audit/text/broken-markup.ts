import { prose } from '../words.ts'
import { eachText } from './question-texts.ts'

/** Discord shows HTML as it is written. */
export const leftHtml = eachText('html-left', text => {
  const found = HTML.exec(prose(text))?.[0]
  return found === undefined
    ? null
    : `\`${found}\` is HTML, which Discord shows as it is: write the character itself, or put code in backticks`
})

const HTML =
  /&(?:amp|lt|gt|quot|apos|nbsp|hellip|mdash|ndash|[lr][sd]quo|deg|times|[aeioucn](?:acute|grave|circ|uml|tilde|cedil)|#\d{2,6}|#x[\da-f]{2,5});|<\/?(?:a|b|br|code|div|em|h[1-6]|hr|i|img|li|ol|p|pre|span|strong|su[bp]|table|t[dhr]|u|ul)(?:\s[^<>]*)?\/?>/i

/** What is opened and never closed makes the rest of the message code, bold, or a broken link. */
export const brokenMarkdown = eachText('markdown-broken', text => {
  if (((text.match(/```/g) ?? []).length & 1) === 1) return 'a code block (```) is never closed: close it'
  const outside = text.replaceAll(/```[\s\S]*?```/g, '')
  const broken = outside
    .split(/\n\s*\n/)
    .map(markupFault)
    .find(fault => fault !== null)
  return broken ?? null
})

const markupFault = (paragraph: string): string | null => {
  const withoutCode = paragraph.replaceAll(/(?<!`)(`{1,9})(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
  if (withoutCode.includes('`')) return 'a backtick is never closed: close it, or write `\\``'
  if (/(?<=^|\s)\*\*(?=\S)/.test(withoutCode) && ((withoutCode.match(/\*\*/g) ?? []).length & 1) === 1)
    return 'bold (**) is never closed: close it'
  const link = /\[[^[\]\n]{1,200}\]\([^()\s]{0,999}(?=\s|$)/.exec(withoutCode)?.[0]
  return link === undefined ? null : `the link “${link.slice(0, 40)}” is never closed: add \`)\``
}
