import { memoizeByObject } from '../../../quiz/memoize.ts'
import type { Question } from '../../../quiz/question.ts'
import type { Words } from '../../../words/index.ts'
import { linkName } from './link-name.ts'

/** The links of a question, on one line of small text; empty if it has none. */
export const linksOf = (question: Question, words: Words): string => linkLine(namedLinks(question), words)

/** The first of them, as many as one line of a phone takes: with all options, there are all links. */
export const firstLinksOf = (question: Question, words: Words): string => {
  const links = namedLinks(question)
  const lengths = links.map((_, index) => sumOf(links.slice(0, index + 1)))
  return linkLine(
    links.filter((_, index) => index === 0 || lengths[index]! <= MAX_LENGTH),
    words,
  )
}

/** Letters of names. */
const MAX_LENGTH = 34

type NamedLink = { readonly address: string; readonly name: string }

const sumOf = (links: readonly NamedLink[]): number => links.reduce((sum, { name }) => sum + name.length, 0)

const linkLine = (links: readonly NamedLink[], { verdict }: Words): string =>
  links.length === 0 ? '' : `-# ${verdict.links(links.map(maskedLink))}`

/** Memoized: every click shows the links of a question, and to find their names its texts are searched. */
const namedLinks = memoizeByObject((question: Question): readonly NamedLink[] => {
  const texts = question.references.length > 0 ? textsOf(question) : []
  const titles = new Map(question.links?.map(({ url, title }) => [url, title]))
  return question.references.map(address => ({
    address,
    name: titles.get(address) ?? linkName(address, texts),
  }))
})

const textsOf = ({ text, explanation, options }: Question): string[] => [
  text,
  explanation,
  ...options.flatMap(option => [option.text, option.rationale ?? '']),
]

/** Between `<>`, an address may hold brackets, and shows no preview. */
const maskedLink = ({ address, name }: NamedLink): string =>
  `[${name.replace(/[\\[\]*_~`|<>]/g, '\\$&')}](<${URL.parse(address)?.href ?? address}>)`
