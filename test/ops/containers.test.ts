import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join, relative } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ')
const instructions = (name: string): string[] =>
  [...dockerfile.matchAll(new RegExp(`^${name}\\s+(.+)$`, 'gm'))].map(match => match[1]!.trim())

/** What is copied from the repository; what another stage made is not. */
const copied = instructions('COPY')
  .filter(text => !text.startsWith('--from'))
  .flatMap(text => text.split(/\s+/).slice(0, -1))

const lines = (path: string): string[] =>
  read(path)
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))

const ignore = lines('.dockerignore')
const sent = ignore.filter(line => line.startsWith('!')).map(line => line.slice(1))
const left = ignore.filter(line => !line.startsWith('!') && line !== '*')

/** The files that a program loads, and the packages that they name. */
const loadedBy = (entry: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(entry)) return seen
  seen.add(entry)
  if (!entry.endsWith('.ts') || !existsSync(join(ROOT, entry))) return seen
  const names = read(entry).matchAll(
    /^(?:import|export) (?!type\b)(?:[^'"]*? from )?'([^']+)'|\bimport\('([^']+)'\)|new URL\('([^']+)', import\.meta\.url\)/gm,
  )
  for (const match of names) {
    const name = match[1] ?? match[2] ?? match[3]!
    const isOurs = name.startsWith('.')
    if (isOurs) loadedBy(relative(ROOT, join(ROOT, dirname(entry), name)), seen)
    else if (!name.startsWith('node:')) seen.add(packageOf(name))
  }
  return seen
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const isIn = (path: string, folders: readonly string[]): boolean =>
  folders.some(folder => path === folder || path.startsWith(`${folder}/`))

const PROGRAMS = ['src/main.ts', 'src/cli/backup.ts', 'src/cli/restore.ts']

describe('the image', () => {
  test('is given every file that its programs load, and every package', () => {
    const loaded = [...new Set(PROGRAMS.flatMap(program => [...loadedBy(program)]))]
    const locked: Record<string, { dev?: boolean }> = JSON.parse(read('package-lock.json')).packages
    const isInstalled = (name: string) =>
      locked[`node_modules/${name}`] && !locked[`node_modules/${name}`]!.dev
    const isCopied = (name: string) => existsSync(join(ROOT, name)) && isIn(name, copied) && !isIn(name, left)
    expect(loaded.length).toBeGreaterThan(100)
    expect(loaded).toEqual(expect.arrayContaining(['commands/quiz.ts', 'better-sqlite3', 'discord.js', 'pg']))
    const missing = loaded.filter(name => !(name.endsWith('.ts') ? isCopied(name) : isInstalled(name)))
    expect(missing).toEqual([])
  })

  test('is built on an image that no one can exchange, and so is PostgreSQL’s', () => {
    const images = [
      ...instructions('FROM').map(text => text.split(' ')[0]!),
      /image: (postgres\S+)/.exec(read('compose.yaml'))![1]!,
    ]
    expect(images).toHaveLength(3)
    for (const image of images) expect(image).toMatch(/^(node|postgres):[\w.-]+@sha256:[0-9a-f]{64}$/)
  })

  test('copies only what is there and what is sent to it', () => {
    expect(copied.filter(path => !existsSync(join(ROOT, path)))).toEqual([])
    expect(copied.filter(path => !isIn(path, sent))).toEqual([])
    // Everything else stays out: secrets, answers, tests.
    expect(ignore[0]).toBe('*')
    expect(sent.toSorted()).toEqual(copied.toSorted().filter((path, n, all) => all.indexOf(path) === n))
  })

  test('runs node itself, as no one special, on a volume where the default database is', () => {
    expect(JSON.parse(instructions('CMD')[0]!)).toEqual(['node', 'src/main.ts'])
    expect(instructions('USER')).toEqual(['node'])
    expect(instructions('VOLUME')).toEqual(['/app/data'])
    expect(instructions('WORKDIR').at(-1)).toBe('/app')
    expect(instructions('ENTRYPOINT')).toEqual([])
  })

  test.each([
    [200, 0],
    [503, 1],
  ])('is healthy by what the bot says: %i', async (status, exit) => {
    const server = createServer((request, response) =>
      response.writeHead(request.url === '/healthz' ? status : 404).end(),
    ).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    expect(await checkHealth((server.address() as AddressInfo).port)).toBe(exit)
  })

  test('is not healthy where no one answers', async () => {
    expect(await checkHealth(1)).toBe(1)
  })
})

const checkHealth = async (port: number): Promise<number> => {
  const [, command] = /CMD (\[.+\])$/.exec(instructions('HEALTHCHECK')[0]!)!
  const [, ...args] = JSON.parse(command!) as string[]
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HTTP_PORT: String(port) } as NodeJS.ProcessEnv,
  })
  const [code] = await once(child, 'exit')
  return code
}

describe('compose.yaml', () => {
  type Service = {
    profiles?: string[]
    environment?: Record<string, string>
    volumes?: string[]
    user?: string
  }
  const { services, volumes } = parse(read('compose.yaml'), { merge: true }) as {
    services: Record<string, Service>
    volumes: Record<string, null>
  }

  test('starts one container by default, and a second one with PostgreSQL in the profile `scale`', () => {
    const inProfile = (profile: string | null) =>
      Object.keys(services).filter(name => services[name]!.profiles?.includes(profile ?? '') ?? true)
    expect(inProfile(null)).toEqual(['bot'])
    expect(inProfile('scale')).toEqual(['bot', 'bot-1', 'postgres'])
  })

  test.each([
    ['nothing', {}, { DATABASE_URL: '', SHARDS: '', SHARD_COUNT: '' }],
    [
      'a password for PostgreSQL',
      { POSTGRES_PASSWORD: 'abc' },
      { DATABASE_URL: 'postgres://proctor:abc@postgres/proctor', SHARDS: '0', SHARD_COUNT: '2' },
    ],
    [
      'a server elsewhere',
      { DATABASE_URL: 'postgres://a@b/c' },
      { DATABASE_URL: 'postgres://a@b/c', SHARDS: '', SHARD_COUNT: '' },
    ],
  ])('with %s in .env gives the bot its part', (_, env: Record<string, string>, expected) => {
    const given = Object.entries(services.bot!.environment!)
    expect(Object.fromEntries(given.map(([name, text]) => [name, interpolate(text, env)]))).toEqual(expected)
  })

  test('demands no variable: Compose would demand it of those too who start one container', () => {
    expect(read('compose.yaml')).not.toMatch(/\$\{\w+:?\?/)
  })

  test('keeps what must stay in volumes that it declares, and sets only settings that there are', () => {
    const used = Object.values(services).flatMap(({ volumes = [] }) => volumes.map(text => text.split(':')))
    expect(used.map(([name]) => name)).toEqual(Object.keys(volumes))
    expect(used[0]![1]).toBe(instructions('VOLUME')[0])
    const settings = ['bot', 'bot-1'].flatMap(name => Object.keys(services[name]!.environment!))
    for (const name of settings) expect(read('.env.example')).toContain(`${name}=`)
  })
})

/** Compose's `${A:-b}` and `${A:+b}`, which may be nested. */
const interpolate = (text: string, env: Record<string, string>): string => {
  const inner = /\$\{(\w+):([-+])([^${}]*)\}/.exec(text)
  if (!inner) return text
  const [whole, name, kind, other] = inner
  const value = env[name!] ?? ''
  const chosen = kind === '-' ? value || other! : value && other!
  return interpolate(
    text.replace(whole, () => chosen),
    env,
  )
}

test('CI may only read the repository, and runs actions that no one can exchange', () => {
  const workflow = parse(read('.github/workflows/check.yml')) as {
    permissions: unknown
    jobs: Record<string, { steps: { uses?: string }[] }>
  }
  expect(workflow.permissions).toEqual({ contents: 'read' })
  const actions = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []))
  expect(actions.length).toBeGreaterThan(0)
  for (const action of actions) expect(action).toMatch(/@[0-9a-f]{40}$/)
})

describe.each(['proctor.service', 'proctor-backup.service'])('docs/%s', name => {
  test('starts a program that is there, by node itself, with settings that there are', () => {
    const unit = read(`docs/${name}`)
    const [, program] = /^ExecStart=\/usr\/bin\/node --require \S+ (\S+)/m.exec(unit)!
    expect(PROGRAMS).toContain(program)
    const [, url] = /DATABASE_URL=(\S+)/.exec(unit)!
    expect(url).toBe('sqlite:/var/lib/proctor/proctor.sqlite')
    expect(unit).toMatch(/^StateDirectory=proctor$/m)
  })
})
