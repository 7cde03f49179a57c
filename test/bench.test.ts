import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const bench = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'bench/main.ts'), ...args], { encoding: 'utf8' })

test.each([
  [['--help'], 0, 'Names: click, processes'],
  [['nonsense'], 1, 'There is no benchmark nonsense. There are click, processes'],
  [['--ful'], 1, "Unknown option '--ful'"],
])('npm run bench -- %j ends with %i and a sentence', (args, expected, sentence) => {
  const { status, stdout, stderr } = bench(...args)
  expect([status, stdout + stderr]).toEqual([expected, expect.stringContaining(sentence)])
  expect(stderr).not.toContain('    at ')
})
