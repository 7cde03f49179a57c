import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** The fragile canvas, and how many processes have loaded it and ended since: each holds a connection while it lives. */
export const watchProcesses = async () => {
  const count = { started: 0, ended: 0 }
  const server = createServer(socket => {
    count.started += 1
    socket
      .on('error', () => {})
      .on('close', () => {
        count.ended += 1
      })
    socket.resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const canvas = new URL('./fragile-canvas.ts', import.meta.url)
  canvas.searchParams.set('port', String((server.address() as AddressInfo).port))
  return { canvas: canvas.href, count }
}
