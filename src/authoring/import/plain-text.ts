import type { SourceQuestion } from './source-entry.ts'

/** Discord's Markdown for a text that has no Markdown in it: it is shown exactly as it is written. */
export const plainToMarkdown = (text: string): string => {
  const signs = text.includes('](') ? SIGNS_AND_LINKS : SIGNS
  const escaped = (part: string) =>
    part
      .replaceAll(signs, '\\$&')
      .replaceAll(LINE_STARTS, (_, space: string, sign = '', number = '') => `${space}${number}\\${sign}`)
  return text
    .split(ADDRESS)
    .map((part, index, parts) => {
      if (index % 2 === 0) return escaped(part)
      return isAddress(part, parts[index + 1]!) ? part : escaped(part).replaceAll('://', '\\://')
    })
    .join('')
}

const ADDRESS = /(https?:\/\/[^\s<]+)/

/** Discord formats nothing within an address, and would take a backslash behind it for a part of it. */
const isAddress = (text: string, next: string): boolean =>
  !next.startsWith('<') && /^\w+:\/\/[^\s<]+[^<.,:;"'\]\s]/.test(text)

/** Emphasis, code, spoilers, mentions; not one `|`, `<` before a space, or a backslash before a letter. */
const SIGNS = /[*_`]|\\(?=[^0-9A-Za-z\s]|$)|~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\||<(?! |= )/g
const SIGNS_AND_LINKS = new RegExp(String.raw`${SIGNS.source}|\[`, 'g')

/** Headings, small text, quotes and lists. */
const LINE_STARTS = /^([ \t]*)(?:(#{1,3}|-#?|>{1,3})(?=[ \t])|(\d{1,9})(?=\.[ \t]))/gm

/** The question with all its texts as Markdown. */
export const asMarkdown = (question: SourceQuestion): SourceQuestion => {
  if (!question.isPlain) return question
  const options = question.options.map(({ text, rationale }) => ({
    text: plainToMarkdown(text),
    rationale: rationale === null ? null : plainToMarkdown(rationale),
  }))
  const [text, explanation] = [plainToMarkdown(question.question), plainToMarkdown(question.explanation)]
  return { ...question, question: text, options, explanation }
}
