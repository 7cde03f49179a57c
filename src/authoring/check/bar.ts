const WIDTH = 20

/** A bar of fixed width for a share of 0 to 1; anything above nothing shows. */
export const bar = (share: number): string => {
  const full = share > 0 ? Math.max(1, Math.round(Math.min(share, 1) * WIDTH)) : 0
  return '█'.repeat(full) + '░'.repeat(WIDTH - full)
}
