import { splitGraphemes } from './graphemes.ts'

type MeasureWidth = (text: string) => number

/** Cuts a text before an ellipsis if it is wider than `maxWidth`, by a binary search for the longest part that fits. */
export const truncateText = (text: string, maxWidth: number, widthOf: MeasureWidth): string => {
  if (widthOf(text) <= maxWidth) return text
  const graphemes = splitGraphemes(text)
  const cut = (count: number) => `${graphemes.slice(0, count).join('').trimEnd()}…`
  let fitting = 0
  let tooMany = graphemes.length
  while (tooMany - fitting > 1) {
    const middle = (fitting + tooMany) >> 1
    if (widthOf(cut(middle)) <= maxWidth) fitting = middle
    else tooMany = middle
  }
  return cut(fitting)
}

/** Wraps a text between words into at most `maxLines` lines; the last one is truncated. */
export const wrapText = (
  text: string,
  maxLines: number,
  maxWidth: number,
  widthOf: MeasureWidth,
): string[] => {
  const words = text.split(' ')
  const lines: string[] = []
  while (words.length > 0 && lines.length < maxLines - 1) {
    let count = 1
    while (count < words.length && widthOf(words.slice(0, count + 1).join(' ')) <= maxWidth) count += 1
    lines.push(truncateText(words.splice(0, count).join(' '), maxWidth, widthOf))
  }
  return words.length > 0 ? [...lines, truncateText(words.join(' '), maxWidth, widthOf)] : lines
}
