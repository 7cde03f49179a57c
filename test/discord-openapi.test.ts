import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkAgainstOpenApi, OPENAPI_PATH } from './discord-openapi.ts'

const PLACES = {
  message: ['POST', '/channels/123456789012345678/messages'],
  edit: ['PATCH', '/channels/123456789012345678/messages/123456789012345679'],
  callback: ['POST', '/api/v10/interactions/123456789012345678/a-token/callback?with_response=true'],
  original: ['PATCH', '/webhooks/123456789012345678/a-token/messages/@original'],
  followup: ['POST', '/webhooks/123456789012345678/a-token'],
  commands: ['PUT', '/applications/123456789012345678/commands'],
  nowhere: ['POST', '/channels/123456789012345678/riddles'],
} as const

const button = (more: object) => ({
  type: 1,
  components: [{ type: 2, style: 1, custom_id: 'a', label: 'A', ...more }],
})

const CASES: [words: string, place: keyof typeof PLACES, body: unknown, lines: string[]][] = [
  ['takes a message with buttons', 'message', { content: 'Hi', components: [button({})] }, []],
  [
    'says what is wrong with a button in one line',
    'callback',
    { type: 4, data: { components: [button({ label: 'x'.repeat(81) })] } },
    ['/data/components/0/components/0/label must NOT have more than 80 characters'],
  ],
  [
    'names the types that fit where none does',
    'message',
    { components: [{ type: 21 }] },
    ['/components/0/type must be equal to one of the allowed values (1, 17, 13, 12, 9, 14, 10)'],
  ],
  [
    'tells @original from the id of a message',
    'original',
    { embeds: [{ title: 'x'.repeat(257) }] },
    ['/embeds/0/title must NOT have more than 256 characters'],
  ],
  [
    'looks into a follow-up, and says the same thing once',
    'followup',
    { content: 'x'.repeat(2001) },
    ['/content must NOT have more than 2000 characters'],
  ],
  [
    'takes an edit that names a file by a number',
    'edit',
    { attachments: [{ id: 0, filename: 'a.png' }] },
    [],
  ],
  [
    'takes permissions as the string that they are',
    'commands',
    [{ name: 'quiz', description: 'Ask', default_member_permissions: '8' }],
    [],
  ],
  [
    'finds what a command lacks',
    'commands',
    [{ name: 'quiz', description: 'Ask', options: [{ type: 3, name: 'topic' }] }],
    ["/0/options/0 must have required property 'description'"],
  ],
  ['knows which operations there are', 'nowhere', {}, ['Discord documents no such operation']],
  ['misses a body', 'message', null, ['a body is required']],
]

const present = existsSync(OPENAPI_PATH)
const title = (words: string) => (present ? words : `${words} (skipped: Discord's OpenAPI file is absent)`)

test.skipIf(!present).each(CASES.map(one => [title(one[0]), one] as const))(
  '%s',
  (_, [, place, body, lines]) => {
    const [method, path] = PLACES[place]
    const plain = path.replace(/\?.*$/, '').replace('/api/v10', '')
    expect(checkAgainstOpenApi([{ method, path, body }])).toEqual(
      lines.map(line => `${method} ${plain}: ${line}`),
    )
  },
)

test.skipIf(present)('says nothing where the file is absent', () => {
  expect(checkAgainstOpenApi([{ method: 'POST', path: '/nowhere', body: {} }])).toBeNull()
})
