/** The beginning of a text, at most `max` UTF-16 units as Discord counts them, never cut inside a character. */
export const cutText = (text: string, max: number): string =>
  text.length <= max ? text : cutText([...text].slice(0, -1).join(''), max)
