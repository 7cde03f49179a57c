/** The same function, asked once for each input. For inputs of which there is an end, such as characters. */
export const remembered = <In, Out>(compute: (input: In) => Out): ((input: In) => Out) => {
  const known = new Map<In, Out>()
  return input => {
    if (!known.has(input)) known.set(input, compute(input))
    return known.get(input)!
  }
}
