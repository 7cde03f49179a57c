import { once } from 'node:events'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, onTestFinished, test } from 'vitest'
import { HttpError, startHttp } from '../../src/ops/http.ts'
import { createMetrics } from '../../src/ops/metrics/metrics.ts'
import { checkWithTimeout, createReadiness } from '../../src/ops/readiness.ts'

const open = async (host = '127.0.0.1') => {
  const readiness = createReadiness(['database', 'gateway'])
  const metrics = createMetrics()
  const http = await startHttp({ port: 0, host }, { readiness, metrics })
  onTestFinished(() => http.stop())
  const get = (path: string, method = 'GET') => fetch(http.address + path, { method })
  return { readiness, metrics, http, get, port: Number(new URL(http.address).port) }
}

/** What comes back for these bytes, until the other side ends it. */
const speak = async (port: number, bytes: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  let heard = ''
  socket.on('data', text => {
    heard += text
  })
  socket.on('error', () => {})
  socket.write(bytes)
  await new Promise(resolve => socket.on('close', resolve))
  return heard
}

describe('health', () => {
  test('is ok while the process lives, ready or not', async () => {
    const { get } = await open()
    const response = await get('/healthz?verbose')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('ok\n')
    expect((await get('/readyz')).status).toBe(503)
  })

  test('says which part is not ready, and why, until all are', async () => {
    const { get, readiness } = await open()
    readiness.setCheck('gateway', () => 'not connected: shard 3')
    expect(await (await get('/readyz')).json()).toEqual({
      ready: false,
      missing: [
        { part: 'database', why: 'it hasn’t started yet' },
        { part: 'gateway', why: 'not connected: shard 3' },
      ],
    })
    readiness.setCheck('gateway', () => null)
    readiness.setCheck('database', async () => null)
    const ready = await get('/readyz')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toEqual({ ready: true, missing: [] })
    readiness.markStopping()
    expect(await (await get('/readyz')).json()).toEqual({
      ready: false,
      missing: [{ part: 'bot', why: 'it’s stopping' }],
    })
  })

  test('of what hangs is told in time, and asks it once however many want to know', async () => {
    let asked = 0
    let answer: () => void = () => {}
    const check = checkWithTimeout(30, () => {
      asked += 1
      return new Promise<void>(resolve => {
        answer = resolve
      })
    })
    const late = 'it hasn’t answered within 30 ms'
    expect(await Promise.all([check(), check()])).toEqual([late, late])
    expect(await check()).toBe(late)
    expect(asked).toBe(1)
    answer()
    await new Promise(setImmediate)
    const again = check()
    answer()
    expect(await again).toBeNull()
    expect(asked).toBe(2)
  })

  test('shows the code of what fails, and nothing that its message may contain', async () => {
    const failing = Object.assign(new Error('password "hunter22" refused'), { code: '28P01' })
    expect(await checkWithTimeout(1000, () => Promise.reject(failing))()).toBe('it fails with 28P01')
    expect(await checkWithTimeout(1000, () => Promise.reject(undefined))()).toBe('it fails with an error')
  })
})

describe('requests', () => {
  test('that only read are taken, at three addresses', async () => {
    const { get } = await open()
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const refused = await get('/metrics', method)
      expect([method, refused.status, refused.headers.get('allow')]).toEqual([method, 405, 'GET'])
    }
    for (const path of ['/', '/metrics/', '/healthz/../metrics/x', '/%2e%2e/etc/passwd', '/READYZ'])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })

  test('that are garbage are refused and disturb no one', async () => {
    const { get, port } = await open()
    expect(await speak(port, '\u0000\u0001 not http\r\n\r\n')).toContain('400')
    expect(await speak(port, `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n\r\n`)).toMatch(/4\d\d/)
    expect(await speak(port, 'GET http://elsewhere/metrics HTTP/1.1\r\nconnection: close\r\n\r\n')).toContain(
      '40',
    )
    expect((await get('/healthz')).status).toBe(200)
  })

  test('of someone slow hold up no one, and a stop does not wait for them', async () => {
    const { get, port, http } = await open()
    const slow = Array.from({ length: 20 }, () => connect(port, '127.0.0.1').on('error', () => {}))
    await Promise.all(slow.map(socket => once(socket, 'connect')))
    for (const socket of slow) socket.write('GET /metrics HTTP/1.1\r\nhost: ')
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/metrics')).status).toBe(200)
    await http.stop()
    await expect(get('/healthz')).rejects.toThrow()
    for (const socket of slow) socket.destroy()
  })

  test('from elsewhere are not heard unless HTTP_HOST says so', async ({ skip }) => {
    const other = Object.values(networkInterfaces())
      .flatMap(list => list ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
    const { port } = await open()
    const address = other ?? skip('this machine has no other address')
    await expect(fetch(`http://${address}:${port}/healthz`)).rejects.toThrow()
    const wide = await open('0.0.0.0')
    expect((await fetch(`http://${address}:${wide.port}/healthz`)).status).toBe(200)
  })
})

describe('a place where nothing can listen', () => {
  test('is explained in a sentence that names the setting', async () => {
    const { port } = await open()
    const parts = { readiness: createReadiness([]), metrics: createMetrics() }
    const taken = startHttp({ port, host: '127.0.0.1' }, parts)
    await expect(taken).rejects.toThrow(HttpError)
    await expect(taken).rejects.toThrow(`HTTP_PORT ${port} is taken`)
    await expect(startHttp({ port: 0, host: '203.0.113.1' }, parts)).rejects.toThrow('HTTP_HOST 203.0.113.1')
  })
})
