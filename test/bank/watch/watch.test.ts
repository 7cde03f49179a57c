import { renameSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Library, loadLibrary } from '../../../src/bank/load.ts'
import { watchLibrary } from '../../../src/bank/watch/watch.ts'
import { BANK_YAML, folderOf, put, SKY, sky } from '../sample.ts'

const start = (every?: number) => {
  const questions = folderOf({ 'b/bank.yaml': BANK_YAML, 'b/q.md': SKY })
  const loaded: Library[] = []
  const failed: unknown[] = []
  const watch = watchLibrary(questions, {
    onLoaded: library => loaded.push(library),
    onFailed: error => failed.push(error),
    since: loadLibrary(questions),
    ...(every === undefined ? {} : { every }),
  })
  onTestFinished(watch.stop)
  const texts = () =>
    loaded.at(-1)?.banks.flatMap(bank => bank.questions.map(({ id, text }) => `${id} ${text.slice(25)}`))
  return { questions, loaded, failed, watch, texts }
}

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 60_000, interval: 10 })

describe('while the bot runs', () => {
  test('an edited, added, renamed and removed file takes effect within two seconds', async () => {
    const { questions, texts } = start()
    const b = join(questions, 'b')
    put(questions, { 'b/q.md': sky('noon', 'dawn') })
    await soon(() => expect(texts()).toEqual(['b/q at dawn?']))
    put(questions, { 'b/new/folder/r.md': sky('noon', 'dusk') })
    await soon(() => expect(texts()).toEqual(['b/new/folder/r at dusk?', 'b/q at dawn?']))
    renameSync(join(b, 'new/folder/r.md'), join(b, 'new/s.md'))
    await soon(() => expect(texts()).toEqual(['b/new/s at dusk?', 'b/q at dawn?']))
    unlinkSync(join(b, 'q.md'))
    await soon(() => expect(texts()).toEqual(['b/new/s at dusk?']))
  })

  test('a save through a second file and a rename is one change, even with the old time and size', async ({
    expect,
  }) => {
    const { questions, loaded, texts } = start()
    const [file, spare] = [join(questions, 'b/q.md'), join(questions, 'b/q.md~')]
    const long = new Date('2020-01-01T00:00:00Z')
    utimesSync(file, long, long)
    writeFileSync(spare, sky('noon', 'dawn'))
    utimesSync(spare, long, long)
    renameSync(spare, file)
    await soon(() => expect(texts()).toEqual(['b/q at dawn?']))
    expect(loaded).toHaveLength(1)
  })

  test('a save in several steps is read when it is done', async () => {
    const { questions, loaded, texts } = start()
    const whole = sky('noon', 'dawn')
    for (const part of [0, 40, 90, whole.length]) {
      put(questions, { 'b/q.md': whole.slice(0, part) })
      await pause(40)
    }
    await soon(() => expect(texts()).toEqual(['b/q at dawn?']))
    expect(loaded.map(({ counts }) => counts.quarantined)).toEqual([0])
  })

  test('a folder that disappears leaves the questions in use, is reported once, and is found again', async ({
    expect,
  }) => {
    const { questions, loaded, failed } = start(50)
    rmSync(questions, { recursive: true })
    await soon(() => expect(failed).toHaveLength(1))
    await pause(600)
    expect(failed).toHaveLength(1)
    expect(loaded).toHaveLength(0)
    put(questions, { 'b/bank.yaml': BANK_YAML, 'b/q.md': SKY })
    await soon(() => expect(loaded).toHaveLength(1))
  })

  test('a folder that was deleted and made again is watched again', async () => {
    const { questions, texts } = start(100)
    rmSync(join(questions, 'b'), { recursive: true })
    put(questions, { 'b/bank.yaml': BANK_YAML, 'b/q.md': sky('noon', 'dawn') })
    await soon(() => expect(texts()).toEqual(['b/q at dawn?']))
    await pause(300)
    put(questions, { 'b/q.md': sky('noon', 'dusk') })
    await soon(() => expect(texts()).toEqual(['b/q at dusk?']))
  })

  test('nothing is reported when nothing changes, nor after the end', async () => {
    const { questions, loaded, failed, watch } = start(20)
    await pause(500)
    watch.stop()
    put(questions, { 'b/q.md': sky('noon', 'dawn') })
    await pause(500)
    expect([...loaded, ...failed]).toEqual([])
  })

  test('what changed before the watch began is noticed', async () => {
    const questions = folderOf({ 'b/bank.yaml': BANK_YAML, 'b/q.md': SKY })
    const since = loadLibrary(questions)
    put(questions, { 'b/q.md': sky('noon', 'dawn') })
    const loaded: Library[] = []
    const watch = watchLibrary(questions, {
      since,
      onLoaded: library => loaded.push(library),
      onFailed: () => {},
    })
    onTestFinished(watch.stop)
    await soon(() => expect(loaded).toHaveLength(1))
  })
})

test('a patrol alone, without the system telling of changes, notices them too', async () => {
  const { startPolling } = await import('../../../src/bank/watch/polling-watcher.ts')
  const questions = folderOf({ 'b/q.md': SKY })
  const stamps: (string | undefined)[] = []
  onTestFinished(startPolling(questions, 10, sighted => stamps.push(sighted?.stamp)))
  await soon(() => expect(stamps.length).toBeGreaterThan(1))
  put(questions, { 'b/q.md': sky('noon', 'dawn') })
  await soon(() => expect(new Set(stamps).size).toBe(2))
  rmSync(questions, { recursive: true })
  await soon(() => expect(stamps.at(-1)).toBeUndefined())
})
