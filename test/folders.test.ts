import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFolders, nearestExisting } from '../src/folders.ts'
import { scratch } from './scratch.ts'

test('folders that are missing are made with the mode, and one that is there keeps its own', () => {
  const folder = scratch()
  mkdirSync(join(folder, 'a'), { mode: 0o755 })
  createFolders(join(folder, 'a/b/c'), 0o700)
  createFolders(join(folder, 'a/b/c'), 0o755)
  const modes = ['a', 'a/b', 'a/b/c'].map(name => statSync(join(folder, name)).mode & 0o777)
  expect(modes).toEqual([0o755, 0o700, 0o700])
})

test('a file or a broken link in place of a folder is told by the file system’s error', () => {
  const folder = scratch()
  writeFileSync(join(folder, 'file'), '')
  symlinkSync(join(folder, 'nowhere'), join(folder, 'link'))
  expect(() => createFolders(join(folder, 'file/a'))).toThrow(/ENOTDIR|EEXIST/)
  expect(() => createFolders(join(folder, 'link'))).toThrow('EEXIST')
})

test('the nearest that exists is found from anywhere, even where nothing does', () => {
  const folder = scratch()
  expect(nearestExisting(join(folder, 'a/b'))).toBe(folder)
  expect(nearestExisting('a/b')).toBe('.')
  expect(existsSync(nearestExisting('/nowhere/at/all'))).toBe(true)
})
