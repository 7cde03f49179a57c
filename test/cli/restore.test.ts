import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backUp } from '../../src/cli/backup/backup.ts'
import { restore } from '../../src/cli/backup/restore.ts'
import { openStore } from '../../src/store/store.ts'
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
  await store.posts.openPost(samplePost({ id }), sampleQuestion(), null)
  await store.answers.recordAnswer(samplePost({ id }), sampleAttempt({ postId: id, userId }), someClick())
  await store.maintenance.stop()
}

const peopleIn = (file: string): unknown[] => {
  const database = new Database(file, { fileMustExist: true })
  const people = database.prepare('select user_id from answers order by user_id').pluck().all()
  database.close()
  return people
}

const runRestore = (file: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'src/cli/restore.ts'), ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: `sqlite:${file}` } as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })

describe('a restore', () => {
  test('brings the backup back, and keeps what was there under another name', async () => {
    const { folder, file, backup } = await setUp()
    const { contents, replaced } = await restore({ backup, file, at: NOON })
    expect(contents).toMatchObject({ answers: 1, posts: 1, places: 1 })
    expect(replaced).toBe(join(folder, ASIDE))
    expect(readdirSync(folder).sort()).toEqual([ASIDE, 'proctor.sqlite', 'backups'].sort())
    expect(peopleIn(file)).toEqual(['400000000000000001'])
    expect(peopleIn(replaced!)).toEqual(['400000000000000001', '400000000000000002'])
    await answer(file, '400000000000000003')
    expect(peopleIn(backup)).toEqual(['400000000000000001'])
  })

  test('takes with it what a killed bot left in its log', async () => {
    const { folder, file, backup } = await setUp()
    // What a kill leaves: the file and its log, with no one at them.
    const { store } = await openStore({ kind: 'sqlite', file })
    await answer(file, '400000000000000003')
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
    await answer(file, '400000000000000003')
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
    expect(readdirSync(folder).filter(name => /^proctor\.sqlite|part/.test(name))).toEqual(['proctor.sqlite'])
    // Nor the next restore of the same backup, after this file is replaced in turn.
    expect((await restore({ backup, file, at: NOON })).deleted).toBe(1)
    expect(peopleIn(file)).toEqual([])
    await answer(file, '400000000000000003')
    expect(peopleIn(file)).toEqual(['400000000000000003'])
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

  test('is refused where the present file is too damaged to tell, until it is told', async () => {
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
    expect(readdirSync(folder).sort()).toEqual([ASIDE, 'proctor.sqlite', 'backups'].sort())
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
})

describe('npm run restore', () => {
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
  ])('does not understand %j', (args, text) => {
    const { stderr, status } = runRestore('/nowhere/none.sqlite', ...args)
    expect([status, stderr]).toEqual([1, expect.stringContaining(text)])
    expect(stderr).not.toContain('    at ')
  })

  test('says what a PostgreSQL database is restored with, and no password', () => {
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
