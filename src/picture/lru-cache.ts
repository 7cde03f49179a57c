export type Recent<T> = {
  get(key: string): T | undefined
  keep(key: string, value: T): void
  drop(key: string): void
}

/** Keeps the values last used; beyond `most`, the one unused for longest goes. */
export const createRecent = <T>(most: number): Recent<T> => {
  // A Map remembers the order of insertion: what is used is taken out and put in again, last.
  const values = new Map<string, T>()
  const keep = (key: string, value: T) => {
    values.delete(key)
    values.set(key, value)
    for (const oldest of values.keys()) {
      if (values.size <= most) return
      values.delete(oldest)
    }
  }
  const get = (key: string) => {
    const value = values.get(key)
    if (value !== undefined) keep(key, value)
    return value
  }
  return { get, keep, drop: key => void values.delete(key) }
}
