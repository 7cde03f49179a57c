import type { IncomingMessage } from 'node:http'

/**
 * CSRF protection: whether a request does not come from this page. A foreign Host is DNS
 * rebinding, a foreign Origin or cross-site fetch another page in the same browser.
 */
export const isForeign = ({ headers, socket }: IncomingMessage): boolean => {
  const own = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`]
  if (!own.includes(headers.host ?? '')) return true
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return true
  const site = headers['sec-fetch-site'] ?? 'same-origin'
  // "none" is a typed URL. Cross-site links may open the page, and nothing else.
  if (site === 'same-origin' || site === 'none') return false
  return headers['sec-fetch-mode'] !== 'navigate'
}
