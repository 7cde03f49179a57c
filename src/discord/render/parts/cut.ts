/** The beginning of a text, at most `max` UTF-16 units as Discord counts them, never cut inside a character. */
export const cutText = (text: string, max: number): string => {
  const cut = text.slice(0, max)
  // A high surrogate is the first half of a character.
  return cut.length < text.length && /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}
