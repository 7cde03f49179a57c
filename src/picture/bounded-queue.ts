/** A queue with a concurrency of one. It returns null, without running the job, once `maxSize` jobs run or wait. */
export const createBoundedQueue = (maxSize: number) => {
  let size = 0
  let last: Promise<unknown> = Promise.resolve()
  return <T>(job: () => Promise<T>): Promise<T> | null => {
    if (size >= maxSize) return null
    size += 1
    const result = last.then(job).finally(() => {
      size -= 1
    })
    last = result.catch(() => {})
    return result
  }
}
