import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { Body } from '../../../discord/render/parts/body.ts'
import type { Question } from '../../../quiz/question.ts'
import { bodiesOf } from './bodies.ts'

/** A message of a preview. */
export type PreviewSection = 'post' | 'daily' | 'reveal' | `verdict-${number}`

export type PreviewFile = { readonly data: Buffer; readonly type: string }

/** The page's URL of a preview's attachment. It contains the question's hash to bust the cache. */
export const previewFileUrl = ({ hash }: Question, section: PreviewSection, url: string): string =>
  url.startsWith(ATTACHED)
    ? `/files/bank/${hash}/${section}/${encodeURIComponent(url.slice(ATTACHED.length))}`
    : url

const ATTACHED = 'attachment://'

/** The file at `bank/<hash>/<section>/<name>`: only attachments of that question's messages. */
export const previewFile = (questions: readonly Question[], path: string): PreviewFile | null => {
  const [folder, hash, section, name, ...rest] = path.split('/')
  if (folder !== 'bank' || section === undefined || rest.length > 0) return null
  const question = questions.find(one => one.hash === hash)
  if (!question) return null
  const bodies = bodiesOf(question, 0)
  const image = bodies.post.images?.find(one => one.name === name)
  if (image) return pictureAt(image.path)
  const made = bodyOf(bodies, section)?.files?.find(one => one.name === name)
  return made ? { data: made.data, type: 'text/plain; charset=utf-8' } : null
}

const bodyOf = (bodies: ReturnType<typeof bodiesOf>, section: string): Body | undefined => {
  if (section === 'post' || section === 'daily' || section === 'reveal') return bodies[section]
  return bodies.verdicts[Number(section.replace('verdict-', ''))]?.body
}

const PICTURES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
}

/** The image may be gone since its question was read. */
const pictureAt = (path: string): PreviewFile | null => {
  try {
    return { data: readFileSync(path), type: PICTURES[extname(path).toLowerCase()]! }
  } catch {
    return null
  }
}
