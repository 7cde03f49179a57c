import { graphemes } from './graphemes.ts'

/** The text, or as much of its beginning as fits before an ellipsis. */
export const shortened = (text: string, most: number, widthOf: (text: string) => number): string => {
  if (widthOf(text) <= most) return text
  const signs = graphemes(text)
  const cut = (count: number) => `${signs.slice(0, count).join('').trimEnd()}…`
  let fits = 0
  let tooMany = signs.length
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if (widthOf(cut(middle)) <= most) fits = middle
    else tooMany = middle
  }
  return cut(fits)
}

/** The text on up to `lines` lines, broken between words; what is left over is cut. */
export const wrapped = (
  text: string,
  lines: number,
  most: number,
  widthOf: (text: string) => number,
): string[] => {
  const words = text.split(' ')
  const done: string[] = []
  while (words.length > 0 && done.length < lines - 1) {
    let count = 1
    while (count < words.length && widthOf(words.slice(0, count + 1).join(' ')) <= most) count += 1
    done.push(shortened(words.splice(0, count).join(' '), most, widthOf))
  }
  return words.length > 0 ? [...done, shortened(words.join(' '), most, widthOf)] : done
}
