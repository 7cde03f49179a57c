import type { Link } from '../../quiz/question.ts'
import type { KeyPath, Reporter } from '../problem.ts'
import { checkCharacters } from './characters.ts'
import { capLabel, checkListLength, readLabel, readScalar, typeName, type YamlMap } from './fields.ts'
import { isRecord } from './front-matter.ts'
import { MAX_ENTRIES } from './limits.ts'
import { warnOfUnknownKeys } from './unknown-keys.ts'

/** The links of a file: `https://…`, `[title](https://…)`, or `title:` and `url:`. What is no link is reported. */
export const readLinks = (data: YamlMap, report: Reporter): Link[] => {
  const value = data.references ?? []
  const isList = Array.isArray(value)
  const items: readonly unknown[] = isList ? value : [value]
  checkListLength(items.length, ['references'], report)
  const links = items
    .slice(0, MAX_ENTRIES)
    .flatMap((item, index) => readLink(item, isList ? ['references', index] : ['references'], report) ?? [])
  if (links.length === 0 && report.findings.every(({ path }) => path[0] !== 'references'))
    report.warning([], 'references-missing', 'no `references`: add links where people can read more')
  return links
}

const readLink = (item: unknown, path: KeyPath, report: Reporter): Link | null => {
  if (Array.isArray(item)) {
    report.error(path, 'wrong-type', `an entry of \`references\` must be text, not ${typeName(item)}`)
    return null
  }
  const link = isRecord(item) ? readRecord(item, path, report) : readText(item, path, report)
  if (link === null) return null
  if (link.title !== null) checkCharacters(link.title, path, report)
  if (isAddress(link.url)) return link
  report.warning(path, 'reference-link', 'not a link, so it isn’t shown: write `https://…` without spaces')
  return null
}

const readRecord = (item: YamlMap, path: KeyPath, report: Reporter): Link => {
  warnOfUnknownKeys(item, KEYS, report, path)
  const title = readLabel(item.title, [...path, 'title'], report)
  return { url: readScalar(item.url, [...path, 'url'], report) ?? '', title }
}

const KEYS = new Set(['title', 'url'])

const readText = (item: unknown, path: KeyPath, report: Reporter): Link | null => {
  const text = readScalar(item, path, report)
  if (text === null) return null
  const { url, title } = parseLink(text)
  return { url, title: (title !== null && capLabel(title.trim(), path, report)) || null }
}

/** A link of `[title](https://…)`; any other text is the address itself. Brackets in a title have a backslash before. */
export const parseLink = (text: string): Link => {
  const [, title, url] = MARKDOWN_LINK.exec(text) ?? []
  return url === undefined
    ? { url: text, title: null }
    : { url, title: title!.replaceAll(/\\([[\]\\])/g, '$1') }
}

/** The text of which `parseLink` makes this link. */
export const formatLink = ({ url, title }: Link): string =>
  title === null
    ? url
    : `[${title.replaceAll(/[[\]\\]/g, '\\$&')}](${url.replaceAll(/[<>]/g, encodeURIComponent)})`

const MARKDOWN_LINK = /^\[((?:[^\]\\]|\\.)*)\]\(\s?<?(\S+?)>?\s?\)$/

/** Longer ones are no links that somebody wrote. */
const MAX_ADDRESS_LENGTH = 2000

const isAddress = (text: string): boolean =>
  text.length <= MAX_ADDRESS_LENGTH && /^https?:\/\//i.test(text) && !/\s/.test(text) && URL.canParse(text)
