const CONTEXT = 3

/** A unified diff of two texts that differ in one place, or a few close ones: one hunk. Empty where they are the same. */
export const unifiedDiff = (name: string, before: string, after: string): string => {
  if (before === after) return ''
  const [a, b] = [linesOf(before), linesOf(after)]
  const same = countSame(a, b)
  const sameAtEnd = countSame(a.slice(same).reverse(), b.slice(same).reverse())
  const from = Math.max(0, same - CONTEXT)
  const [endA, endB] = [a.length - sameAtEnd, b.length - sameAtEnd]
  const tail = a.slice(endA, endA + CONTEXT)
  return [
    `--- a/${name}`,
    `+++ b/${name}`,
    `@@ -${from + 1},${endA - from + tail.length} +${from + 1},${endB - from + tail.length} @@`,
    ...a.slice(from, same).map(line => ` ${line}`),
    ...changed(a.slice(same, endA), b.slice(same, endB)),
    ...tail.map(line => ` ${line}`),
  ].join('\n')
}

/** Lines between two changes stay context, so that `git apply` and people see what changes and nothing more. */
const changed = (a: readonly string[], b: readonly string[]): string[] => {
  const lines: string[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (a[i] !== undefined && a[i] === b[j]) {
      lines.push(` ${a[i]}`)
      i++
      j++
    } else {
      // The next line that both have ends this change.
      const meet = nextCommon(a, b, i, j)
      for (; i < meet.i; i++) lines.push(`-${a[i]}`)
      for (; j < meet.j; j++) lines.push(`+${b[j]}`)
    }
  }
  return lines
}

const nextCommon = (a: readonly string[], b: readonly string[], i: number, j: number) => {
  for (let distance = 1; distance <= a.length - i + b.length - j; distance++)
    for (let ofA = 0; ofA <= distance; ofA++) {
      const [at, bt] = [i + ofA, j + distance - ofA]
      if (at < a.length && bt < b.length && a[at] === b[bt]) return { i: at, j: bt }
    }
  return { i: a.length, j: b.length }
}

const countSame = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((line, index) => line !== b[index])
  return at === -1 ? a.length : at
}

/** Without the empty string behind the last line end; where there's none, `git apply` has to know. Lines keep a carriage return. */
const linesOf = (text: string): string[] => {
  const lines = text.split('\n')
  const last = lines.pop()!
  return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file`]
}
