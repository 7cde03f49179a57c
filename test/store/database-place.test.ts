import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDatabasePlace } from '../../src/store/database-place.ts'
import { scratch } from '../scratch.ts'

test('a folder, and a place inside a file, are refused with what to write', () => {
  const folder = scratch()
  writeFileSync(join(folder, '.env'), '')
  expect(() => checkDatabasePlace(folder)).toThrow(`such as sqlite:${join(folder, 'proctor.sqlite')}`)
  expect(() => checkDatabasePlace(join(folder, '.env/data/x.sqlite'))).toThrow('.env is a file')
})

test('a file that is there, and folders that are still missing, are fine', () => {
  const folder = scratch()
  writeFileSync(join(folder, 'x.sqlite'), '')
  for (const name of ['x.sqlite', 'new/folder/x.sqlite']) checkDatabasePlace(join(folder, name))
})
