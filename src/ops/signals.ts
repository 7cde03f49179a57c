/** The first signal finishes what runs and exits; the second one leaves at once. */
export const stopOnSignals = (stop: () => Promise<void>, onError: (error: unknown) => void): void => {
  let asked = false
  const onSignal = () => {
    if (asked) process.exit(1)
    asked = true
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
