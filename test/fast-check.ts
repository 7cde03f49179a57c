import fc from 'fast-check'

/**
 * fast-check with a fixed seed, so that a test run is repeatable. FAST_CHECK_SEED is another seed, or `fresh` for a new
 * one in each run. A failure prints its seed.
 */
const { FAST_CHECK_SEED: seed = '1' } = process.env
export const isFresh = seed === 'fresh'

if (!isFresh) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) })

export default fc
