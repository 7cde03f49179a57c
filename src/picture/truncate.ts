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
