import { expect, test } from 'vitest'
import { uniqueTags } from '../../../src/bank/parse/fields.ts'

test('tags that differ only in case, hyphens or spaces are one, in the first spelling', () => {
  expect(
    uniqueTags(['S3', 's3', 'Object Storage', 'object-storage', 'objectstorage', 'S3 Glacier', '-']),
  ).toEqual(['S3', 'Object Storage', 'S3 Glacier', '-'])
})
