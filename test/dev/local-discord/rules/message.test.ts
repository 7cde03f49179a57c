import { describe, expect, test } from 'vitest'
import {
  checkDefer,
  checkMessage,
  type MessageContext,
} from '../../../../src/dev/local-discord/rules/index.ts'
import { context, EPHEMERAL, file, letters, read, times, V2 } from './read.ts'

const MEBIBYTE = 1024 * 1024
const text = [{ type: 10, content: 'Hello' }]
const row = [{ type: 1, components: [{ type: 2, style: 1, custom_id: 'a', label: 'A' }] }]

type Case = [rule: string, good: unknown, bad: unknown, places: string[]]

const embed = (more: object) => ({ embeds: [{ title: 'T', ...more }] })
const pair = { name: 'N', value: 'V' }
const said = (more: object) => ({ content: 'Hi', ...more })
const poll = (more: object = {}) => ({
  poll: { question: { text: 'Q' }, answers: [{ poll_media: { text: 'A' } }], ...more },
})

const CREATED: Case[] = [
  [
    'has 2000 characters',
    { content: letters(2000) },
    { content: letters(2001) },
    ['content BASE_TYPE_MAX_LENGTH'],
  ],
  ['is not empty', { content: 'x' }, {}, ['400 50006']],
  ['is not blank', { content: ' x ' }, { content: ' \n ' }, ['400 50006']],
  [
    'is not made of empty lists',
    { content: '', components: row },
    { content: '', embeds: [], components: [] },
    ['400 50006'],
  ],
  [
    'is not empty with the flag either',
    { flags: V2, components: text },
    { flags: V2, components: [] },
    ['400 50006'],
  ],
  [
    'may be a forward, and a reply says something',
    { message_reference: { type: 1, message_id: '1', channel_id: '2' } },
    { message_reference: { message_id: '1' } },
    ['400 50006'],
  ],
  ['has text that is text', { content: 'Hi' }, { content: 7 }, ['content STRING_TYPE_CONVERT']],
  [
    'has 10 embeds',
    { embeds: times(10, () => ({ title: 'T' })) },
    { embeds: times(11, () => ({ title: 'T' })) },
    ['embeds BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 256 characters in a title, spaces around not counted',
    embed({ title: ` ${letters(256)} ` }),
    embed({ title: letters(257) }),
    ['embeds.0.title BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 4096 characters in a description',
    embed({ description: letters(4096) }),
    embed({ description: letters(4097) }),
    ['embeds.0.description BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 25 fields',
    embed({ fields: times(25, () => pair) }),
    embed({ fields: times(26, () => pair) }),
    ['embeds.0.fields BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 256 characters in a field’s name',
    embed({ fields: [{ ...pair, name: letters(256) }] }),
    embed({ fields: [{ ...pair, name: letters(257) }] }),
    ['embeds.0.fields.0.name BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 1024 characters in a field’s value',
    embed({ fields: [{ ...pair, value: letters(1024) }] }),
    embed({ fields: [{ ...pair, value: letters(1025) }] }),
    ['embeds.0.fields.0.value BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has no blank fields',
    embed({ fields: [pair] }),
    embed({ fields: [{ name: ' ', value: 'V' }] }),
    ['embeds.0.fields.0.name BASE_TYPE_REQUIRED'],
  ],
  [
    'has 2048 characters in a footer',
    embed({ footer: { text: letters(2048) } }),
    embed({ footer: { text: letters(2049) } }),
    ['embeds.0.footer.text BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 256 characters in an author’s name',
    embed({ author: { name: letters(256) } }),
    embed({ author: { name: letters(257) } }),
    ['embeds.0.author.name BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 6000 characters in all embeds',
    { embeds: [{ description: letters(4000) }, { description: letters(2000) }] },
    { embeds: [{ description: letters(4000) }, { description: letters(1999), footer: { text: 'xx' } }] },
    ['embeds MAX_EMBED_SIZE_EXCEEDED'],
  ],
  [
    'has no embed that shows nothing',
    { embeds: [{ image: { url: 'https://a.org/a.png' } }] },
    { embeds: [{ color: 1 }] },
    ['embeds.0.description BASE_TYPE_REQUIRED'],
  ],
  [
    'has a colour that is one',
    embed({ color: 0 }),
    embed({ color: 0x1000000 }),
    ['embeds.0.color NUMBER_TYPE_MAX'],
  ],
  [
    'has a time that is one',
    embed({ timestamp: '2026-01-02T03:04:05.000Z' }),
    embed({ timestamp: 'soon' }),
    ['embeds.0.timestamp DATE_TIME_TYPE_PARSE'],
  ],
  [
    'links to the web from an embed',
    embed({ url: 'https://a.org' }),
    embed({ url: 'attachment://a.png' }),
    ['embeds.0.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'shows a picture in an embed that came with it',
    embed({ image: { url: 'https://a.org/a.png' } }),
    embed({ image: { url: 'attachment://a.png' } }),
    ['embeds.0.image.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND'],
  ],
  ['has no misspelt field', said({ tts: false }), said({ embed: {} }), ['embed UNKNOWN_FIELD']],
  [
    'has no misspelt field in an embed',
    embed({ color: 1 }),
    embed({ colour: 1 }),
    ['embeds.0.colour UNKNOWN_FIELD'],
  ],
  [
    'has no content with the flag',
    { flags: V2, content: null, components: text },
    { flags: V2, content: 'Hi', components: text },
    ['content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ],
  [
    'has no embeds with the flag',
    { flags: V2, embeds: [], components: text },
    { flags: V2, embeds: [{ title: 'T' }], components: text },
    ['embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ],
  [
    'has no poll with the flag',
    { flags: V2, poll: null, components: text },
    { flags: V2, ...poll(), components: text },
    ['poll MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ],
  [
    'has no stickers with the flag',
    { flags: V2, sticker_ids: [], components: text },
    { flags: V2, sticker_ids: ['1'], components: text },
    ['sticker_ids MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ],
  [
    'needs the flag for V2 components',
    { flags: V2, components: text },
    { components: text },
    ['components.0 UNION_TYPE_CHOICES'],
  ],
  [
    'takes a whole number as text',
    { flags: `${V2}`, components: text },
    { flags: 'V2', components: row },
    ['flags NUMBER_TYPE_COERCE'],
  ],
  [
    'has no flags that are unknown',
    said({ flags: 4 | 4096 }),
    said({ flags: 1 << 20 }),
    ['flags MESSAGE_FLAGS_NOT_ALLOWED'],
  ],
  [
    'mentions kinds or people',
    said({ allowed_mentions: { parse: ['users'], users: [] } }),
    said({ allowed_mentions: { parse: ['users'], users: ['1'] } }),
    ['allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'],
  ],
  [
    'mentions people beside other kinds',
    said({ allowed_mentions: { parse: ['roles'], users: ['1'] } }),
    said({ allowed_mentions: { parse: ['roles'], roles: ['1'] } }),
    ['allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'],
  ],
  [
    'mentions known kinds',
    said({ allowed_mentions: { parse: ['everyone'] } }),
    said({ allowed_mentions: { parse: ['here'] } }),
    ['allowed_mentions.parse.0 BASE_TYPE_CHOICES'],
  ],
  [
    'mentions 100 people',
    said({ allowed_mentions: { users: times(100, String) } }),
    said({ allowed_mentions: { users: times(101, String) } }),
    ['allowed_mentions.users BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'mentions by ids',
    said({ allowed_mentions: { users: ['123'] } }),
    said({ allowed_mentions: { users: ['@ana'] } }),
    ['allowed_mentions.users.0 NUMBER_TYPE_COERCE'],
  ],
  [
    'knows no repliedUser, which discord.js translates',
    said({ allowed_mentions: { replied_user: false } }),
    said({ allowed_mentions: { repliedUser: false } }),
    ['allowed_mentions.repliedUser UNKNOWN_FIELD'],
  ],
  [
    'has 25 characters in a nonce',
    said({ nonce: letters(25) }),
    said({ nonce: letters(26) }),
    ['nonce BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has a nonce of letters or a number',
    said({ nonce: 12 }),
    said({ nonce: {} }),
    ['nonce NONCE_TYPE_INVALID_TYPE'],
  ],
  [
    'wants enforce_nonce to be true or false',
    said({ nonce: 'a', enforce_nonce: true }),
    said({ nonce: 'a', enforce_nonce: 'yes' }),
    ['enforce_nonce BOOLEAN_TYPE_CONVERT'],
  ],
  ['wants tts to be true or false', said({ tts: true }), said({ tts: 1 }), ['tts BOOLEAN_TYPE_CONVERT']],
  [
    'has 3 stickers',
    { sticker_ids: times(3, String) },
    { sticker_ids: times(4, String) },
    ['sticker_ids BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 300 characters in a poll’s question',
    poll({ question: { text: letters(300) } }),
    poll({ question: { text: letters(301) } }),
    ['poll.question.text BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 55 characters in a poll’s answer',
    poll({ answers: [{ poll_media: { text: letters(55) } }] }),
    poll({ answers: [{ poll_media: { text: letters(56) } }] }),
    ['poll.answers.0.poll_media.text BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 10 answers in a poll',
    poll({ answers: times(10, () => ({ poll_media: { text: 'A' } })) }),
    poll({ answers: times(11, () => ({ poll_media: { text: 'A' } })) }),
    ['poll.answers BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'has a poll for 32 days',
    poll({ duration: 768 }),
    poll({ duration: 769 }),
    ['poll.duration NUMBER_TYPE_MAX'],
  ],
  ['is an object', { content: 'Hi' }, [], ['MODEL_TYPE_CONVERT']],
]

describe('a new message', () => {
  test.each(CREATED)('%s', (_, good, bad, places) => {
    expect(read(checkMessage(good, context()))).toEqual([])
    expect(read(checkMessage(bad, context()))).toEqual(places)
  })
})

const KINDS: [MessageContext['kind'], flags: number, fits: boolean][] = [
  ['create-message', EPHEMERAL, false],
  ['callback', EPHEMERAL, true],
  ['followup', EPHEMERAL | V2, true],
  ['update', EPHEMERAL, true],
  ['edit-webhook', EPHEMERAL, false],
  ['edit-message', 4, true],
  ['edit-message', 4096, false],
  ['callback', 4096 | 8192 | 4, true],
  ['callback', 128, false],
]

test.each(KINDS)('a %s with the flags %i: %s', (kind, flags, fits) => {
  const existing = kind.startsWith('edit') || kind === 'update' ? { flags, attachments: [] } : null
  const body = { flags, ...(flags & V2 ? { components: text } : { content: 'Hi' }) }
  const places = fits ? [] : ['flags MESSAGE_FLAGS_NOT_ALLOWED']
  expect(
    read(checkMessage(body, context({ kind, existing: existing && { ...existing, flags: 0 } }))),
  ).toEqual(places)
  // What is set already may be repeated.
  if (existing) expect(read(checkMessage(body, context({ kind, existing })))).toEqual([])
})

describe('an edit', () => {
  const legacy = { flags: 0, attachments: [{ id: '9', filename: 'old.png' }] }
  const flagged = { ...legacy, flags: V2 }
  const check = (body: unknown, existing: MessageContext['existing'], files: MessageContext['files'] = []) =>
    read(checkMessage(body, context({ kind: 'edit-message', existing, files })))

  test('may say nothing', () => {
    expect(check({}, legacy)).toEqual([])
    expect(check({ components: [] }, legacy)).toEqual([])
  })

  test('cannot take everything away', () => {
    const nothing = { content: '', embeds: [], components: [], attachments: [] }
    expect(check(nothing, legacy)).toEqual(['400 50006'])
    expect(check({ ...nothing, attachments: [{ id: '9' }] }, legacy)).toEqual([])
  })

  test('leaves Components V2 what it is', () => {
    expect(check({ components: text }, flagged)).toEqual([])
    expect(check({ components: text, flags: 4 }, flagged)).toEqual([
      'flags MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
    ])
    expect(check({ content: 'Hi' }, flagged)).toEqual([
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ])
  })

  test('turns a message into Components V2 only by clearing content and embeds', () => {
    expect(check({ flags: V2, components: text, content: null, embeds: [] }, legacy)).toEqual([])
    expect(check({ flags: V2, components: text }, legacy)).toEqual([
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ])
  })

  test('of a deferred answer has nothing to clear', () => {
    expect(check({ flags: V2, components: text }, { flags: 128 | EPHEMERAL, attachments: [] })).toEqual([])
  })

  test('may show what is attached, unless it drops it', () => {
    const shown = [{ type: 13, file: { url: 'attachment://old.png' } }]
    expect(check({ components: shown }, flagged)).toEqual([])
    expect(check({ components: shown, attachments: [{ id: '9' }] }, flagged)).toEqual([])
    expect(check({ components: shown, attachments: [] }, flagged)).toEqual([
      'components.0.file.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ])
  })

  test('lists the new files where it lists any', () => {
    expect(check({ attachments: [{ id: '9' }, { id: 0 }] }, legacy, [file(0)])).toEqual([])
    expect(check({ attachments: [{ id: '9' }] }, legacy, [file(0)])).toEqual([
      'attachments ATTACHMENT_NOT_LISTED',
    ])
  })

  test('counts what stays among the 10 files', () => {
    const nine = times(9, i => file(i))
    expect(check({}, legacy, nine)).toEqual([])
    expect(check({}, legacy, [...nine, file(9)])).toEqual(['400 30015'])
  })
})

describe('files', () => {
  const check = (body: unknown, files: MessageContext['files']) =>
    read(checkMessage(body, context({ files })))

  test('are a message', () => {
    expect(check(undefined, [file(0)])).toEqual([])
    expect(check({ attachments: [] }, [file(0)])).toEqual([])
  })

  test('are 10 at most', () => {
    expect(
      check(
        {},
        times(10, i => file(i)),
      ),
    ).toEqual([])
    expect(
      check(
        {},
        times(11, i => file(i)),
      ),
    ).toEqual(['400 30015'])
  })

  test('are 10 MiB each and 25 MiB together at most', () => {
    expect(
      check({}, [file(0, 'a', 10 * MEBIBYTE), file(1, 'b', 10 * MEBIBYTE), file(2, 'c', 5 * MEBIBYTE)]),
    ).toEqual([])
    expect(check({}, [file(0, 'a', 10 * MEBIBYTE + 1)])).toEqual(['413 40005'])
    expect(
      check(
        {},
        times(3, i => file(i, 'a', 9 * MEBIBYTE)),
      ),
    ).toEqual(['413 40005'])
  })

  test('are described by their number', () => {
    expect(check({ attachments: [{ id: '0', description: letters(1024) }] }, [file(0)])).toEqual([])
    expect(check({ attachments: [{ id: '0', description: letters(1025) }] }, [file(0)])).toEqual([
      'attachments.0.description BASE_TYPE_MAX_LENGTH',
    ])
    expect(check({ attachments: [{ id: '1' }] }, [file(0)])).toEqual(['attachments.0 ATTACHMENT_NOT_FOUND'])
    expect(check({ attachments: [{ id: '0' }, { id: 0 }] }, [file(0)])).toEqual([
      'attachments.1 ATTACHMENT_DUPLICATED',
    ])
    expect(check({ attachments: [{ filename: 'a' }] }, [file(0)])).toEqual([
      'attachments.0.id BASE_TYPE_REQUIRED',
    ])
  })

  test('are called what their description says', () => {
    const shown = (name: string) => ({
      flags: V2,
      components: [{ type: 13, file: { url: `attachment://${name}` } }],
      attachments: [{ id: '0', filename: 'renamed.png' }],
    })
    expect(check(shown('renamed.png'), [file(0)])).toEqual([])
    expect(check(shown('0.png'), [file(0)])).toHaveLength(1)
  })

  test('travel as files[n]', () => {
    expect(check({}, [{ field: 'upload', name: 'a', size: 1 }])).toEqual(['upload UNKNOWN_FIELD'])
  })
})

test('a deferred answer says only who will see it', () => {
  expect(read(checkDefer({ flags: EPHEMERAL }))).toEqual([])
  expect(read(checkDefer({ flags: 0 }))).toEqual([])
  expect(read(checkDefer(undefined))).toEqual([])
  expect(read(checkDefer({ flags: EPHEMERAL | V2 }))).toEqual(['flags MESSAGE_FLAGS_NOT_ALLOWED'])
  expect(read(checkDefer({ ephemeral: true }))).toEqual(['ephemeral UNKNOWN_FIELD'])
})
