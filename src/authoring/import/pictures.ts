import { basename, extname } from 'node:path'
import { findImage } from '../../bank/parse/image.ts'
import { cut } from './slug.ts'
import { refusal, type Source, type SourceRefusal } from './source-entry.ts'

export type BankPicture = {
  readonly kind: 'picture'
  /** Absolute: where it lies now. */
  readonly from: string
  /** SHA-256 of what is in it, in hex. */
  readonly digest: string
  /** The path below the bank. The same picture has the same name in every import. */
  readonly to: string
}

/** The picture that a source names, by its path from the source; never one outside what is imported. */
export const findPicture = (path: string, source: Source, line: number): BankPicture | SourceRefusal => {
  // Markdown writes a space in a path as `%20`; a file may be called so too. Windows has backslashes.
  const written = [path, decoded(path)].map(name => name.replaceAll('\\', '/'))
  const images = written.map(name => findImage(name, source.path, source.root))
  const place = images[0]!.kind === 'image' ? 0 : 1
  const [image, name] = [images[place]!, written[place]!]
  if (image.kind === 'refused') return refusal(line, image.code, messageOf(image, name))
  const to = `images/${stemOf(name, image.digest.slice(0, 8))}${extname(name).toLowerCase()}`
  return { kind: 'picture', from: image.path, digest: image.digest, to }
}

const MAX_LENGTH = 70

/** A name that an earlier import gave stays. */
const stemOf = (path: string, digits: string): string => {
  const stem = cut(basename(path, extname(path)).replaceAll(/[^\p{L}\p{N}_-]+/gu, '-'), MAX_LENGTH)
  return stem.endsWith(`-${digits}`) ? stem : `${stem}-${digits}`
}

const decoded = (path: string): string => {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

const messageOf = ({ code, message }: { code: string; message: string }, path: string): string => {
  if (code === 'image-outside') return OUTSIDE
  return code === 'image-path' && /^\w+:\/\//.test(path) ? ADDRESS : message
}

const ADDRESS =
  'the picture is named by an address: save it beside the source, and name it by its path from there'
const OUTSIDE = 'the picture lies outside what is imported: import the folder that holds it too'
