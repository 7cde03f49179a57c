import { setTimeout as wait } from 'node:timers/promises'
import type { WebSocket } from 'ws'

/** Sends frames in order, and can hold all of them back to simulate an outage. */
export const createFrameSender = () => {
  let held: { readonly socket: WebSocket; readonly text: string }[] = []
  let silences = 0
  return {
    send(socket: WebSocket, text: string): void {
      if (silences > 0) held.push({ socket, text })
      else socket.send(text)
    },
    /**
     * Sends nothing for a while, neither events nor heartbeat ACKs, with all connections open; then flushes
     * what was held back, and resolves.
     */
    async silence(ms: number): Promise<void> {
      silences += 1
      await wait(ms, undefined, { ref: false })
      silences -= 1
      if (silences > 0) return
      const late = held
      held = []
      for (const { socket, text } of late) socket.send(text)
    },
  }
}

export type FrameSender = ReturnType<typeof createFrameSender>
