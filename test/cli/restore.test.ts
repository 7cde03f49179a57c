import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backUp } from '../../src/cli/backup/backup.ts'
import { restore } from '../../src/cli/backup/restore.ts'
import type { Store } from '../../src/play/ports/store.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { sqliteDialect } from '../../src/store/database/sqlite.ts'
import { migrations } from '../../src/store/migrations/index.ts'
import type { Schema } from '../../src/store/schema.ts'
import { openStore } from '../../src/store/store.ts'
import { commandEnvironment } from '../compile-cache.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { scratch } from '../scratch.ts'
import { forgetPerson, NOON, sampleAttempt, samplePost, someClick } from '../store/sample.ts'

const ROOT = join(import.meta.dirname, '../..')
const ASIDE = 'proctor-replaced-2026-11-23T120000Z.sqlite'

/** A database with one answer and a backup of it, then one more answer. */
const setUp = async () => {
  const folder = scratch()
  const file = join(folder, 'proctor.sqlite')
  await answer(file, '400000000000000001')
  const made = await backUp({ file, folder: join(folder, 'backups'), keep: 1, at: NOON })
  await answer(file, '400000000000000002')
  return { folder, file, backup: made.file }
}

const answer = async (file: string, userId: string, id = `post-by-${userId.slice(-8)}`): Promise<void> => {
  const { store } = await openStore({ kind: 'sqlite', file })
  await answerIn(store, userId, id)
  await store.maintenance.stop()
}

const answerIn = async (store: Store, userId: string, id = `post-by-${userId.slice(-8)}`): Promise<void> => {
  await store.posts.openPost(samplePost({ id }), sampleQuestion(), null)
  await store.answers.recordAnswer(samplePost({ id }), sampleAttempt({ postId: id, userId }), someClick())
}

/** What lies in a folder, without the empty file of the lock. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter(name => !name.endsWith('-lock'))
    .sort()

const peopleIn = (file: string): unknown[] => {
  const database = new Database(file, { fileMustExist: true })
  const people = database.prepare('select user_id from answers order by user_id').pluck().all()
  database.close()
  return people
}

const runRestore = (file: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'src/cli/restore.ts'), ...args], {
    env: commandEnvironment({ DATABASE_URL: `sqlite:${file}` }),
    encoding: 'utf8',
  })

describe('a restore', () => {
  test('brings the backup back, and keeps what was there under another name', async () => {
    const { folder, file, backup } = await setUp()
    const { contents, replaced } = await restore({ backup, file, at: NOON })
    expect(contents).toMatchObject({ answers: 1, posts: 1, places: 1 })
    expect(replaced).toBe(join(folder, ASIDE))
    expect(filesIn(folder)).toEqual([ASIDE, 'proctor.sqlite', 'backups'].sort())
    expect(peopleIn(file)).toEqual(['400000000000000001'])
    expect(peopleIn(replaced!)).toEqual(['400000000000000001', '400000000000000002'])
    await answer(file, '400000000000000003')
    expect(peopleIn(backup)).toEqual(['400000000000000001'])
  })

  test('takes with it what a killed bot left in its log', async () => {
    const { folder, file, backup } = await setUp()
    // What a kill leaves: the file and its log, with no one at them.
    const { store } = await openStore({ kind: 'sqlite', file })
    await answerIn(store, '400000000000000003')
    for (const end of ['', '-wal', '-shm']) spawnSync('cp', [file + end, join(folder, `killed.sqlite${end}`)])
    await store.maintenance.stop()
    const killed = join(folder, 'killed.sqlite')
    const { replaced } = await restore({ backup, file: killed, at: NOON })
    expect(peopleIn(replaced!)).toContain('400000000000000003')
    expect(peopleIn(killed)).toEqual(['400000000000000001'])
  })

  test('does not mix the backup with a log whose file is gone', async () => {
    const { folder, file, backup } = await setUp()
    const { store } = await openStore({ kind: 'sqlite', file })
    await answerIn(store, '400000000000000003')
    spawnSync('cp', [`${file}-wal`, join(folder, 'gone.sqlite-wal')])
    await store.maintenance.stop()
    const { replaced } = await restore({ backup, file: join(folder, 'gone.sqlite'), at: NOON })
    expect(replaced).toBeNull()
    expect(readdirSync(folder)).toContain('gone-replaced-2026-11-23T120000Z.sqlite-wal')
    expect(peopleIn(join(folder, 'gone.sqlite'))).toEqual(['400000000000000001'])
  })

  test('makes the folder where the database is to be', async () => {
    const { folder, backup } = await setUp()
    const file = join(folder, 'new/place/proctor.sqlite')
    expect((await restore({ backup, file, at: NOON })).replaced).toBeNull()
    expect(peopleIn(file)).toEqual(['400000000000000001'])
  })

  test('brings back no one who deleted their data since the backup', async () => {
    const { folder, file, backup } = await setUp()
    const { store } = await openStore({ kind: 'sqlite', file })
    await forgetPerson(store, '400000000000000001')
    await store.maintenance.stop()
    await answer(file, '400000000000000001', 'another-post-000')
    const { stdout, status } = runRestore(file, backup)
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining('1 person deleted their data since that backup'),
    ])
    expect(peopleIn(file)).toEqual([])
    expect(readFileSync(file).includes('400000000000000001')).toBe(false)
    expect(filesIn(folder).filter(name => /^proctor\.sqlite|part/.test(name))).toEqual(['proctor.sqlite'])
    // Nor the next restore of the same backup, after this file is replaced in turn.
    expect((await restore({ backup, file, at: NOON })).deleted).toBe(1)
    expect(peopleIn(file)).toEqual([])
    await answer(file, '400000000000000003')
    expect(peopleIn(file)).toEqual(['400000000000000003'])
  })

  test('says how far it is with those who deleted their data', async () => {
    const { file, backup } = await setUp()
    const database = new Database(backup)
    const add = database.prepare('insert into people (user_id, hidden_at) values (?, 1)')
    for (let n = 0; n < 300; n++) add.run(String(500_000_000_000_000_000n + BigInt(n)))
    database.close()
    const { store } = await openStore({ kind: 'sqlite', file })
    for (let n = 0; n < 50; n++) await forgetPerson(store, `60000000000000000${n}`)
    await forgetPerson(store, '500000000000000007')
    await store.maintenance.stop()
    const told: (readonly number[])[] = []
    const { deleted } = await restore({
      backup,
      file,
      at: NOON,
      onPeopleProgress: (...progress) => told.push(progress),
    })
    expect(deleted).toBe(1)
    expect(told.length).toBeGreaterThan(1)
    // One answered a question, another asked it.
    expect(told.at(-1)).toEqual([302, 302])
  })

  test('keeps people who deleted their data before the backup and then played again', async () => {
    const { folder, file } = await setUp()
    const { store } = await openStore({ kind: 'sqlite', file })
    await forgetPerson(store, '400000000000000001')
    await store.maintenance.stop()
    await answer(file, '400000000000000001', 'another-post-000')
    const later = await backUp({ file, folder: join(folder, 'backups'), keep: 2, at: NOON + 1000 })
    expect((await restore({ backup: later.file, file, at: NOON })).deleted).toBe(0)
    expect(peopleIn(file)).toEqual(['400000000000000001', '400000000000000002'])
  })

  test('finishes a deletion of which the process died midway', async () => {
    const { file, backup } = await setUp()
    const { store } = await openStore({ kind: 'sqlite', file })
    const userId = '400000000000000001'
    await store.people.requestDeletion({ userId, salt: 'salt', at: NOON, resumeAt: NOON, expireAt: NOON })
    await store.maintenance.stop()
    expect((await restore({ backup, file, at: NOON })).deleted).toBe(1)
    expect(peopleIn(file)).toEqual([])
  })

  test('leaves the file to those who had it', async () => {
    const { file, backup } = await setUp()
    chmodSync(file, 0o640)
    // Only root can give a file away; it is root who restores for a service's user.
    const owner = process.getuid?.() === 0 ? 12_345 : statSync(file).uid
    chownSync(file, owner, statSync(file).gid)
    await restore({ backup, file, at: NOON })
    expect([statSync(file).mode & 0o777, statSync(file).uid]).toEqual([0o640, owner])
  })

  test('is refused while someone has the file open, even if idle', async () => {
    const { folder, file, backup } = await setUp()
    const { store } = await openStore({ kind: 'sqlite', file })
    onTestFinished(() => store.maintenance.stop())
    const { stderr, status } = runRestore(file, backup)
    expect([status, stderr]).toEqual([1, expect.stringContaining('Stop it, then restore.')])
    expect(readdirSync(folder).filter(name => /replaced|part/.test(name))).toEqual([])
    expect(peopleIn(file)).toHaveLength(2)
  })

  test('is refused where the present file is too damaged to tell, until it is told', {
    tags: ['slow'],
  }, async () => {
    const { folder, file, backup } = await setUp()
    writeFileSync(file, 'not a database '.repeat(500))
    const refused = runRestore(file, backup)
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('--bot-is-stopped')])
    const forced = runRestore(file, backup, '--bot-is-stopped')
    expect([forced.status, forced.stdout]).toEqual([0, expect.stringContaining('are back in it')])
    expect(peopleIn(file)).toEqual(['400000000000000001'])
    expect(readdirSync(folder).filter(name => name.includes('-replaced-'))).toHaveLength(1)
  })

  test('that was killed midway left nothing in the way', async () => {
    const { folder, file, backup } = await setUp()
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(join(folder, `.proctor-2026-11-23T110000Z.sqlite.${pid}.part`), 'half')
    await restore({ backup, file, at: NOON })
    expect(filesIn(folder)).toEqual([ASIDE, 'proctor.sqlite', 'backups'].sort())
  })

  test('of a backup from a newer version is refused', async () => {
    const { file, backup } = await setUp()
    const database = new Database(backup)
    database.exec("insert into kysely_migration values ('0999-flying', '2027-01-01T00:00:00Z')")
    database.close()
    await expect(restore({ backup, file, at: NOON })).rejects.toThrow(
      'newer version of Proctor (it knows 0999-flying). Update Proctor first.',
    )
    await expectUntouched(file)
  })

  test.each([
    ['damaged', (backup: string) => writeFileSync(backup, 'not a database '.repeat(500)), 'is damaged'],
    ['not there', (backup: string) => rmSync(backup), 'There’s no backup at'],
    ["of another program's", makeForeign, 'isn’t a Proctor database'],
  ])('of a backup that is %s is refused', async (_, spoil, said) => {
    const { file, backup } = await setUp()
    spoil(backup)
    await expect(restore({ backup, file, at: NOON })).rejects.toThrow(said)
    await expectUntouched(file)
  })

  test.each([
    ['a trigger', 'create trigger t after insert on answers begin delete from posts; end', 'the trigger t'],
    ['a view', 'create view winners as select * from totals', 'the view winners'],
    ['a table of its own', 'create table songs (title text)', 'the column songs.title text'],
    ['one more column', 'alter table posts add column extra text', 'the column posts.extra text'],
    [
      'a computed column',
      'alter table posts add column twice integer as (seed * 2)',
      'the column posts.twice integer',
    ],
    ['a column less', 'alter table guilds drop column locale', 'lacks the column guilds.locale text'],
  ])('of a backup to which someone gave %s is refused', async (_, change, said) => {
    const { file, backup } = await setUp()
    const database = new Database(backup)
    database.exec(change)
    database.close()
    await expect(restore({ backup, file, at: NOON })).rejects.toThrow(said)
    await expectUntouched(file)
  })

  test('of a backup of every earlier version is no surprise', { tags: ['slow'] }, async () => {
    const { folder } = await setUp()
    for (const version of Object.keys(migrations).map((_, index) => index + 1)) {
      const backup = join(folder, `version-${version}.sqlite`)
      const db = new Kysely<Schema>({ dialect: sqliteDialect(backup) })
      await migrate(db, Object.fromEntries(Object.entries(migrations).slice(0, version)))
      await db.destroy()
      const { contents } = await restore({ backup, file: join(folder, 'new.sqlite'), at: version * 1000 })
      expect(contents.migrations).toHaveLength(version)
    }
  })
})

describe('npm run restore', () => {
  test('of a file that was copied without its -wal warns, and says what it has and what was there', {
    tags: ['slow'],
  }, async () => {
    const { folder, file } = await setUp()
    const { store } = await openStore({ kind: 'sqlite', file })
    await answerIn(store, '400000000000000003')
    const copied = join(folder, 'copied.sqlite')
    // As people do it, beside a running bot.
    copyFileSync(file, copied)
    await store.maintenance.stop()
    const { stdout, stderr, status } = runRestore(file, copied)
    expect(status).toBe(0)
    expect(stderr).toContain(
      `WARNING: ${copied} was copied by hand, without the file ${copied}-wal beside it.`,
    )
    expect(stdout).toContain('2 answers to 2 questions')
    expect(stdout).toContain('Its newest answer is from 2026-11-23 12:00 UTC.')
    expect(stdout).toMatch(/proctor-replaced-\S+, with 3 answers to 3 questions in/)
  })

  test('of a file whose -wal had everything says where that is', { tags: ['slow'] }, async () => {
    const folder = scratch()
    const file = join(folder, 'live.sqlite')
    const { store } = await openStore({ kind: 'sqlite', file })
    onTestFinished(() => store.maintenance.stop())
    const copied = join(folder, 'copied.sqlite')
    // Before SQLite takes anything out of the log into the file.
    writeFileSync(copied, readFileSync(file).subarray(0, 4096))
    const { stderr, status } = runRestore(join(folder, 'new.sqlite'), copied)
    expect(status).toBe(1)
    expect(stderr).toContain(`without the file ${copied}-wal beside it`)
  })

  test('says what is restored and where the previous file is', async () => {
    const { folder, file, backup } = await setUp()
    const { stdout, status } = runRestore(file, backup)
    expect(status).toBe(0)
    expect(stdout).toContain(`${file} is now ${backup}: 1 answer to 1 question in`)
    expect(stdout).toContain(`The previous file is now ${join(folder, 'proctor-replaced-')}`)
    expect(stdout).toContain('updates the database automatically')
  })

  test.each([
    [[], 'Usage: npm run restore'],
    [['a', 'b'], 'Usage: npm run restore'],
    [['--forse', 'a'], "Unknown option '--forse'"],
  ])('does not understand %j', { tags: ['slow'] }, (args, text) => {
    const { stderr, status } = runRestore('/nowhere/none.sqlite', ...args)
    expect([status, stderr]).toEqual([1, expect.stringContaining(text)])
    expect(stderr).not.toContain('    at ')
  })

  test('says what a PostgreSQL database is restored with, and no password', { tags: ['slow'] }, () => {
    const { stderr, status } = spawnSync(
      process.execPath,
      [join(ROOT, 'src/cli/restore.ts'), 'proctor.dump'],
      {
        env: { PATH: process.env.PATH, DATABASE_URL: 'postgres://ann:hidden@db.example/proctor' },
        encoding: 'utf8',
      },
    )
    expect(status).toBe(1)
    expect(stderr).toContain('--dbname="postgres://ann@db.example/proctor" proctor.dump')
    expect(stderr).not.toContain('hidden')
  })
})

function makeForeign(backup: string): void {
  rmSync(backup)
  const database = new Database(backup)
  database.exec('create table songs (title text)')
  database.close()
}

const expectUntouched = async (file: string): Promise<void> => {
  expect(peopleIn(file)).toEqual(['400000000000000001', '400000000000000002'])
  expect(readdirSync(join(file, '..')).filter(name => /replaced|part/.test(name))).toEqual([])
  expect(existsSync(file)).toBe(true)
}
