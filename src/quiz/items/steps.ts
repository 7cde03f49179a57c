/** Work that pauses at each `yield`, so that whoever runs it decides how much is done at once. */
export type Steps<Result> = Generator<void, Result, void>

/** Row visits between two pauses: a few milliseconds. */
const STEP_SIZE = 20_000

/** Counts row visits; true when it is time to pause. */
export const createPacer = () => {
  let visited = 0
  return (rows: number): boolean => {
    visited += rows
    if (visited < STEP_SIZE) return false
    visited = 0
    return true
  }
}

export type Pacer = ReturnType<typeof createPacer>

/** Runs all steps at once. */
export const runSteps = <Result>(steps: Steps<Result>): Result => {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
