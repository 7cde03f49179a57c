import { expect, test } from 'vitest'
import { firstLinksOf, linksOf } from '../../../../src/discord/render/parts/links.ts'
import { en } from '../../../../src/words/en/index.ts'
import { sampleQuestion } from '../../../quiz/sample.ts'

const withLinks = (...references: string[]) => sampleQuestion({ references })

test('links are short names on one line', () => {
  const question = withLinks('https://example.org/mars', 'https://en.wikipedia.org/wiki/Mars_(planet)')
  expect(linksOf(question, en)).toBe(
    '-# Read more: [Example: Mars](<https://example.org/mars>) · [Wikipedia: Mars (planet)](<https://en.wikipedia.org/wiki/Mars_(planet)>)',
  )
})

test('a verdict shows the first links, as many as one line of a phone takes, and at least one', () => {
  const pages = ['a-rather-long-name-of-a-page', 'another-rather-long-name', 'one-more'].map(
    page => `https://example.org/${page}`,
  )
  const namesIn = (line: string) => line.match(/\[/g)?.length ?? 0
  expect(namesIn(firstLinksOf(withLinks(...pages), en))).toBe(1)
  expect(namesIn(linksOf(withLinks(...pages), en))).toBe(3)
  expect(namesIn(firstLinksOf(withLinks('https://a.org/x', 'https://b.org/y'), en))).toBe(2)
})

test('a title that the file gives a link is its name', () => {
  const url = 'https://example.org/mars'
  const question = { ...withLinks(url, 'https://b.org/y'), links: [{ url, title: 'All about [Mars]' }] }
  expect(linksOf(question, en)).toBe(
    `-# Read more: [All about \\[Mars\\]](<${url}>) · [B: Y](<https://b.org/y>)`,
  )
})

test('a question without links has no line for them', () => {
  expect(linksOf(withLinks(), en)).toBe('')
  expect(firstLinksOf(withLinks(), en)).toBe('')
})

test('what an address holds is no formatting of the name, and ends no link', () => {
  const line = linksOf(withLinks('https://example.org/%5Bx%5D(**bold**)_`>'), en)
  const [, name, target] = /\[(.*)\]\(<(.*)>\)$/.exec(line)!
  expect(name).not.toMatch(/(?<!\\)[[\]*`<>]/)
  expect(target).not.toMatch(/[<>\s]/)
})
