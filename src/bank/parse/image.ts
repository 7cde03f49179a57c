import { hash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { Image } from '../../quiz/question.ts'
import type { Reporter } from '../problem.ts'
import { readScalar, shorten, type YamlMap } from './fields.ts'

/** The pictures that Discord shows. */
export const IMAGE_EXTENSIONS: ReadonlySet<string> = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp'])
const MAX_IMAGE_BYTES = 8 * 1024 * 1024

/** The question's picture; null if there is none or it has errors, which are reported. */
export const readImage = (
  data: YamlMap,
  file: string,
  bankFolder: string | null,
  report: Reporter,
): Image | null => {
  if (bankFolder === null) return null
  const path = readScalar(data.image, ['image'], report)
  const alt = readScalar(data.alt, ['alt'], report)
  if (path === null) return null
  if (alt === null)
    report.error(
      ['image'],
      'image-alt',
      'the image has no `alt`: describe it for people who can’t see it, without giving the answer away',
    )
  const image = findImage(path, file, bankFolder)
  if (image.kind === 'refused') report.error(['image'], image.code, image.message)
  if (image.kind === 'refused' || alt === null) return null
  return { file: image.path, alt, digest: image.digest }
}

type ImageResult =
  | { readonly kind: 'image'; readonly path: string; readonly digest: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

/** Resolves the picture that a question file names, and checks its type, place and size. */
export const findImage = (written: string, file: string, bankFolder: string): ImageResult => {
  const refusal = checkName(written)
  if (refusal !== null) return refusal
  const path = resolve(dirname(file), written)
  if (!isInside(bankFolder, path)) return OUTSIDE
  try {
    const { size } = statSync(path)
    // A symbolic link may lead out of the folder although its name does not.
    if (!isInside(realpathSync(bankFolder), realpathSync(path))) return OUTSIDE
    if (size === 0) return refuse('image-empty', 'the image is empty: replace it')
    if (size > MAX_IMAGE_BYTES) return refuse('image-large', 'the image is larger than 8 MB: make it smaller')
    return { kind: 'image', path, digest: hash('sha256', readFileSync(path), 'hex') }
  } catch {
    return refuse(
      'image-missing',
      `there’s no image \`${shorten(written)}\` next to this file: add it, or fix the path`,
    )
  }
}

const refuse = (code: string, message: string): ImageResult => ({ kind: 'refused', code, message })

const OUTSIDE = refuse('image-outside', 'the image is outside the bank: copy it into the bank’s folder')

const checkName = (written: string): ImageResult | null => {
  if (isAbsolute(written) || /^[a-z][a-z0-9+.-]*:|\\/i.test(written))
    return refuse(
      'image-path',
      'write the image as a path from this file with `/`, such as `images/network.png`',
    )
  if (!IMAGE_EXTENSIONS.has(extname(written).toLowerCase()))
    return refuse('image-kind', 'the image must be a png, jpg, jpeg, gif or webp file')
  return null
}

/** Whether a path is below a folder. */
export const isInside = (folder: string, path: string): boolean => {
  const steps = relative(folder, path)
  return steps !== '' && steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps)
}
