/** Does jobs one after the other. Where as many as `most` are under way or waiting, a further one is refused. */
export const createQueue = (most: number) => {
  let count = 0
  let last: Promise<unknown> = Promise.resolve()
  return <T>(job: () => Promise<T>): Promise<T> | null => {
    if (count >= most) return null
    count += 1
    const done = last.then(job).finally(() => {
      count -= 1
    })
    last = done.catch(() => {})
    return done
  }
}
