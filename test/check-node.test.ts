import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const CHECK = './src/check-node.cjs'
const { runsTypeScript } = createRequire(import.meta.url)('../src/check-node.cjs') as {
  runsTypeScript(version: string): boolean
}

/** A Node of this machine that is too old, such as the one that npm itself runs on. */
const findOldNode = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(':')
    .map(folder => join(folder, 'node'))
    .filter(existsSync)
    .find(path => !runsTypeScript(execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' })))

describe('an older Node', () => {
  test.each([
    ['16.20.2', false],
    ['20.20.2', false],
    ['22.17.1', false],
    ['22.18.0', true],
    ['23.5.0', false],
    ['23.6.0', true],
    ['24.0.0', true],
    ['26.1.0', true],
  ])('is told by its version: %s runs TypeScript: %s', (version, expected) =>
    expect(runsTypeScript(version)).toBe(expected),
  )

  test.skipIf(findOldNode() === undefined)(
    'hears which one is needed and how to get it, before anything fails',
    () => {
      const { status, stderr } = spawnSync(findOldNode()!, ['--require', CHECK, 'src/main.ts'], {
        cwd: ROOT,
        encoding: 'utf8',
      })
      expect(status).toBe(1)
      expect(stderr).toMatch(/^Proctor needs Node 22\.18 or newer, and this is Node \d+/)
      expect(stderr).not.toContain('ERR_UNKNOWN_FILE_EXTENSION')
    },
  )

  test('is checked for by every npm script and service that runs TypeScript', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const running = Object.entries(scripts).filter(([, script]) => /^node .*\.ts$/.test(script))
    expect(running.length).toBeGreaterThan(8)
    expect(running.filter(([, script]) => !script.startsWith(`node --require ${CHECK} `))).toEqual([])
    for (const unit of ['proctor', 'proctor-backup'])
      expect(readFileSync(join(ROOT, `docs/${unit}.service`), 'utf8')).toContain(
        `node --require ${CHECK} src/`,
      )
    for (const name of ['test', 'test:all']) expect(scripts[`pre${name}`]).toBe(`node ${CHECK.slice(2)}`)
  })
})
