import { DiscordAPIError } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { formatError } from '../../src/ops/format-error.ts'
import { createLog } from '../../src/ops/log.ts'
import { createRedactor, findSecrets } from '../../src/ops/secrets.ts'

const TOKEN = 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs'
const PASSWORD = 'p/w "quoted" \\ ö%'
const URL_OF_DATABASE = `postgres://proctor:${encodeURIComponent(PASSWORD)}@db.example:5432/proctor`
const PASS = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OTA6dG9rZW4'
const ENVIRONMENT = { DISCORD_TOKEN: TOKEN, DATABASE_URL: URL_OF_DATABASE }

const linesOf = (use: (log: ReturnType<typeof createLog>) => void, isTTY = false): string => {
  const lines: string[] = []
  const out = { write: (line: string) => lines.push(line), isTTY }
  use(createLog('info', findSecrets(ENVIRONMENT), out))
  return lines.join('')
}

describe('a text that commands the terminal', () => {
  const evil = 'a\u001b[2Jb\u009b31mc\u202ed\u0007\rq\ne\u007f'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
  const COMMANDS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/

  test.each([
    ['a message', (log: ReturnType<typeof createLog>) => log.info(evil)],
    ['a field', (log: ReturnType<typeof createLog>) => log.info({ [evil]: evil }, 'x')],
    ['an error', (log: ReturnType<typeof createLog>) => log.error({ err: new Error(evil) }, 'x')],
  ])('is shown as text in %s, on a terminal and in JSON', (_, use) => {
    const json = linesOf(use)
    expect(json).not.toMatch(COMMANDS)
    expect(JSON.stringify(JSON.parse(json))).toContain(JSON.stringify(evil).slice(1, -1))
    const shown = linesOf(use, true)
    expect(shown).not.toMatch(COMMANDS)
    expect(shown).toContain('[2Jb')
  })

  test('cannot pretend to be a line of its own', () => {
    expect(
      linesOf(log => log.info('a\n12:00:00 info  all is well'), true)
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1)
  })
})

const base64 = (text: string, before = ''): string => Buffer.from(before + text).toString('base64')

/** Every form of a secret that must not be read. */
const formsOf = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  encodeURIComponent(secret),
  base64(secret).slice(0, -4),
  base64(secret, 'x').slice(4, -4),
  base64(secret, 'xx').slice(4, -4),
  [...Buffer.from(secret)].join(','),
  Buffer.from(secret)
    .toString('hex')
    .replace(/(..)(?=.)/g, '$1 '),
]

const expectNoSecret = (text: string): void => {
  for (const form of [...formsOf(TOKEN), ...formsOf(PASSWORD), PASS]) expect(text).not.toContain(form)
}

/** A request as it hangs on discord.js's errors, with secrets wherever one may be. */
const aRequest = () => ({
  url: `https://discord.com/api/v10/webhooks/123456789012345678/${PASS}/messages/@original`,
  headers: { Authorization: `Bot ${TOKEN}`, 'proxy-authorization': `Basic ${base64(`proctor:${PASSWORD}`)}` },
  requestBody: {
    json: { deep: { deeper: [{ value: TOKEN, token: { token: PASS, issuedAt: 1 } }] } },
    text: JSON.stringify({ inner: JSON.stringify({ token: TOKEN, password: PASSWORD }) }),
    files: [Buffer.from(TOKEN)],
  },
  database: { connectionString: URL_OF_DATABASE, password: PASSWORD },
  tokens: [0, 1, 2].map(offset => base64(TOKEN, 'x'.repeat(offset))),
})

const failures: readonly (readonly [string, () => unknown])[] = [
  ['an error', () => new Error(`authorization: Bot ${TOKEN}, ${URL_OF_DATABASE}`)],
  [
    'its causes',
    () =>
      new Error('outer', { cause: new Error('middle', { cause: new Error(`inner ${TOKEN} ${PASSWORD}`) }) }),
  ],
  ['what hangs on it', () => Object.assign(new Error('refused'), aRequest())],
  [
    'what hangs on its cause',
    () => new Error('outer', { cause: Object.assign(new Error('refused'), aRequest()) }),
  ],
  [
    'many errors at once',
    () =>
      new AggregateError([new Error(TOKEN), Object.assign(new Error(PASSWORD), aRequest())], 'all failed'),
  ],
  ['no error at all', () => aRequest()],
  ['a bare text', () => `${TOKEN} ${PASS} ${URL_OF_DATABASE}`],
  [
    'an error whose name and stack tell it',
    () => Object.assign(new Error('x'), { name: TOKEN, stack: `at ${TOKEN}` }),
  ],
]

describe('no secret is read in', () => {
  test.each(failures.flatMap(([what, make]) => [false, true].map(isTTY => ({ what, make, isTTY }))))(
    'a line about $what (terminal: $isTTY)',
    ({ make, isTTY }) => {
      const lines = linesOf(log => {
        log.error({ err: make(), reference: 'abcd' }, `while using ${TOKEN}`)
        log.warn({ nested: { list: [make()] }, token: PASS })
      }, isTTY)
      expect(lines).toContain('abcd')
      expectNoSecret(lines)
      if (!isTTY) for (const line of lines.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
    },
  )

  test.each(failures)('what a failed start or a crash prints: %s', (_, make) => {
    expectNoSecret(createRedactor(findSecrets(ENVIRONMENT))(formatError(make())))
  })
})

describe('the secrets of an environment', () => {
  test('are the token and every way in which a database is given a password', () => {
    expect(findSecrets({})).toEqual([])
    expect(findSecrets({ DISCORD_TOKEN: ` ${TOKEN} `, DATABASE_URL: 'sqlite:data/x.sqlite' })).toEqual([
      TOKEN,
    ])
    expect(findSecrets({ DATABASE_URL: URL_OF_DATABASE })).toContain(PASSWORD)
    expect(findSecrets({ DATABASE_URL: 'postgres://u:p@ss%word@h/d' })).toContain('p@ss%word')
    expect(findSecrets({ DATABASE_URL: 'postgres://h/d?user=u&password=sec%20ret' })).toContain('sec ret')
    expect(findSecrets({ PGPASSWORD: 'from the side' })).toEqual(['from the side'])
  })

  test('with a short password hide it where passwords stand, and leave the other lines readable', () => {
    const redact = createRedactor(findSecrets({ DATABASE_URL: 'postgres://u:er@h/d' }))
    expect(redact('postgres://u:er@h/d refused; {"password":"er"}; the server erred')).toBe(
      'postgres://u:[secret]@h/d refused; {"password":"[secret]"}; the server erred',
    )
  })
})

test('a secret is hidden in an address too, however it came here', () => {
  const redact = createRedactor(findSecrets({ PGPASSWORD: PASSWORD }))
  expect(redact(`failed: https://db.example/?key=${encodeURIComponent(PASSWORD)}`)).toBe(
    'failed: https://db.example/?key=[secret]',
  )
})

test('a terminal gets plain lines', () => {
  expect(linesOf(log => log.info({ banks: ['sample'] }, 'questions loaded'), true)).toMatch(
    /^\d\d:\d\d:\d\d info {2}questions loaded banks=\["sample"\]\n$/,
  )
})

const refusedRequest = () =>
  new DiscordAPIError(
    { code: 50013, message: 'Missing Permissions' },
    50013,
    403,
    'POST',
    'https://discord.com/api/v10/channels/1/messages',
    { files: undefined, body: { content: 'the verdict of someone' } },
  )

test('what a failed request would have sent is not in the log, however deep its error is', () => {
  const refused = refusedRequest()
  const lines = linesOf(log => {
    log.error({ err: refused }, 'refused')
    log.error({ err: new AggregateError([new Error('outer', { cause: refused }), refused]) }, 'refused')
  })
  expect(lines).toContain('Missing Permissions')
  expect(lines).toContain('"status":403')
  expect(lines).not.toContain('the verdict of someone')
})

describe('what a crash prints', () => {
  test('is the name, the message and the stack, of causes too, and nothing of a failed request', () => {
    const printed = formatError(
      new AggregateError(
        [new Error('outer', { cause: refusedRequest() }), new TypeError('x is undefined')],
        'all',
      ),
    )
    for (const part of ['AggregateError: all', 'Error: outer', 'TypeError: x is undefined', '    at '])
      expect(printed).toContain(part)
    expect(printed).toContain('Caused by: DiscordAPIError[50013]: Missing Permissions')
    for (const part of ['requestBody', 'headers', 'the verdict of someone'])
      expect(printed).not.toContain(part)
  })

  test('ends for an error that is its own cause', () => {
    const error = new Error('again')
    error.cause = error
    expect(formatError(error)).toContain('Error: again')
  })

  test.each([
    ['text', 'text'],
    [undefined, 'undefined'],
    [{ requestBody: 'the verdict of someone' }, 'something that isn’t an error was thrown'],
    [{ name: 'Odd', message: 'told', headers: {} }, 'Odd: told'],
    [Object.assign(new Error('old'), { message: 'new' }), 'Error: new'],
  ])('of %j is %s', (thrown, expected) => {
    expect(formatError(thrown).split('\n')[0]).toBe(expected)
  })
})
