import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backUp } from '../../src/cli/backup/backup.ts'
import { openStore } from '../../src/store/store.ts'
import { commandEnvironment } from '../compile-cache.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { scratch } from '../scratch.ts'
import { NOON, sampleAttempt, samplePost, someClick } from '../store/sample.ts'

const ROOT = join(import.meta.dirname, '../..')
const DAY = 86_400_000

/** A database with one question and its answers, closed again. */
const someDatabase = async (folder = scratch(), answers = 3): Promise<string> => {
  const file = join(folder, 'proctor.sqlite')
  const { store } = await openStore({ kind: 'sqlite', file })
  await store.posts.openPost(samplePost(), sampleQuestion(), null)
  for (let n = 0; n < answers; n++)
    await store.answers.recordAnswer(
      samplePost(),
      sampleAttempt({ userId: String(10n ** 17n + BigInt(n)) }),
      someClick(),
    )
  await store.maintenance.stop()
  return file
}

/** Another process that writes without pause, and how much of it is committed so far. */
const startWriter = (file: string) => {
  const child = spawn(process.execPath, [join(ROOT, 'test/store/writer.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    said += text
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const committed = () => Math.max(0, said.split('\n').length - 1)
  /** Resolves when so many are committed. */
  const hasCommitted = async (count: number): Promise<void> => {
    while (committed() < count) await once(child.stdout, 'data')
  }
  return { child, committed, hasCommitted }
}

const kill = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit')
  if (child.exitCode === null && child.kill('SIGKILL')) await gone
}

const runBackup = (file: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'src/cli/backup.ts'), ...args], {
    env: commandEnvironment({ DATABASE_URL: `sqlite:${file}` }),
    encoding: 'utf8',
  })

/** A database too large to be copied in an instant. */
const makeLarge = (file: string): void => {
  const database = new Database(file)
  database.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 200)
    insert into revisions select 'hash' || i, 'large', hex(randomblob(100000)) from n`)
  database.close()
}

/** Begins a backup and kills it once its file is there. False where it was done before that. */
const killMidway = async (file: string, folder: string): Promise<boolean> => {
  mkdirSync(folder)
  const watcher = watch(folder)
  const begun = once(watcher, 'change')
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/backup.ts'), '--to', folder], {
    env: commandEnvironment({ DATABASE_URL: `sqlite:${file}` }),
    stdio: 'ignore',
  })
  await begun
  await kill(child)
  watcher.close()
  return readdirSync(folder).some(name => name.endsWith('.part'))
}

describe('a backup', () => {
  test('of a file that another process writes to holds all that was committed before it began', {
    tags: ['slow'],
  }, async () => {
    const folder = scratch()
    const file = join(folder, 'proctor.sqlite')
    const writer = startWriter(file)
    for (let n = 0; n < 5; n++) {
      await writer.hasCommitted(writer.committed() + 20)
      const acknowledged = writer.committed()
      const made = await backUp({ file, folder: join(folder, 'backups'), keep: 9, at: NOON + n * DAY })
      expect(made.contents.answers).toBeGreaterThanOrEqual(acknowledged)
    }
    // The writer wrote on all the time.
    await writer.hasCommitted(writer.committed() + 1)
    const names = readdirSync(join(folder, 'backups')).sort()
    expect(names).toEqual([23, 24, 25, 26, 27].map(day => `proctor-2026-11-${day}T120000Z.sqlite`))
    for (const name of names) await expectWhole(join(folder, 'backups', name))
  })

  test('of what a killed bot left in its log is whole', async () => {
    const file = join(scratch(), 'proctor.sqlite')
    const writer = startWriter(file)
    await writer.hasCommitted(50)
    await kill(writer.child)
    expect(existsSync(`${file}-wal`)).toBe(true)
    const { contents } = await backUp({ file, folder: join(file, '../backups'), keep: 1, at: NOON })
    expect(contents.answers).toBeGreaterThanOrEqual(writer.committed())
  })

  test('is for its owner alone', async () => {
    const file = await someDatabase()
    const made = await backUp({ file, folder: join(file, '../backups'), keep: 1, at: NOON })
    expect(statSync(made.file).mode & 0o777).toBe(0o600)
  })

  test('makes room: the oldest beyond what is kept go, and nothing else does', async () => {
    const folder = scratch()
    const file = await someDatabase(folder)
    const mine = ['proctor.sqlite.bak', 'notes.txt', 'proctor-2020-01-01.sqlite']
    for (const name of mine) writeFileSync(join(folder, name), 'mine')
    const removed: string[] = []
    for (const at of [NOON, NOON, NOON + DAY, NOON + 2 * DAY])
      removed.push(...(await backUp({ file, folder, keep: 2, at })).removed)
    expect(removed).toEqual(['proctor-2026-11-23T120000Z.sqlite', 'proctor-2026-11-23T120000Z-2.sqlite'])
    expect(
      readdirSync(folder)
        .filter(name => !name.startsWith('proctor.sqlite-'))
        .sort(),
    ).toEqual(
      [
        ...mine,
        'proctor.sqlite',
        'proctor-2026-11-24T120000Z.sqlite',
        'proctor-2026-11-25T120000Z.sqlite',
      ].sort(),
    )
  })

  test('made with the clock set back is not the one to go', async () => {
    const file = await someDatabase()
    const folder = join(file, '../backups')
    await backUp({ file, folder, keep: 1, at: NOON })
    const { removed } = await backUp({ file, folder, keep: 1, at: NOON - DAY })
    expect(removed).toEqual(['proctor-2026-11-23T120000Z.sqlite'])
    expect(readdirSync(folder)).toEqual(['proctor-2026-11-22T120000Z.sqlite'])
  })

  test('that is killed midway leaves nothing that looks like one, and the next clears what it left', {
    tags: ['slow'],
  }, async () => {
    const file = await someDatabase()
    makeLarge(file)
    const folder = join(file, '../backups')
    // On a busy machine the kill may come too late.
    for (let n = 0; n < 10 && !(await killMidway(file, folder)); n++)
      rmSync(folder, { recursive: true, force: true })
    expect(readdirSync(folder).filter(name => name.endsWith('.sqlite'))).toEqual([])
    expect(readdirSync(folder).some(name => name.endsWith('.part'))).toBe(true)
    expect(runBackup(file, '--to', folder).status).toBe(0)
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^proctor-.*Z\.sqlite$/)])
  })

  test('that another process is making stays while it is at it', async () => {
    const file = await someDatabase()
    const folder = join(file, '../backups')
    mkdirSync(folder)
    const [others, old] = [process.ppid, process.ppid].map((pid, n) => `.proctor-${n}.sqlite.${pid}.part`)
    for (const name of [others!, old!]) writeFileSync(join(folder, name), '')
    const at = Date.now()
    spawnSync('touch', ['-d', '2 hours ago', join(folder, old!)])
    await backUp({ file, folder, keep: 1, at })
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([others])
  })
})

describe('npm run backup', () => {
  test('says what it wrote, next to the database by default', async () => {
    const file = await someDatabase()
    const { stdout, status } = runBackup(file)
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /backups\/proctor-\d{4}-\d\d-\d\dT\d{6}Z\.sqlite: 3 answers to 1 question in 1 server or direct message, 0\.\d MB, checked\.\n$/,
    )
    expect(readdirSync(join(file, '../backups'))).toHaveLength(1)
  })

  test('makes no database where there is none', () => {
    const folder = scratch()
    const { stderr, status } = runBackup(join(folder, 'none.sqlite'))
    expect([status, stderr]).toEqual([1, expect.stringContaining('There’s no database at')])
    expect(readdirSync(folder)).toEqual([])
  })

  test.each([
    ['is no database at all', (file: string) => writeFileSync(file, 'not a database '.repeat(500))],
    ['lost its end', (file: string) => truncateSync(file, 8192)],
    ['has garbage in its middle', spoilMiddle],
    ['is empty', (file: string) => truncateSync(file, 0)],
  ])('keeps no copy of a file that %s, and all earlier ones', async (_, spoil) => {
    const file = await someDatabase()
    const folder = join(file, '../backups')
    await backUp({ file, folder, keep: 1, at: NOON })
    spoil(file)
    const { stderr, status } = runBackup(file, '--keep', '1')
    expect(status).toBe(1)
    expect(stderr).toMatch(/damaged|isn’t a Proctor database/)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['proctor-2026-11-23T120000Z.sqlite'])
  })

  test('says that a path is no folder', async () => {
    const file = await someDatabase()
    writeFileSync(join(file, '../plain'), '')
    const { stderr, status } = runBackup(file, '--to', join(file, '../plain'))
    expect([status, stderr]).toEqual([1, expect.stringContaining('isn’t a folder')])
  })

  test('says that the disk is full, and leaves nothing on it', { tags: ['slow'] }, async ({ skip }) => {
    const disk = scratch()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0
    if (!mounted) skip('a small disk can only be made by root')
    onTestFinished(() => void spawnSync('umount', ['-l', disk]))
    const file = await someDatabase()
    makeLarge(file)
    const { stderr, status } = runBackup(file, '--to', disk)
    expect([status, stderr]).toEqual([1, expect.stringContaining(`There’s no space for a copy in ${disk}`)])
    expect(readdirSync(disk)).toEqual([])
  })

  test.each([
    [['--keep', '0'], '--keep must be a whole number'],
    [['--kep', '3'], "Unknown option '--kep'"],
  ])('does not understand %j', { tags: ['slow'] }, (args, text) => {
    const { stderr, status } = runBackup('/nowhere/none.sqlite', ...args)
    expect([status, stderr]).toEqual([1, expect.stringContaining(text)])
    expect(stderr).not.toContain('    at ')
  })

  test('says what a PostgreSQL database is backed up with, and no password', { tags: ['slow'] }, () => {
    const { stderr, status } = spawnSync(process.execPath, [join(ROOT, 'src/cli/backup.ts')], {
      env: { PATH: process.env.PATH, DATABASE_URL: 'postgres://ann:hidden@db.example:5433/proctor' },
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toContain('pg_dump')
    expect(stderr).toContain('postgres://ann@db.example:5433/proctor')
    expect(stderr).not.toContain('hidden')
  })
})

/** Pages of the tables are overwritten; the header and the list of tables stay. */
function spoilMiddle(file: string): void {
  const database = new Database(file)
  const { rootpage } = database
    .prepare("select rootpage from sqlite_schema where name = 'answers'")
    .get() as {
    rootpage: number
  }
  const size = database.pragma('page_size', { simple: true }) as number
  database.close()
  const bytes = Buffer.alloc(size, 'x')
  spawnSync('dd', [`of=${file}`, `bs=${size}`, `seek=${rootpage - 1}`, 'conv=notrunc'], { input: bytes })
}

/** One plain file, which opens as a bot opens it, with totals that agree with its answers. */
const expectWhole = async (file: string): Promise<void> => {
  expect(existsSync(`${file}-wal`)).toBe(false)
  const database = new Database(file, { readonly: true })
  expect(database.pragma('journal_mode', { simple: true })).toBe('delete')
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  const total = database.prepare("select sum(answered) n from totals where period = 'all'").get()
  expect(total).toEqual(database.prepare('select count(*) n from answers where counted = 1').get())
  database.close()
  const { store } = await openStore({ kind: 'sqlite', file })
  await store.maintenance.stop()
}
