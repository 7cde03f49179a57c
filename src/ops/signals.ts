/** Graceful shutdown: the first SIGTERM or SIGINT runs `stop` and exits with 0, a second one exits immediately with 1. */
export const stopOnSignals = (stop: () => Promise<void>, onError: (error: unknown) => void): void => {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    stop().then(
      () => process.exit(0),
      error => {
        onError(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
