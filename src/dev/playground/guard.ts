import type { IncomingMessage } from 'node:http'

/**
 * Whether a request comes from elsewhere than this page: another Host is another name that leads here (DNS
 * rebinding), another Origin or a cross-site fetch is another page in the same browser.
 */
export const isForeign = ({ headers, socket }: IncomingMessage): boolean => {
  const own = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`]
  if (!own.includes(headers.host ?? '')) return true
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return true
  const site = headers['sec-fetch-site'] ?? 'same-origin'
  // "none" is an address typed by hand; a link to the page from elsewhere may open it, and nothing else.
  if (site === 'same-origin' || site === 'none') return false
  return headers['sec-fetch-mode'] !== 'navigate'
}
