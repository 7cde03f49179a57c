import { describe, expect, test } from 'vitest'
import { checkMessage } from '../../../../src/dev/local-discord/rules/index.ts'
import { context, file, letters, read, times, V2 } from './read.ts'

const button = (more: object = {}) => ({ type: 2, style: 1, custom_id: 'a', label: 'A', ...more })
const link = (more: object = {}) => ({ type: 2, style: 5, url: 'https://example.org', label: 'A', ...more })
const row = (...components: unknown[]) => ({ type: 1, components })
const option = (index: number, more: object = {}) => ({ label: `L${index}`, value: `V${index}`, ...more })
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: [option(0), option(1)], ...more })
const words = (content: unknown = 'Hello') => ({ type: 10, content })
const container = (...components: unknown[]) => ({ type: 17, components })
const section = (more: object = {}) => ({ type: 9, components: [words()], accessory: button(), ...more })
const picture = (url = 'https://example.org/a.png') => ({ media: { url } })
const rows = (count: number) => times(count, i => row(button({ custom_id: `r${i}` })))
const buttons = (count: number) => times(count, i => button({ custom_id: `b${i}` }))
const options = (count: number) => times(count, i => option(i))

type Case = [rule: string, good: unknown, bad: unknown, places: string[]]

/** Each lists the components of a message without the flag for Components V2. */
const LEGACY: Case[] = [
  [
    'holds 5 buttons in a row',
    [row(...buttons(5))],
    [row(...buttons(6))],
    ['components.0.components.5 COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
  ],
  [
    'holds one select in a row',
    [row(select())],
    [row(select(), select({ custom_id: 't' }))],
    ['components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
  ],
  [
    'does not mix buttons and selects in a row',
    [row(button()), row(select())],
    [row(button(), select())],
    ['components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
  ],
  ['wants something in a row', [row(button())], [row()], ['components.0.components BASE_TYPE_BAD_LENGTH']],
  ['has 5 rows', rows(5), rows(6), ['components BASE_TYPE_MAX_LENGTH']],
  ['has rows alone without the flag', [row(button())], [words()], ['components.0 UNION_TYPE_CHOICES']],
  ['wants buttons in rows', [row(button())], [button()], ['components.0 UNION_TYPE_CHOICES']],
  [
    'allows 80 characters on a button',
    [row(button({ label: letters(80) }))],
    [row(button({ label: letters(81) }))],
    ['components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'counts an emoji as one character',
    [row(button({ label: '🎯'.repeat(80) }))],
    [row(button({ label: '🎯'.repeat(81) }))],
    ['components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'wants a label or an emoji on a button',
    [row(button({ label: undefined, emoji: { name: '🎯' } }))],
    [row(button({ label: undefined }))],
    ['components.0.components.0 BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED'],
  ],
  [
    'wants a name or an id of an emoji',
    [row(button({ emoji: { id: '1' } }))],
    [row(button({ emoji: { animated: true } }))],
    ['components.0.components.0.emoji COMPONENT_INVALID_EMOJI'],
  ],
  [
    'knows the styles 1 to 6',
    [row(button({ style: 4 }))],
    [row(button({ style: 9 }))],
    ['components.0.components.0.style BASE_TYPE_CHOICES'],
  ],
  [
    'wants a style',
    [row(button({ style: '1' }))],
    [row(button({ style: undefined }))],
    ['components.0.components.0.style BASE_TYPE_REQUIRED'],
  ],
  [
    'wants the id of a button that is pressed',
    [row(button())],
    [row(button({ custom_id: undefined }))],
    ['components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED'],
  ],
  [
    'allows 100 characters in an id',
    [row(button({ custom_id: letters(100) }))],
    [row(button({ custom_id: letters(101) }))],
    ['components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'wants one character in an id',
    [row(select({ custom_id: 'x' }))],
    [row(select({ custom_id: '' }))],
    ['components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'wants every id once',
    [row(button(), button({ custom_id: 'b' }))],
    [row(button()), row(select({ custom_id: 'a' }))],
    ['components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
  [
    'wants every number once, and 0 is none',
    [{ ...row({ ...button(), id: 0 }), id: 0 }],
    [{ ...row({ ...button(), id: 3 }), id: 3 }],
    ['components.0.components.0.id COMPONENT_ID_DUPLICATED'],
  ],
  [
    'wants the address of a link',
    [row(link())],
    [row(link({ url: undefined }))],
    ['components.0.components.0.url BUTTON_COMPONENT_URL_REQUIRED'],
  ],
  [
    'wants no id of a link',
    [row(link({ custom_id: null }))],
    [row(link({ custom_id: 'a' }))],
    ['components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE'],
  ],
  [
    'wants no address on a button that is pressed',
    [row(button())],
    [row(button({ url: 'https://a.org' }))],
    ['components.0.components.0.url BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE'],
  ],
  [
    'allows 512 characters in an address',
    [row(link({ url: `https://a.org/${letters(498)}` }))],
    [row(link({ url: `https://a.org/${letters(499)}` }))],
    ['components.0.components.0.url BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'links to the web and into Discord',
    [row(link({ url: 'discord://-/settings' }), link({ url: 'http://a.org' }))],
    [row(link({ url: 'ftp://a.org' }))],
    ['components.0.components.0.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'wants an address to be one',
    [row(link())],
    [row(link({ url: 'example.org' }))],
    ['components.0.components.0.url URL_TYPE_INVALID_URL'],
  ],
  [
    'wants the article of a premium button',
    [row({ type: 2, style: 6, sku_id: '123' })],
    [row({ type: 2, style: 6 })],
    ['components.0.components.0.sku_id BUTTON_COMPONENT_SKU_ID_REQUIRED'],
  ],
  [
    'wants no label on a premium button',
    [row({ type: 2, style: 6, sku_id: '123' })],
    [row({ type: 2, style: 6, sku_id: '123', label: 'Buy' })],
    ['components.0.components.0.label BUTTON_COMPONENT_FIELD_NOT_ALLOWED'],
  ],
  [
    'wants no article elsewhere',
    [row(button())],
    [row(button({ sku_id: '1' }))],
    ['components.0.components.0.sku_id BUTTON_COMPONENT_FIELD_NOT_ALLOWED'],
  ],
  [
    'has 25 options',
    [row(select({ options: options(25) }))],
    [row(select({ options: options(26) }))],
    ['components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'wants an option',
    [row(select({ options: options(1) }))],
    [row(select({ options: [] }))],
    ['components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'wants options',
    [row(select())],
    [row(select({ options: undefined }))],
    ['components.0.components.0.options BASE_TYPE_REQUIRED'],
  ],
  [
    'wants every value once',
    [row(select())],
    [row(select({ options: [option(0), option(0)] }))],
    ['components.0.components.0.options.1 SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'],
  ],
  ...(['label', 'value', 'description'] as const).map(
    (field): Case => [
      `allows 100 characters in an option's ${field}`,
      [row(select({ options: [option(0, { [field]: letters(100) })] }))],
      [row(select({ options: [option(0, { [field]: letters(101) })] }))],
      [
        `components.0.components.0.options.0.${field} BASE_TYPE_${field === 'description' ? 'MAX' : 'BAD'}_LENGTH`,
      ],
    ],
  ),
  [
    'allows 150 characters in a placeholder',
    [row(select({ placeholder: letters(150) }))],
    [row(select({ placeholder: letters(151) }))],
    ['components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'cannot want more than there is',
    [row(select({ max_values: 2 }))],
    [row(select({ max_values: 3 }))],
    ['components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'cannot want more than it allows',
    [row(select({ min_values: 2, max_values: 2 }))],
    [row(select({ min_values: 2, max_values: 1 }))],
    ['components.0.components.0.min_values COMPONENT_MIN_VALUES_EXCEEDS_MAX_VALUES'],
  ],
  [
    'cannot choose more beforehand than it allows',
    [row(select({ options: [option(0, { default: true }), option(1)] }))],
    [row(select({ options: [option(0, { default: true }), option(1, { default: true })] }))],
    ['components.0.components.0.options SELECT_COMPONENT_DEFAULT_VALUES_OUT_OF_RANGE'],
  ],
  [
    'allows 0 to 25 values',
    [row({ type: 5, custom_id: 'u', min_values: 0, max_values: 25 })],
    [row({ type: 5, custom_id: 'u', min_values: -1, max_values: 26 })],
    [
      'components.0.components.0.min_values NUMBER_TYPE_MIN',
      'components.0.components.0.max_values NUMBER_TYPE_MAX',
    ],
  ],
  [
    'begins with ids of its kind',
    [row({ type: 7, custom_id: 'm', default_values: [{ id: '1', type: 'role' }] })],
    [row({ type: 5, custom_id: 'u', default_values: [{ id: '1', type: 'role' }] })],
    ['components.0.components.0.default_values.0.type BASE_TYPE_CHOICES'],
  ],
  [
    'begins with as many ids as it allows',
    [
      row({
        type: 6,
        custom_id: 'm',
        max_values: 2,
        default_values: [
          { id: '1', type: 'role' },
          { id: '2', type: 'role' },
        ],
      }),
    ],
    [
      row({
        type: 6,
        custom_id: 'm',
        default_values: [
          { id: '1', type: 'role' },
          { id: '2', type: 'role' },
        ],
      }),
    ],
    ['components.0.components.0.default_values SELECT_COMPONENT_DEFAULT_VALUES_OUT_OF_RANGE'],
  ],
  [
    'has no radio groups in messages',
    [row(select())],
    [row({ type: 21, custom_id: 'r', options: options(2) })],
    ['components.0.components.0 UNION_TYPE_CHOICES'],
  ],
  [
    'finds a misspelt field',
    [row(button({ disabled: true }))],
    [row(button({ customId: 'a' }))],
    ['components.0.components.0.customId UNKNOWN_FIELD'],
  ],
  [
    'finds a misspelt field of an option',
    [row(select())],
    [row(select({ options: [option(0, { desc: 'x' })] }))],
    ['components.0.components.0.options.0.desc UNKNOWN_FIELD'],
  ],
  [
    'wants a switch to be true or false',
    [row(button({ disabled: false }))],
    [row(button({ disabled: 'no' }))],
    ['components.0.components.0.disabled BOOLEAN_TYPE_CONVERT'],
  ],
  [
    'wants components to be objects in a list',
    [row(button())],
    ['button'],
    ['components.0 MODEL_TYPE_CONVERT'],
  ],
]

/** Each lists the components of a message with the flag. */
const FLAGGED: Case[] = [
  [
    'holds everything a container does, and containers',
    [words(), container(words()), row(button())],
    [container(container(words()))],
    ['components.0.components.0 UNION_TYPE_CHOICES'],
  ],
  [
    'wants something in a container',
    [container(words())],
    [container()],
    ['components.0.components BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'wants a colour to be one',
    [{ ...container(words()), accent_color: 0xffffff }],
    [{ ...container(words()), accent_color: 0x1000000 }],
    ['components.0.accent_color NUMBER_TYPE_MAX'],
  ],
  [
    'has up to 3 texts in a section',
    [section({ components: times(3, () => words()) })],
    [section({ components: times(4, () => words()) })],
    ['components.0.components BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'has texts alone in a section',
    [section()],
    [section({ components: [row(button())], accessory: { type: 11, ...picture() } })],
    ['components.0.components.0 UNION_TYPE_CHOICES'],
  ],
  [
    'wants an accessory of a section',
    [section({ accessory: { type: 11, ...picture() } })],
    [section({ accessory: undefined })],
    ['components.0.accessory BASE_TYPE_REQUIRED'],
  ],
  [
    'has a button or a thumbnail as accessory',
    [section()],
    [section({ accessory: select() })],
    ['components.0.accessory UNION_TYPE_CHOICES'],
  ],
  [
    'has thumbnails in sections alone',
    [section({ accessory: { type: 11, ...picture() } })],
    [{ type: 11, ...picture() }],
    ['components.0 UNION_TYPE_CHOICES'],
  ],
  ['wants a text to say something', [words('x')], [words('')], ['components.0.content BASE_TYPE_BAD_LENGTH']],
  [
    'has 10 pictures in a gallery',
    [{ type: 12, items: times(10, () => picture()) }],
    [{ type: 12, items: times(11, () => picture()) }],
    ['components.0.items BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'wants a picture in a gallery',
    [{ type: 12, items: [picture()] }],
    [{ type: 12, items: [] }],
    ['components.0.items BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'allows 1024 characters of alternative text',
    [{ type: 12, items: [{ ...picture(), description: letters(1024) }] }],
    [{ type: 12, items: [{ ...picture(), description: letters(1025) }] }],
    ['components.0.items.0.description BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'shows pictures of the web and uploads',
    [{ type: 12, items: [picture('attachment://0.png')] }],
    [{ type: 12, items: [picture('data:image/png;base64,AA')] }],
    ['components.0.items.0.media.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'shows a file that was uploaded',
    [{ type: 13, file: { url: 'attachment://0.png' } }],
    [{ type: 13, file: { url: 'https://example.org/a.pdf' } }],
    ['components.0.file.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'shows a file that came with the message',
    [{ type: 13, file: { url: 'attachment://0.png' } }],
    [{ type: 13, file: { url: 'attachment://1.png' } }],
    ['components.0.file.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND'],
  ],
  [
    'shows a thumbnail that came with the message',
    [section({ accessory: { type: 11, ...picture('attachment://0.png') } })],
    [section({ accessory: { type: 11, ...picture('attachment://1.png') } })],
    ['components.0.accessory.media.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND'],
  ],
  [
    'has two spacings',
    [{ type: 14, spacing: 2, divider: false }],
    [{ type: 14, spacing: 3 }],
    ['components.0.spacing BASE_TYPE_CHOICES'],
  ],
  [
    'has ids once across containers and sections',
    [container(section()), row(button({ custom_id: 'b' }))],
    [container(section()), row(button())],
    ['components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
  [
    'has 40 components in all',
    [container(...times(39, () => words()))],
    [container(...times(37, () => words()), row(button(), button({ custom_id: 'b' })))],
    ['components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'],
  ],
  [
    'counts accessories and buttons among the 40',
    times(13, i => section({ accessory: button({ custom_id: `${i}` }) })),
    times(14, i => section({ accessory: button({ custom_id: `${i}` }) })),
    ['components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'],
  ],
  [
    'has 4000 characters of text in all',
    [words(letters(2000)), container(words(letters(2000)))],
    [words(letters(2000)), container(words(letters(2001)))],
    ['components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
  ],
  [
    'finds a misspelt field',
    [{ ...container(words()), accent_color: 1 }],
    [{ ...container(words()), colour: 1 }],
    ['components.0.colour UNKNOWN_FIELD'],
  ],
  [
    'breaks at 10170 bytes of text, 12 a piece counted',
    [words('質'.repeat(3386))],
    [words('質'.repeat(3387))],
    ['500 0'],
  ],
  [
    'breaks at 65 pictures',
    times(6, () => ({ type: 12, items: times(10, () => picture()) })),
    times(7, () => ({ type: 12, items: times(10, () => picture()) })),
    ['500 0'],
  ],
]

const here = context({ files: [file(0)] })

describe('a message without the flag', () => {
  test.each(LEGACY)('%s', (_, good, bad, places) => {
    expect(read(checkMessage({ components: good }, context()))).toEqual([])
    expect(read(checkMessage({ components: bad }, context()))).toEqual(places)
  })
})

describe('a message with Components V2', () => {
  test.each(FLAGGED)('%s', (_, good, bad, places) => {
    expect(read(checkMessage({ flags: V2, components: good }, here))).toEqual([])
    expect(read(checkMessage({ flags: V2, components: bad }, here))).toEqual(places)
  })
})

test('a refusal says what is wrong, where, in the words of Discord', () => {
  expect(checkMessage({ components: [row(button({ label: letters(81) }))] }, context())).toEqual({
    status: 400,
    code: 50035,
    message: 'Invalid Form Body',
    errors: {
      components: {
        0: {
          components: {
            0: {
              label: {
                _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 80 or fewer in length.' }],
              },
            },
          },
        },
      },
    },
  })
})

test('a refusal names every mistake', () => {
  const bad = row(button({ label: letters(81) }), button({ custom_id: 'b', style: 9 }))
  expect(read(checkMessage({ content: letters(2001), components: [bad] }, context()))).toEqual([
    'content BASE_TYPE_MAX_LENGTH',
    'components.0.components.0.label BASE_TYPE_MAX_LENGTH',
    'components.0.components.1.style BASE_TYPE_CHOICES',
  ])
})
