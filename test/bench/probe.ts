/** Loaded into a measured process with `--import`: reports its CPU time (µs) and memory (bytes) when asked. */
process.on('message', question => {
  if (question !== 'measure') return
  globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: user + system, rss: process.memoryUsage.rss(), heap: process.memoryUsage().heapUsed })
})
process.channel?.unref()
