/** Writes many rows chunk by chunk: SQLite takes 32,766 bound parameters per statement. */
export const inChunks = async <T>(
  items: readonly T[],
  size: number,
  write: (chunk: readonly T[]) => Promise<unknown>,
): Promise<void> => {
  for (let start = 0; start < items.length; start += size) await write(items.slice(start, start + size))
}
