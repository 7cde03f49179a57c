import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser'
import type { MarkdownNode } from '../contract/markdown.ts'
import { commandMention, placeMention, roleMention, userMention } from './mentions.ts'
import type { Reader } from './names.ts'

/** Parses inline Markdown: emphasis, code, links, mentions. */
export const parseInline = (text: string, reader: Reader): MarkdownNode[] =>
  marks(parse(text, { inline: true }), reader)

type Rule = (typeof rulesExtended)[string]
type Node = ReturnType<typeof parse>[number]

const NAMES = [
  ...['escape', 'autolink', 'url', 'link', 'em', 'strong', 'underline', 'strikethrough', 'spoiler', 'br'],
  ...['inlineCode', 'codeBlock', 'user', 'channel', 'role', 'slashCommand', 'everyone', 'here'],
  ...['emoji', 'timestamp', 'emoticon', 'text'],
]

/** Deeper nesting stays text, since every level parses its text again. */
const MAX_DEPTH = 6
const NESTING = new Set(['em', 'strong', 'underline', 'strikethrough', 'spoiler', 'link'])

/** Wraps a rule: limits its depth, and keeps the matched source. */
const bounded = (name: string, rule: Rule): Rule => ({
  ...rule,
  match: (source, state, before) =>
    NESTING.has(name) && Number(state.depth ?? 0) >= MAX_DEPTH ? null : rule.match(source, state, before),
  parse: (capture, nested, state) => {
    const deeper: typeof nested = (source, inner) =>
      nested(source, { ...inner, depth: Number(state.depth ?? 0) + 1 })
    const parsed = rule.parse(capture, deeper, state)
    return Array.isArray(parsed) ? parsed : { ...parsed, raw: capture[0] }
  },
})

/** `[label](<https://address> "title")`. The package's own takes seconds for a text of nothing but brackets. */
const MASKED =
  /^\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\(\s*<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+"[^"]*")?\s*\)/i

const link: Rule = {
  order: rulesExtended.link!.order,
  match: source => {
    const match = MASKED.exec(source)
    // Discord masks no URL with the text of another URL.
    return match && /https?:\/\//i.test(match[1]!) ? null : match
  },
  parse: ([, label = '', target], nested, state) => ({ content: nested(label, state), target }),
}

const RULES: Readonly<Record<string, Rule>> = { ...rulesExtended, link }

const parse = SimpleMarkdown.parserFor(
  Object.fromEntries(NAMES.map(name => [name, bounded(name, RULES[name]!)])),
)

const marks = (nodes: readonly Node[], reader: Reader): MarkdownNode[] => {
  const all: MarkdownNode[] = []
  for (const node of nodes) {
    const mark = markOf(node, reader)
    const last = all.at(-1)
    if (mark.type === 'text' && last?.type === 'text')
      all.splice(-1, 1, { type: 'text', text: last.text + mark.text })
    // Discord's client drops the line break after a code block.
    else if (mark.type !== 'break' || last?.type !== 'codeblock') all.push(mark)
  }
  return all
}

const WRAPPING = {
  em: 'italic',
  strong: 'bold',
  underline: 'underline',
  strikethrough: 'strike',
  spoiler: 'spoiler',
} as const

const markOf = (node: Node, reader: Reader): MarkdownNode => {
  const wrapping = WRAPPING[node.type as keyof typeof WRAPPING]
  if (wrapping) return { type: wrapping, children: marks(node.content, reader) }
  switch (node.type) {
    case 'br':
      return { type: 'break' }
    case 'inlineCode':
      return { type: 'code', text: node.content }
    case 'codeBlock':
      return { type: 'codeblock', text: node.content, language: node.lang || null }
    case 'emoji':
      return { type: 'emoji', text: `:${node.name}:` }
    case 'timestamp':
      return timeOf(node)
    case 'autolink':
    case 'url':
    case 'link':
      return linkOf(node, reader)
    default:
      return mentionOf(node, reader) ?? { type: 'text', text: String(node.content ?? node.raw) }
  }
}

const mentionOf = (node: Node, reader: Reader): MarkdownNode | null => {
  switch (node.type) {
    case 'user':
      return userMention(node.id, reader)
    case 'role':
      return roleMention(node.id, reader)
    case 'channel':
      return placeMention(node.id, reader)
    case 'slashCommand':
      return commandMention(node.fullName)
    case 'everyone':
    case 'here':
      return { type: 'mention', text: `@${node.type}`, me: true, placeId: null }
    default:
      return null
  }
}

/** The maximum of Date, ms. */
const LAST_INSTANT = 8.64e15

const timeOf = (node: Node): MarkdownNode => {
  const at = Number(node.timestamp) * 1000
  if (Math.abs(at) > LAST_INSTANT) return { type: 'text', text: node.raw }
  return { type: 'time', at, style: node.format ?? 'f' }
}

const linkOf = (node: Node, reader: Reader): MarkdownNode => {
  const href = addressOf(String(node.target ?? ''))
  if (!href) return { type: 'text', text: node.raw }
  const children = marks(node.content, reader).flatMap(mark =>
    mark.type === 'link' ? mark.children : [mark],
  )
  const [, placeId = ''] = href.match(/^https:\/\/discord\.com\/channels\/\d+\/(\d+)(?:\/\d+)?$/) ?? []
  const place = reader.names.places.get(placeId)
  if (!place) return { type: 'link', href, children }
  // Discord's client opens channel links itself; a bare one is shown as a mention.
  const text = node.type === 'link' ? plainOf(children) : `#${place.name}`
  return { type: 'mention', text, me: false, placeId }
}

const addressOf = (target: string): string | null => {
  const url = URL.parse(target)
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null
}

const plainOf = (nodes: readonly MarkdownNode[]): string =>
  nodes.map(mark => ('text' in mark ? mark.text : 'children' in mark ? plainOf(mark.children) : ' ')).join('')
