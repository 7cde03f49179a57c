import { parseLink } from '../../../../bank/parse/references.ts'
import { imageInTag, type SourceImage } from '../../html.ts'

/** A line that says that a text ends before it, though its last line looks like a picture or a link. */
export const TEXT_ENDS = '<!-- -->'

/** The picture that a text ends with. Elsewhere an `<img>` may be what a question is about. */
export const splitPicture = (text: string): { text: string; picture: SourceImage | null } => {
  const end = text.lastIndexOf('\n')
  const last = text.slice(end + 1).trim()
  const picture = last.startsWith('<img') ? imageInTag(last) : null
  const isEnd = last === TEXT_ENDS || picture !== null
  return { text: isEnd ? text.slice(0, Math.max(0, end)) : text, picture }
}

/** The links that a text ends with, one a line. */
export const splitLinks = (text: string): { text: string; links: string[] } => {
  const lines = text.split('\n')
  let end = lines.length
  while (end > 0 && isLinkLine(lines[end - 1]!)) end--
  const links = lines.slice(end).map(line => line.trim())
  while (end > 0 && lines[end - 1]!.trim() === '') end--
  if (lines[end - 1]?.trim() === TEXT_ENDS) end--
  return { text: lines.slice(0, end).join('\n'), links }
}

export const isLinkLine = (line: string): boolean => /^https?:\/\/\S+$/i.test(parseLink(line.trim()).url)
