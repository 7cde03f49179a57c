import type { Source } from '../source-entry.ts'
import { aiken } from './aiken.ts'
import { checklist } from './checklist.ts'
import { csv } from './csv.ts'
import { details } from './details.ts'
import type { Format } from './format.ts'
import { frontmatter } from './frontmatter.ts'
import { gift } from './gift.ts'
import { json } from './json.ts'
import { opentdb } from './opentdb.ts'

/** In the order in which they are tried: the stricter first. */
export const FORMATS: readonly Format[] = [opentdb, json, csv, details, checklist, frontmatter, aiken, gift]

/** The format of a file by its ending and its text; null where it is none of those. */
export const recognise = (
  formats: readonly Format[],
  { path, text }: Pick<Source, 'path' | 'text'>,
): Format | null =>
  formats.find(
    ({ endings, recognises }) =>
      endings.some(ending => path.toLowerCase().endsWith(`.${ending}`)) && recognises(text),
  ) ?? null
