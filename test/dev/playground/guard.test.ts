import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { startPage } from '../../../src/dev/playground/server.ts'
import { stage } from './chat/stage.ts'

/** A page, and requests to it that may say anything. */
const guarded = async () => {
  const { chat, person } = await stage()
  const page = await startPage({
    follow: { '/api/chat': chat.follow },
    act: { '/api/act': chat.act },
    upload: { '/api/upload': chat.upload },
    file: chat.file,
  })
  onTestFinished(() => page.stop())
  const { port } = new URL(page.url)
  const ask = (path: string, { host = `127.0.0.1:${port}`, method = 'GET', headers = {}, body = '' } = {}) =>
    new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
      (resolve, reject) => {
        const sent = request(
          { host: '127.0.0.1', port, path, method, headers: { host, ...headers } },
          response => {
            let text = ''
            const done = () => resolve({ status: response.statusCode!, headers: response.headers, text })
            response.setEncoding('utf8').on('data', chunk => {
              text += chunk
              // What is followed never ends.
              if (String(response.headers['content-type']).includes('event-stream')) {
                done()
                response.destroy()
              }
            })
            response.on('end', done)
          },
        )
        sent.on('error', reject).end(body)
      },
    )
  return { ask, port, page, person }
}

test('what another name leads to is refused, as by DNS rebinding', async () => {
  const { ask, port } = await guarded()
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1.evil.example:${port}`])
    expect([host, (await ask('/', { host })).status]).toEqual([host, 403])
  expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200)
})

test('what another page asks for is refused', async () => {
  const { ask, port } = await guarded()
  const foreign = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: `http://127.0.0.1:${Number(port) + 1}` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' },
  ]
  for (const headers of foreign)
    for (const path of ['/api/chat', '/files/1/x.png', '/main.ts'])
      expect([headers, path, (await ask(path, { headers })).status]).toEqual([headers, path, 403])
})

test('a file is taken from the page alone, as bytes, with a name, for someone who is there', async () => {
  const { ask, port, person } = await guarded()
  const upload = async (path: string, more: object = {}, body = 'a,b') => {
    const headers = { 'content-type': 'application/octet-stream', ...more }
    const { status, text } = await ask(`/api/upload?${path}`, { method: 'POST', headers, body })
    return [status, JSON.parse(text.startsWith('{') ? text : '{}').failed]
  }
  const ana = `as=${person('Ana')}`
  expect(await upload(`${ana}&name=bank.csv`)).toEqual([200, null])
  expect(await upload(ana)).toEqual([400, 'A file has a name of 1 to 255 characters.'])
  expect(await upload('as=1&name=bank.csv')).toEqual([400, 'There’s no such person.'])
  expect((await upload(`${ana}&name=x`, { 'content-type': 'text/plain' }))[0]).toBe(400)
  expect((await upload(`${ana}&name=x`, {}, 'x'.repeat(10 * 1024 * 1024 + 1)))[0]).toBe(400)
  expect((await upload(`${ana}&name=x`, { origin: 'http://evil.example' }))[0]).toBe(403)
  expect((await upload(`${ana}&name=x`, { origin: `http://localhost:${Number(port) + 1}` }))[0]).toBe(403)
})

test('a form of another page cannot act', async () => {
  const { ask } = await guarded()
  const headers = { 'content-type': 'text/plain' }
  expect((await ask('/api/act', { method: 'POST', headers, body: '{}' })).status).toBe(400)
})

test('nothing outside its own folders is served, however the path is written', async () => {
  const { ask } = await guarded()
  const paths = [
    '/../assets.ts',
    '/%2e%2e/assets.ts',
    '/..%2fassets.ts',
    '/%252e%252e/assets.ts',
    '/..\\assets.ts',
    '/lib/lit-html/../../package.json',
    '/lib/lit-html/..%2f..%2fpackage.json',
    '/lib/constructor/x.js',
    '/files/../../etc/passwd',
    '/files/%00',
    '/files/%',
    '/%E0%A4%A',
    '/main.ts%00.ts',
    '//',
  ]
  for (const path of paths) expect([path, (await ask(path)).status]).toEqual([path, 404])
})

test('what is too large, no JSON or no known request is refused with a sentence', async () => {
  const { ask } = await guarded()
  const headers = { 'content-type': 'application/json' }
  for (const body of ['', '{', 'x'.repeat(300_000), '[]', 'null', '{"kind":"click"}'])
    expect((await ask('/api/act', { method: 'POST', headers, body })).status).toBe(400)
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'POST'])
    expect((await ask('/', { method })).status).toBe(405)
})

test('every answer says that nothing from elsewhere may have a part in it', async () => {
  const { ask } = await guarded()
  for (const path of ['/', '/main.ts', '/api/chat', '/nowhere', '/files/x'])
    expect((await ask(path)).headers).toMatchObject({
      'content-security-policy': expect.stringContaining(`default-src 'none'`),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    })
})

test('only this machine reaches it', async () => {
  const { port } = await guarded()
  const others = Object.values(networkInterfaces())
    .flatMap(all => all ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of others)
    await expect(fetch(`http://${address}:${port}/`, { signal: AbortSignal.timeout(2000) })).rejects.toThrow()
})
