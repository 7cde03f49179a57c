/**
 * Splits `total` by weights: each share is rounded down, and the largest remainders get what is left (Hamilton's method;
 * Balinski & Young 1982). Of equal remainders the first comes first. The parts sum to `total`, each less than 1 away
 * from its share.
 */
export const apportion = (weights: readonly number[], total: number): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0)
  const shares = weights.map(weight => (weight / sum) * total)
  const parts = shares.map(Math.floor)
  const left = total - parts.reduce((a, b) => a + b, 0)
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share - parts[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) parts[index]! += 1
  return parts
}
