import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { layOutBoard, WIDTH } from '../../src/picture/layout.ts'
import type { Painter } from '../../src/picture/painter.ts'
import { COMPILE_CACHE } from '../compile-cache.ts'
import { CRASH, EXIT, HANG } from './fragile-canvas.ts'
import { pixels, sizeOf } from './pixels.ts'
import { sampleAvatar, samplePainter, samplePicture, sampleRow } from './sample.ts'
import { watchProcesses } from './watch-processes.ts'

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
      const png = await painter.draw(samplePicture({ rows }))
      expect(png!.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
      expect(sizeOf(png!)).toEqual([WIDTH, layOutBoard(count).height])
    }
    expect(painter.log).toEqual({ drawn: 4, errors: [] })
  })

  test('shows the avatar, and initials where there is none or its bytes are broken', async () => {
    const red = sampleAvatar('#ff0000')
    const middles = []
    for (const avatar of [red, null, Buffer.from('no image'), red.subarray(0, 60), Buffer.alloc(0)]) {
      const png = await painter.draw(samplePicture({ rows: [sampleRow({ avatar })] }))
      middles.push((await pixels(png!)).avatar)
    }
    expect(middles[0]).toBe('#ff0000')
    expect(new Set(middles.slice(1)).size).toBe(1)
    expect(middles[1]).not.toBe('#ff0000')
    expect(painter.log.errors).toEqual([])
  })

  test('has corners that let the chat show through, and is opaque everywhere else', async () => {
    const { corner, edge } = await pixels((await painter.draw(samplePicture()))!)
    expect([corner, edge]).toEqual([0, 255])
  })
})

describe('the same data', () => {
  test('is drawn once, no matter who asks or how often', async () => {
    const painter = paint()
    const [first, second] = await Promise.all([painter.draw(samplePicture()), painter.draw(samplePicture())])
    const third = await painter.draw(samplePicture({ rows: [sampleRow()] }))
    expect(first).not.toBe(null)
    expect([second, third]).toEqual([first, first])
    expect(painter.log.drawn).toBe(1)
  })

  test('with another avatar is other data', async () => {
    const painter = paint()
    for (const colour of ['#ff0000', '#00ff00', '#ff0000'])
      await painter.draw(samplePicture({ rows: [sampleRow({ avatar: sampleAvatar(colour) })] }))
    expect(painter.log.drawn).toBe(2)
  })

  test('is drawn again when it was not asked for in a long time', async () => {
    const painter = paint({ maxCached: 2 })
    const ask = (title: string) => painter.draw(samplePicture({ title }))
    for (const title of ['A', 'B', 'A', 'C', 'A']) await ask(title)
    expect(painter.log.drawn).toBe(3)
    await ask('B')
    expect(painter.log.drawn).toBe(4)
  })
})

describe('where pictures fail', () => {
  const broken = (avatar: Buffer) => samplePicture({ rows: [sampleRow({ avatar })] })

  test('a crash costs one picture, where others were drawn before', async () => {
    const painter = paint(fragile)
    await painter.draw(samplePicture({ title: 'So that it is known to work' }))
    const [lost, next] = await Promise.all([painter.draw(broken(CRASH)), painter.draw(samplePicture())])
    expect([lost, next !== null]).toEqual([null, true])
    expect(painter.log).toMatchObject({ drawn: 2, errors: [expect.stringContaining('killed by SIGILL')] })
  })

  test('a canvas that crashes before it ever drew is explained once and never tried again', async () => {
    const { canvas, count } = await watchProcesses()
    const painter = paint({ canvas })
    expect(await painter.draw(broken(CRASH))).toBe(null)
    expect(await painter.draw(samplePicture())).toBe(null)
    painter.warmUp()
    expect(painter.log).toEqual({
      drawn: 0,
      errors: [expect.stringMatching(/crashes on this machine \(SIGILL\).* --omit=optional/)],
    })
    await expect.poll(() => count).toEqual({ started: 1, ended: 1 })
  })

  test('so is one that crashes while it is loaded, be it ahead of a picture', {
    tags: ['slow'],
  }, async () => {
    const painter = paint({ canvas: `${fragile.canvas}?load=crash` })
    painter.warmUp()
    expect(await painter.draw(samplePicture())).toBe(null)
    expect(await painter.draw(samplePicture({ title: 'Another' }))).toBe(null)
    expect(painter.log.errors).toEqual([expect.stringContaining('crashes on this machine (SIGILL)')])
  })

  test('a process that ends by itself costs one picture, with the reason that it gave', {
    tags: ['slow'],
  }, async () => {
    const painter = paint(fragile)
    expect(await painter.draw(broken(EXIT))).toBe(null)
    expect(await painter.draw(samplePicture())).not.toBe(null)
    expect(painter.log.errors).toEqual([expect.stringMatching(/ended with code 3: no more memory$/)])
  })

  test('a picture that takes forever is given up, its process replaced, and can be tried again', async () => {
    const { canvas, count } = await watchProcesses()
    const painter = paint({ canvas, timeoutMs: 300 })
    for (const attempt of [1, 2]) {
      painter.warmUp()
      await expect.poll(() => count.started).toBe(attempt)
      expect(await painter.draw(broken(HANG))).toBe(null)
      await expect.poll(() => count.ended).toBe(attempt)
    }
    expect(painter.log.errors).toHaveLength(2)
    expect(painter.log.errors[0]).toContain('not ready after 300 ms')
  })

  test('one beyond the queue is refused at once, the others are drawn', async () => {
    const painter = paint({ maxQueued: 2 })
    const titles = ['A', 'B', 'C']
    const pngs = await Promise.all(titles.map(title => painter.draw(samplePicture({ title }))))
    expect(pngs.map(png => png !== null)).toEqual([true, true, false])
    expect(await painter.draw(samplePicture({ title: 'C' }))).not.toBe(null)
  })

  test('there is none, quietly, where the canvas is not installed', async () => {
    const painter = paint({ canvas: 'a-canvas-that-is-not-installed' })
    expect(await painter.draw(samplePicture())).toBe(null)
    expect(await painter.draw(samplePicture({ title: 'Another' }))).toBe(null)
    expect(painter.log).toEqual({ drawn: 0, errors: [] })
  })

  test('a canvas that is installed but doesn’t load is reported once', async () => {
    const painter = paint({ canvas: 'data:text/javascript,throw new Error("wrong system")' })
    expect(await painter.draw(samplePicture())).toBe(null)
    expect(await painter.draw(samplePicture({ title: 'Another' }))).toBe(null)
    expect(painter.log.errors).toEqual([expect.stringContaining('wrong system')])
  })

  test('data of the wrong shape is trouble, not an exception', async () => {
    const painter = paint()
    expect(await painter.draw({ ...samplePicture(), rows: null as unknown as [] })).toBe(null)
    expect(painter.log.errors).toHaveLength(1)
  })
})

describe('the process', () => {
  test('stop ends it and what waits for it', async () => {
    const { canvas, count } = await watchProcesses()
    const painter = paint({ canvas })
    await painter.draw(samplePicture({ title: 'So that it runs' }))
    const busy = painter.draw(samplePicture({ rows: [sampleRow({ avatar: HANG })] }))
    const waiting = painter.draw(samplePicture())
    await setImmediate()
    await painter.stop()
    expect([await busy, await waiting, await painter.draw(samplePicture())]).toEqual([null, null, null])
    expect(painter.log).toEqual({ drawn: 1, errors: [] })
    await expect.poll(() => count).toEqual({ started: 1, ended: 1 })
  })

  test('ends after a while without a picture, and the next picture starts another', async () => {
    const { canvas, count } = await watchProcesses()
    const painter = paint({ canvas, idleTimeoutMs: 1 })
    expect(await painter.draw(samplePicture({ title: 'One' }))).not.toBe(null)
    await expect.poll(() => count).toEqual({ started: 1, ended: 1 })
    expect(await painter.draw(samplePicture({ title: 'Two' }))).not.toBe(null)
    await expect.poll(() => count).toEqual({ started: 2, ended: 2 })
    expect(painter.log.errors).toEqual([])
  })

  test('started ahead of a picture is the one that draws it', async () => {
    const { canvas, count } = await watchProcesses()
    const painter = paint({ canvas })
    painter.warmUp()
    await expect.poll(() => count.started).toBe(1)
    painter.warmUp()
    expect(await painter.draw(samplePicture())).not.toBe(null)
    expect(count).toEqual({ started: 1, ended: 0 })
  })

  test('idle, it keeps no process alive; at work, it does', async () => {
    const { stdout } = await run(`
      const png = await samplePainter().draw(samplePicture())
      console.log(png.length > 1000)`)
    expect(stdout.trim()).toBe('true')
  })

  test('ends with the bot, even if that is killed', async () => {
    const { canvas, count } = await watchProcesses()
    const bot = spawnProgram(`
      await samplePainter({ canvas: ${JSON.stringify(canvas)} }).draw(samplePicture())
      setInterval(() => console.log('drawn'), 20)`)
    await once(bot.stdout, 'data')
    await expect.poll(() => count).toEqual({ started: 1, ended: 0 })
    bot.kill('SIGKILL')
    await expect.poll(() => count.ended).toBe(1)
  })

  test('outlives the signals that a terminal or systemd sends to all of the bot’s processes', {
    tags: ['slow'],
  }, async () => {
    const painter = paint({ canvas: `${fragile.canvas}?load=signals` })
    expect(await painter.draw(samplePicture())).not.toBe(null)
    expect(painter.log.errors).toEqual([])
  })

  test('knows no secret of the bot, and where its code cache is', async () => {
    const secrets = {
      DISCORD_TOKEN: 'secret-1',
      DATABASE_URL: 'postgres://me:secret-2@db/x',
      PGPASSWORD: 'secret-3',
    }
    const { stdout } = await run(
      `
      const canvas = 'data:text/javascript,throw new Error(JSON.stringify(process.env))'
      const painter = samplePainter({ canvas })
      await painter.draw(samplePicture())
      console.log(painter.log.errors.join())`,
      { ...secrets, HOME: '/home/of/fonts' },
    )
    expect(stdout).toContain('"HOME":"/home/of/fonts"')
    expect(stdout).toContain('"NODE_COMPILE_CACHE"')
    expect(stdout).not.toMatch(/secret|DISCORD|DATABASE|PG/)
  })

  test('writes nothing into the bot’s output', async () => {
    const { stdout, stderr } = await run(`
      const canvas = 'data:text/javascript,console.log("noise"); console.error("noise"); process.exit(3)'
      await samplePainter({ canvas }).draw(samplePicture())`)
    expect([stdout, stderr]).toEqual(['', ''])
  })
})

/** A process of its own, as the bot is one. */
const spawnProgram = (program: string, environment: Record<string, string> = {}) => {
  const sample = JSON.stringify(new URL('./sample.ts', import.meta.url).href)
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--input-type=module',
      '--eval',
      `import { samplePainter, samplePicture } from ${sample}\n${program}`,
    ],
    {
      env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...environment } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

const run = async (program: string, environment?: Record<string, string>) => {
  const child = spawnProgram(program, environment)
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { stdout, stderr }
}
