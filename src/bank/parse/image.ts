import { hash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { Image } from '../../quiz/question.ts'
import type { Reporter } from '../problem.ts'
import { readScalar, type YamlMap } from './fields.ts'

/** The endings of pictures that Discord shows. */
export const IMAGE_EXTENSIONS: ReadonlySet<string> = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp'])
const MAX_BYTES = 8 * 1024 * 1024

/** The file's picture. Null where there is none, or where something is wrong with it, which is then noted. */
export const readImage = (
  data: YamlMap,
  file: string,
  bankFolder: string,
  report: Reporter,
): Image | null => {
  const given = readScalar(data.image, ['image'], report)
  const alt = readScalar(data.alt, ['alt'], report)
  if (given === null) return null
  if (alt === null)
    report.error(
      ['image'],
      'image-alt',
      'the image has no `alt`: say in it what people who cannot see it must know',
    )
  const found = findImage(given, file, bankFolder)
  if (found.kind === 'refused') report.error(['image'], found.code, found.message)
  if (found.kind === 'refused' || alt === null) return null
  return { file: found.path, alt, digest: found.digest }
}

type Found =
  | { readonly kind: 'image'; readonly path: string; readonly digest: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

/** The picture that a file names, if it is one, lies in the folder and is not too large. */
export const findImage = (given: string, file: string, bankFolder: string): Found => {
  const misnamed = checkName(given)
  if (misnamed !== null) return misnamed
  const path = resolve(dirname(file), given)
  if (!isInside(bankFolder, path)) return OUTSIDE
  try {
    const { size } = statSync(path)
    // A link may lead out of the folder although its name does not.
    if (!isInside(realpathSync(bankFolder), realpathSync(path))) return OUTSIDE
    if (size === 0) return refuse('image-empty', 'the image has no bytes: replace it')
    if (size > MAX_BYTES) return refuse('image-large', 'the image has more than 8 MB: make it smaller')
    return { kind: 'image', path, digest: hash('sha256', readFileSync(path), 'hex') }
  } catch {
    return refuse(
      'image-missing',
      `there is no image \`${given}\` beside this file: add it, or correct the path`,
    )
  }
}

const refuse = (code: string, message: string): Found => ({ kind: 'refused', code, message })

const OUTSIDE = refuse(
  'image-outside',
  'the image lies outside the bank: copy it into the folder of the bank',
)

const checkName = (given: string): Found | null => {
  if (isAbsolute(given) || /^[a-z][a-z0-9+.-]*:|\\/i.test(given))
    return refuse(
      'image-path',
      'write the image as a path from this file with `/`, such as `images/network.png`',
    )
  if (!IMAGE_EXTENSIONS.has(extname(given).toLowerCase()))
    return refuse('image-kind', 'the image must be a png, jpg, jpeg, gif or webp file')
  return null
}

/** Whether a path lies below a folder. */
export const isInside = (folder: string, path: string): boolean => {
  const steps = relative(folder, path)
  return steps !== '' && steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps)
}
