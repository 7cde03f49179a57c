/** Calls `compute` once per input. Nothing is evicted, so it is for a limited number of inputs, such as characters. */
export const memoize = <In, Out>(compute: (input: In) => Out): ((input: In) => Out) => {
  const results = new Map<In, Out>()
  return input => {
    if (!results.has(input)) results.set(input, compute(input))
    return results.get(input)!
  }
}
