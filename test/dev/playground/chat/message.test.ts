import { expect, test } from 'vitest'
import { NO_NAMES, toMessage } from '../../../../src/dev/playground/chat/message.ts'
import type { Part } from '../../../../src/dev/playground/contract/component.ts'

const [ANA, BEN, STUDENTS] = ['111111111111111111', '222222222222222222', '333333333333333333']
const names = {
  people: new Map([
    [ANA, 'Ana'],
    [BEN, 'Ben'],
  ]),
  roles: new Map([[STUDENTS, { name: 'Students', people: [ANA] }]]),
  places: new Map([
    ['444444444444444444', { name: 'general', type: 0 }],
    ['555555555555555555', { name: 'Talk', type: 2 }],
  ]),
}
const shown = (json: object, me = ANA) =>
  toMessage({ id: '9', ...json }, { names, me, filesAt: url => `/files/${url}` })
const part = (json: object, more: object = {}): Part => shown({ components: [json], ...more }).components[0]!
const [text, marks] = [{ type: 10, content: 'a' }, [{ type: 'text', text: 'a' }]]

test('a plain message has an author, a time and text', () => {
  const json = {
    author: { id: ANA, username: 'ana', global_name: 'Ana', avatar: 'abc' },
    timestamp: '2026-08-01T09:00:00.000Z',
    edited_timestamp: null,
    content: 'a',
  }
  expect(shown(json)).toMatchObject({
    author: { id: ANA, name: 'Ana', bot: false, avatar: `/files/avatars/${ANA}/abc` },
    at: Date.parse('2026-08-01T09:00:00Z'),
    edited: false,
    ephemeral: false,
    thinking: false,
    mentionsMe: false,
    used: null,
    content: marks,
    failed: null,
  })
  expect(shown({ ...json, edited_timestamp: json.timestamp }).edited).toBe(true)
})

test('flags say what is private and what is owed', () => {
  expect(shown({ flags: 64 })).toMatchObject({ ephemeral: true, thinking: false })
  expect(shown({ flags: 128 })).toMatchObject({ ephemeral: false, thinking: true })
})

test('a ping reaches the one named, members of the role named, and everyone', () => {
  const reached = (json: object) => [ANA, BEN].map(me => shown(json, me).mentionsMe)
  expect(reached({ mentions: [{ id: BEN }] })).toEqual([false, true])
  expect(reached({ mention_roles: [STUDENTS] })).toEqual([true, false])
  expect(reached({ mention_everyone: true })).toEqual([true, true])
  expect(reached({ content: `<@${ANA}>` })).toEqual([false, false])
})

test('an answer names whose command it answers', () => {
  const interaction = { name: 'daily set', user: { id: BEN, username: 'ben' } }
  expect(shown({ interaction }).used).toEqual({ by: 'Ben', command: '/daily set' })
})

test('buttons have styles, emoji, and an id or an address', () => {
  const button = (json: object) => part({ type: 1, components: [{ type: 2, ...json }] })
  const plain = { type: 'button', customId: 'x', url: null, label: 'A', emoji: null, disabled: false }
  const row = (more: object) => ({ type: 'row', parts: [{ ...plain, ...more }] })
  expect(button({ style: 1, label: 'A', custom_id: 'x' })).toEqual(row({ style: 'primary' }))
  expect(button({ style: 4, label: 'A', custom_id: 'x', disabled: true })).toEqual(
    row({ style: 'danger', disabled: true }),
  )
  expect(button({ style: 3, label: 'A', custom_id: 'x', emoji: { name: '🔥' } })).toEqual(
    row({ style: 'success', emoji: '🔥' }),
  )
  expect(button({ style: 5, label: 'A', url: 'https://a.example/' })).toEqual(
    row({ style: 'link', customId: null, url: 'https://a.example/' }),
  )
  expect(button({ style: 5, label: 'A', url: 'javascript:alert(1)' })).toEqual(
    row({ style: 'link', customId: null }),
  )
})

test('each kind of select offers what it is for', () => {
  const select = (type: number, more: object = {}) => part({ type, custom_id: 's', ...more })
  const labels = (found: Part) => (found.type === 'select' ? found.choices.map(({ label }) => label) : [])
  expect(
    select(3, { min_values: 0, max_values: 2, options: [{ label: 'A', value: 'a', default: true }] }),
  ).toEqual({
    ...{ type: 'select', kind: 'string', customId: 's', placeholder: 'Make a selection' },
    ...{ min: 0, max: 2, disabled: false },
    choices: [{ label: 'A', value: 'a', description: null, chosen: true }],
  })
  expect(labels(select(5))).toEqual(['Ana', 'Ben'])
  expect(labels(select(6))).toEqual(['@Students'])
  expect(labels(select(7))).toEqual(['Ana', 'Ben', '@Students'])
  expect(labels(select(8))).toEqual(['#general', '#Talk'])
  expect(labels(select(8, { channel_types: [2] }))).toEqual(['#Talk'])
  const chosen = select(5, { default_values: [{ id: BEN, type: 'user' }] })
  expect(chosen).toMatchObject({ choices: [{ chosen: false }, { value: BEN, chosen: true }] })
})

test('the parts of Components V2', () => {
  const media = { media: { url: 'attachments/9/a.png' }, description: 'A' }
  const picture = { url: '/files/attachments/9/a.png', alt: 'A', spoiler: false }
  expect(part(text)).toEqual({ type: 'text', marks })
  expect(part({ type: 14 })).toEqual({ type: 'separator', line: true, wide: false })
  expect(part({ type: 14, divider: false, spacing: 2 })).toEqual({
    type: 'separator',
    line: false,
    wide: true,
  })
  expect(part({ type: 12, items: [media] })).toEqual({ type: 'gallery', items: [picture] })
  expect(part({ type: 9, components: [text], accessory: { type: 11, ...media, spoiler: true } })).toEqual({
    type: 'section',
    parts: [{ type: 'text', marks }],
    accessory: { type: 'thumbnail', ...picture, spoiler: true },
  })
  expect(part({ type: 17, accent_color: 255, spoiler: true, components: [text] })).toEqual({
    type: 'container',
    accent: '#0000ff',
    spoiler: true,
    parts: [{ type: 'text', marks }],
  })
  const attachments = [{ filename: 'a.txt', url: 'attachments/9/a.txt', size: 7 }]
  expect(part({ type: 13, file: { url: 'attachments/9/a.txt' } }, { attachments })).toEqual({
    type: 'file',
    name: 'a.txt',
    url: '/files/attachments/9/a.txt',
    bytes: 7,
    spoiler: false,
  })
})

test('a kind of component that is not known is left out', () => {
  expect(shown({ components: [{ type: 99 }, text] }).components).toEqual([{ type: 'text', marks }])
})

test('attachments are listed, unless components show them', () => {
  const attachments = [{ filename: 'a.PNG', url: 'attachments/9/a.PNG', size: 3, description: 'A' }]
  const listed = [{ name: 'a.PNG', url: '/files/attachments/9/a.PNG', bytes: 3, alt: 'A', isPicture: true }]
  expect(shown({ attachments }).attachments).toEqual(listed)
  expect(shown({ attachments, flags: 1 << 15 }).attachments).toEqual([])
})

test('embeds are parsed', () => {
  const embed = {
    ...{ title: 'a', url: 'https://a.example/', description: 'a', color: 0xff0000 },
    ...{ author: { name: 'Ana' }, footer: { text: 'end' }, timestamp: '2026-08-01T09:00:00Z' },
    fields: [{ name: 'a', value: 'a', inline: true }],
    ...{ image: { url: 'attachments/9/a.png' }, thumbnail: { url: 'attachments/9/b.png' } },
  }
  expect(shown({ embeds: [embed, {}] }).embeds).toEqual([
    {
      ...{ title: marks, url: 'https://a.example/', description: marks, color: '#ff0000' },
      ...{ author: 'Ana', footer: 'end', at: Date.parse('2026-08-01T09:00:00Z') },
      fields: [{ name: marks, value: marks, inline: true }],
      ...{ image: '/files/attachments/9/a.png', thumbnail: '/files/attachments/9/b.png' },
    },
    {
      ...{ title: [], url: null, description: [], color: null, author: null, footer: null, at: null },
      ...{ fields: [], image: null, thumbnail: null },
    },
  ])
})

test('what a bot sends is shown before it has an author or a time', () => {
  const bare = toMessage({ components: [text] }, { names: NO_NAMES, me: null, filesAt: url => url })
  expect(bare).toMatchObject({ id: '', at: 0, mentionsMe: false, components: [{ type: 'text', marks }] })
})
