/** What randomized tests start from where SEED is not set, so that a run can be repeated. */
const FIXED_SEED = 20_261_123

/** `SEED` decides; else `npm test` uses a fixed seed and `npm run test:all` a new one each time. */
export const seedOf = (setting: string | undefined, isFresh: boolean): number => {
  if (setting) return Number(setting)
  return isFresh ? Math.floor(Math.random() * 2 ** 31) : FIXED_SEED
}

/** The seed of this run, for tests that choose at random themselves. */
export const seed = Number(process.env.SEED ?? FIXED_SEED)
