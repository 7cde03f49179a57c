import { execFile } from 'node:child_process'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { layOutBoard, WIDTH } from '../../src/picture/layout.ts'
import type { Painter } from '../../src/picture/painter.ts'
import { CRASH, HANG } from './fragile-canvas.ts'
import { pixels, sizeOf } from './pixels.ts'
import { sampleAvatar, samplePainter, samplePicture, sampleRow } from './sample.ts'

const started: Painter[] = []
const paint = (options: Parameters<typeof samplePainter>[0] = {}) => {
  const painter = samplePainter(options)
  started.push(painter)
  return painter
}
afterEach(async () => {
  await Promise.all(started.splice(0).map(painter => painter.stop()))
})

const fragile = { canvas: new URL('./fragile-canvas.ts', import.meta.url).href }

describe('a picture', () => {
  const painter = samplePainter()
  afterAll(painter.stop)

  test('is a PNG as high as its rows need', async () => {
    for (const count of [0, 1, 3, 10]) {
      const rows = Array.from({ length: count }, (_, index) => sampleRow({ rank: index + 1 }))
      const png = await painter.board(samplePicture({ rows }))
      expect(png!.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
      expect(sizeOf(png!)).toEqual([WIDTH, layOutBoard(count).height])
    }
    expect(painter.log).toEqual({ drawn: 4, errors: [] })
  })

  test('shows the avatar, and initials where there is none or its bytes are broken', async () => {
    const red = sampleAvatar('#ff0000')
    const middles = []
    for (const avatar of [red, null, Buffer.from('no image'), red.subarray(0, 60), Buffer.alloc(0)]) {
      const png = await painter.board(samplePicture({ rows: [sampleRow({ avatar })] }))
      middles.push((await pixels(png!)).avatar)
    }
    expect(middles[0]).toBe('#ff0000')
    expect(new Set(middles.slice(1)).size).toBe(1)
    expect(middles[1]).not.toBe('#ff0000')
    expect(painter.log.errors).toEqual([])
  })

  test('has corners that let the chat show through, and is opaque everywhere else', async () => {
    const { corner, edge } = await pixels((await painter.board(samplePicture()))!)
    expect([corner, edge]).toEqual([0, 255])
  })
})

describe('the same data', () => {
  test('is drawn once, no matter who asks or how often', async () => {
    const painter = paint()
    const [first, second] = await Promise.all([
      painter.board(samplePicture()),
      painter.board(samplePicture()),
    ])
    const third = await painter.board(samplePicture({ rows: [sampleRow()] }))
    expect(first).not.toBe(null)
    expect([second, third]).toEqual([first, first])
    expect(painter.log.drawn).toBe(1)
  })

  test('with another avatar is other data', async () => {
    const painter = paint()
    for (const colour of ['#ff0000', '#00ff00', '#ff0000'])
      await painter.board(samplePicture({ rows: [sampleRow({ avatar: sampleAvatar(colour) })] }))
    expect(painter.log.drawn).toBe(2)
  })

  test('is drawn again when it was not asked for in a long time', async () => {
    const painter = paint({ maxCached: 2 })
    const ask = (title: string) => painter.board(samplePicture({ title }))
    for (const title of ['A', 'B', 'A', 'C', 'A']) await ask(title)
    expect(painter.log.drawn).toBe(3)
    await ask('B')
    expect(painter.log.drawn).toBe(4)
  })
})

describe('where pictures fail', () => {
  const broken = (avatar: Buffer) => samplePicture({ rows: [sampleRow({ avatar })] })

  test('a crash of the thread costs one picture', async () => {
    const painter = paint(fragile)
    const [lost, next] = await Promise.all([painter.board(broken(CRASH)), painter.board(samplePicture())])
    expect([lost, next !== null]).toEqual([null, true])
    expect(painter.log).toMatchObject({ drawn: 1, errors: [expect.stringContaining('code 3')] })
  })

  test('a picture that takes forever is given up, and can be tried again', async () => {
    const painter = paint({ ...fragile, timeoutMs: 300 })
    expect(await painter.board(broken(HANG))).toBe(null)
    expect(await painter.board(broken(HANG))).toBe(null)
    expect(painter.log.errors).toHaveLength(2)
    expect(painter.log.errors[0]).toContain('not ready after 300 ms')
  })

  test('one beyond the queue is refused at once, the others are drawn', async () => {
    const painter = paint({ maxQueued: 2 })
    const titles = ['A', 'B', 'C']
    const pngs = await Promise.all(titles.map(title => painter.board(samplePicture({ title }))))
    expect(pngs.map(png => png !== null)).toEqual([true, true, false])
    expect(await painter.board(samplePicture({ title: 'C' }))).not.toBe(null)
  })

  test('there is none, quietly, where the canvas is not installed', async () => {
    const painter = paint({ canvas: 'a-canvas-that-is-not-installed' })
    expect(await painter.board(samplePicture())).toBe(null)
    expect(await painter.board(samplePicture({ title: 'Another' }))).toBe(null)
    expect(painter.log).toEqual({ drawn: 0, errors: [] })
  })

  test('a canvas that is installed but doesn’t load is reported once', async () => {
    const painter = paint({ canvas: 'data:text/javascript,throw new Error("wrong system")' })
    expect(await painter.board(samplePicture())).toBe(null)
    expect(await painter.board(samplePicture({ title: 'Another' }))).toBe(null)
    expect(painter.log.errors).toEqual([expect.stringContaining('wrong system')])
  })

  test('data of the wrong shape is trouble, not an exception', async () => {
    const painter = paint()
    expect(await painter.board({ ...samplePicture(), rows: null as unknown as [] })).toBe(null)
    expect(painter.log.errors).toHaveLength(1)
  })
})

describe('the thread', () => {
  test('stop ends it and what waits for it', async () => {
    const painter = paint({ ...fragile, timeoutMs: 60_000 })
    await painter.board(samplePicture({ title: 'So that it runs' }))
    const busy = painter.board(samplePicture({ rows: [sampleRow({ avatar: HANG })] }))
    const waiting = painter.board(samplePicture())
    await setImmediate()
    await painter.stop()
    expect([await busy, await waiting, await painter.board(samplePicture())]).toEqual([null, null, null])
    expect(painter.log).toEqual({ drawn: 1, errors: [] })
  })

  test('idle, it keeps no process alive; at work, it does', async () => {
    const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
    const program = `
      import { samplePainter, samplePicture } from ${at('./sample.ts')}
      const png = await samplePainter().board(samplePicture())
      console.log(png.length > 1000)`
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
    expect((await run).stdout.trim()).toBe('true')
  })
})
