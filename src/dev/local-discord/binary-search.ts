/** Binary search: how many of the ascending ids are at most `most`. */
export const countUpTo = (ids: readonly string[], most: bigint): number => {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (BigInt(ids[middle]!) <= most) low = middle + 1
    else high = middle
  }
  return low
}
