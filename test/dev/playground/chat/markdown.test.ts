import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../../../src/dev/playground/chat/markdown.ts'
import type { MarkdownNode } from '../../../../src/dev/playground/contract/markdown.ts'

const ANA = '111111111111111111'
const GENERAL = '222222222222222222'
const STUDENTS = '333333333333333333'
const reader = {
  names: {
    people: new Map([[ANA, 'Ana']]),
    roles: new Map([[STUDENTS, { name: 'Students', people: [ANA] }]]),
    places: new Map([[GENERAL, { name: 'general', type: 0 }]]),
  },
  me: ANA,
}
const marks = (text: string) => parseMarkdown(text, reader)
const t = (text: string): MarkdownNode => ({ type: 'text', text })

const plain = (given: readonly MarkdownNode[]): string =>
  given
    .map(mark => {
      if (mark.type === 'list') return mark.items.map(plain).join('')
      if ('children' in mark) return plain(mark.children)
      return 'text' in mark ? mark.text : ''
    })
    .join('')

test.each([
  ['**a**', 'bold'],
  ['*a*', 'italic'],
  ['_a_', 'italic'],
  ['__a__', 'underline'],
  ['~~a~~', 'strike'],
  ['||a||', 'spoiler'],
  ['> a', 'quote'],
  ['>>> a', 'quote'],
  ['-# a', 'subtext'],
])('%s is %s', (text, type) => {
  expect(marks(text)).toEqual([{ type, children: [t('a')] }])
})

test('emphasis nests', () => {
  expect(marks('**a *b* c**')).toEqual([
    { type: 'bold', children: [t('a '), { type: 'italic', children: [t('b')] }, t(' c')] },
  ])
})

test('headings have levels one to three', () => {
  expect(marks('# a\n### **b**\n#### c\n#d')).toEqual([
    { type: 'heading', level: 1, children: [t('a')] },
    { type: 'heading', level: 3, children: [{ type: 'bold', children: [t('b')] }] },
    t('#### c'),
    { type: 'break' },
    t('#d'),
  ])
})

test('code keeps what it holds', () => {
  expect(marks('`**a**` ```ts\n# let\n> x\n```\nb')).toEqual([
    { type: 'code', text: '**a**' },
    t(' '),
    { type: 'codeblock', text: '# let\n> x', language: 'ts' },
    t('b'),
  ])
})

test('several lines of a quote are one, and >>> takes all that follows', () => {
  expect(marks('> a\n> b\nc')).toEqual([
    { type: 'quote', children: [t('a'), { type: 'break' }, t('b')] },
    t('c'),
  ])
  expect(marks('>>> a\n# b')).toEqual([
    { type: 'quote', children: [t('a'), { type: 'heading', level: 1, children: [t('b')] }] },
  ])
})

test('lists nest, and a change of kind begins another', () => {
  const list = (ordered: boolean, start: number, ...items: MarkdownNode[][]): MarkdownNode => ({
    type: 'list',
    ordered,
    start,
    items,
  })
  expect(marks('- a\n  1. b\n  2. c\n- d\n3. e')).toEqual([
    list(false, 1, [t('a'), list(true, 1, [t('b')], [t('c')])], [t('d')]),
    list(true, 3, [t('e')]),
  ])
})

test('links lead to http and https alone', () => {
  const link = (href: string, text: string): MarkdownNode => ({ type: 'link', href, children: [t(text)] })
  expect(marks('[a](https://b.example/c) https://d.example/e.')).toEqual([
    link('https://b.example/c', 'a'),
    t(' '),
    link('https://d.example/e', 'https://d.example/e'),
    t('.'),
  ])
  expect(marks('<https://f.example/>')).toEqual([link('https://f.example/', 'https://f.example/')])
  for (const hostile of [
    '[a](javascript:alert(1))',
    '<javascript:/alert(1)>',
    '[a](data:text/html,x)',
    '[https://good.example](https://evil.example)',
    '<img src=x onerror=alert(1)>',
  ])
    expect(marks(hostile)).toEqual([t(hostile)])
})

test('a link to a place of this server leads there', () => {
  const to = (text: string) => [{ type: 'mention', text, me: false, placeId: GENERAL }]
  const address = `https://discord.com/channels/444444444444444444/${GENERAL}/555555555555555555`
  expect(marks(`[Yesterday](${address})`)).toEqual(to('Yesterday'))
  expect(marks(address)).toEqual(to('#general'))
})

test('mentions have names, and say who is meant', () => {
  const mention = (text: string, me: boolean, placeId: string | null = null) => [
    { type: 'mention', text, me, placeId },
  ]
  expect(marks(`<@${ANA}>`)).toEqual(mention('@Ana', true))
  expect(marks(`<@!${ANA}>`)).toEqual(mention('@Ana', true))
  expect(parseMarkdown(`<@${ANA}>`, { ...reader, me: null })).toEqual(mention('@Ana', false))
  expect(marks(`<@&${STUDENTS}>`)).toEqual(mention('@Students', true))
  expect(marks(`<#${GENERAL}>`)).toEqual(mention('#general', false, GENERAL))
  expect(marks('</daily set:111111111111111111>')).toEqual(mention('/daily set', false))
  expect(marks('@everyone')).toEqual(mention('@everyone', true))
  expect(marks('@here')).toEqual(mention('@here', true))
  expect(marks('<@999999999999999999>')).toEqual(mention('@unknown-user', false))
})

test('times, emoji and escapes', () => {
  expect(marks('<t:1700000000:R>')).toEqual([{ type: 'time', at: 1_700_000_000_000, style: 'R' }])
  expect(marks('<t:0>')).toEqual([{ type: 'time', at: 0, style: 'f' }])
  expect(marks('<t:99999999999999999>')).toEqual([t('<t:99999999999999999>')])
  expect(marks('<a:party:111111111111111111>')).toEqual([{ type: 'emoji', text: ':party:' }])
  expect(marks('\\*a\\* snake_case_name')).toEqual([t('*a* snake_case_name')])
})

const GARBAGE = [
  '*',
  '_',
  '~',
  '|',
  '`',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '\\',
  '\n',
  '- ',
  '> ',
  'a',
  '```',
  '](',
]

test('plain letters come out as they went in', () => {
  const letters = fc.stringMatching(/^[a-zA-ZäßéЖ語 ]*$/)
  fc.assert(fc.property(letters, text => plain(marks(text)) === text))
})

test('no text is refused', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => Array.isArray(marks(text))))
  const garbage = fc.array(fc.constantFrom(...GARBAGE), { maxLength: 200 }).map(parts => parts.join(''))
  fc.assert(fc.property(garbage, text => Array.isArray(marks(text))))
})

test('4000 characters of nested garbage hold no one up', { timeout: 20_000 }, () => {
  const repeated = [
    ...GARBAGE,
    '*_~|',
    '**_',
    '[](',
    '[a](',
    '*a ',
    '||a',
    '<https://a',
    '"',
    'https://a',
    '- a\n',
  ]
  for (const part of repeated) marks(part.repeat(4000 / part.length))
  marks('['.repeat(2000) + ']'.repeat(2000))
  marks(Array.from({ length: 80 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'))
})
