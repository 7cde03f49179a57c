/** Without those that differ only in case, hyphens or spaces from an earlier one; the first spelling stays. */
export const uniqueTags = (tags: readonly string[]): string[] => {
  const seen = new Map<string, string>()
  for (const tag of tags) {
    const plain = tag.toLowerCase().replaceAll(/[\s_-]+/g, '') || tag
    if (!seen.has(plain)) seen.set(plain, tag)
  }
  return [...seen.values()]
}
