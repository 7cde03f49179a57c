import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foldersIn, replaceBankFolder } from '../../../src/bank/write/bank-folder.ts'
import { scratch } from '../../scratch.ts'

test('the folder of a bank has its question files and no old ones; what someone else put there stays', async () => {
  const folder = join(scratch(), 'banks', '100000000000000001')
  await replaceBankFolder(
    folder,
    new Map([
      ['bank.yaml', 'title: A'],
      ['old.md', 'old'],
      ['q.md', 'q'],
    ]),
  )
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(folder, 'NOTES.txt'), 'mine')
  // Left by a process that died while it wrote.
  writeFileSync(join(folder, 'q.md.tmp'), 'half')
  await replaceBankFolder(
    folder,
    new Map([
      ['bank.yaml', 'title: B'],
      ['q.md', 'new'],
    ]),
  )
  expect(readdirSync(folder).sort()).toEqual(['.git', 'NOTES.txt', 'bank.yaml', 'q.md'])
  expect(readFileSync(join(folder, 'q.md'), 'utf8')).toBe('new')
  expect(await foldersIn(join(folder, '..'))).toEqual(['100000000000000001'])
  await replaceBankFolder(folder, null)
  expect(existsSync(folder)).toBe(false)
  expect(await foldersIn(folder)).toEqual([])
  await replaceBankFolder(folder, null)
})
