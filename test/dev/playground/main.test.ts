import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Chat } from '../../../src/dev/playground/contract/chat.ts'
import { BANK_YAML, folderOf, SKY } from '../../bank/sample.ts'
import { scratch } from '../../scratch.ts'

const MAIN = join(import.meta.dirname, '../../../src/dev/playground/main.ts')

/** Shared by all that is spawned: it halves what a start costs. */
const COMPILE_CACHE = join(tmpdir(), 'proctor-compile-cache')

/** `npm run playground` in a folder of its own, which is also where its temporary files go. */
const run = (...options: readonly string[]) => {
  const folder = scratch()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...options], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      TMPDIR: folder,
      DISCORD_TOKEN: 'not.for.this',
      DATABASE_URL: 'nonsense',
    } as never,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', text => (output += text))
  return { folder, child, output: () => output, ended: () => ended(child) }
}

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

const started = async ({ child, output }: ReturnType<typeof run>): Promise<string> => {
  while (!output().includes('Ctrl+C')) {
    if (child.exitCode !== null) throw new Error(output())
    await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])
  }
  return /http:\S+/.exec(output())![0]
}

/** What the page would show first. */
const look = async (url: string): Promise<Chat> => {
  const response = await fetch(`${url}api/chat`)
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream()))
    return JSON.parse(chunk.replace('data: ', ''))
  throw new Error('nothing came')
}

test('the playground says where it is, plays, and leaves nothing behind', async () => {
  const playground = run('--port', '0', '--questions', folderOf({ 'b/bank.yaml': BANK_YAML, 'b/q.md': SKY }))
  const url = await started(playground)
  expect(playground.output()).toContain('type /quiz')
  const { me, here } = await look(url)
  const act = { kind: 'command', title: 'quiz', values: {}, as: me.id, in: here.id }
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}api/act`, { method: 'POST', headers, body: JSON.stringify(act) })
  expect(await answer.json()).toMatchObject({ failed: null })
  // Ana is offered the guided setup too, in private and a moment later.
  const { messages } = await look(url)
  expect(messages.filter(({ ephemeral }) => !ephemeral)).toHaveLength(1)
  playground.child.kill('SIGINT')
  expect(await playground.ended()).toBe(0)
  expect(readdirSync(playground.folder)).toEqual([])
  await expect(fetch(url)).rejects.toThrow()
})

test('--keep keeps the database and says where', async () => {
  const questions = folderOf({ 'b/bank.yaml': BANK_YAML, 'b/q.md': SKY })
  const playground = run('--port', '0', '--keep', '--questions', questions)
  await started(playground)
  expect(playground.output()).toContain(join('data', 'playground'))
  playground.child.kill('SIGTERM')
  expect(await playground.ended()).toBe(0)
  expect(existsSync(join(playground.folder, 'data/playground/playground.sqlite'))).toBe(true)
})

test.each([
  [['--port', 'x'], 'a port is a whole number from 0 to 65535'],
  [['--questions', '/nowhere'], '/nowhere'],
  [['--frobnicate'], '--port N'],
])('%s is explained in a sentence, without a stack', async (options, sentence) => {
  const playground = run(...options)
  expect(await playground.ended()).toBe(1)
  expect(playground.output()).toContain(sentence)
  expect(playground.output()).not.toMatch(/\n {4}at /)
  expect(readdirSync(playground.folder)).toEqual([])
})
