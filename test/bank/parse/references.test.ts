import { describe, expect, test } from 'vitest'
import { marksOf, questionOf, read, SKY, sky } from '../sample.ts'

const linking = (...lines: string[]) =>
  sky('  - https://example.org/sky', lines.map(line => `  ${line}`).join('\n'))

describe('references', () => {
  test('may have a title, in two ways', () => {
    const file = linking(
      '- "[AWS: NAT gateways](https://example.org/nat)"',
      '- title: The sky',
      '  url: https://example.org/sky_(day)',
      '- https://example.org/plain',
      '- "[](https://example.org/untitled)"',
    )
    expect(marksOf(file)).toEqual([])
    const { references, links } = questionOf(file)
    expect(links).toEqual([
      { url: 'https://example.org/nat', title: 'AWS: NAT gateways' },
      { url: 'https://example.org/sky_(day)', title: 'The sky' },
      { url: 'https://example.org/plain', title: null },
      { url: 'https://example.org/untitled', title: null },
    ])
    expect(references).toEqual(links!.map(({ url }) => url))
  })

  test('without titles are addresses alone, with the hash that they had', () => {
    expect(questionOf(SKY)).not.toHaveProperty('links')
    expect(questionOf(SKY).hash).toBe('2da3a260e206594a')
  })

  test('change the hash with their titles, which people see', () => {
    const hashOf = (title: string) => questionOf(linking(`- "[${title}](https://example.org/sky)"`)).hash
    expect(new Set([hashOf(''), hashOf('One'), hashOf('Two')]).size).toBe(3)
  })

  test.each([
    ['- "[Title](see the atlas)"', '11:5 reference-link'],
    ['- "[Title](ftp://example.org)"', '11:5 reference-link'],
    ['- title: No address', '11:5 reference-link'],
    [`- https://example.org/${'x'.repeat(2000)}`, '11:5 reference-link'],
    ['- { titel: T, url: https://example.org }', '11:7 unknown-key'],
    ['- { title: [a], url: https://example.org }', '11:14 wrong-type'],
    ['- [https://example.org]', '11:5 wrong-type'],
    ['- { title: "a\\u202eb", url: https://example.org }', '11:5 character-hidden'],
  ])('with a mistake as in %s say where', (line, mark) => {
    expect(marksOf(linking(line))).toContain(mark)
  })

  test('of which none is a link are not also called missing', () => {
    expect(read(linking('- see the atlas')).diagnostics.map(({ code }) => code)).toEqual(['reference-link'])
  })
})
