/** Discord's client would not have let someone do this. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered'
}

export const requireOffered = (condition: unknown, sentence: string): void => {
  if (!condition) throw new NotOffered(sentence)
}
