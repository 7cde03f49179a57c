import type { Source } from '../found.ts'
import { endingOf } from '../gather.ts'
import { aiken } from './aiken.ts'
import { checklist } from './checklist.ts'
import { csv } from './csv.ts'
import { details } from './details.ts'
import type { Format } from './format.ts'
import { frontmatter } from './frontmatter.ts'
import { gift } from './gift.ts'
import { json } from './json.ts'
import { opentdb } from './opentdb.ts'

/** In the order in which they are asked whether a text is theirs: the stricter first. */
export const FORMATS: readonly Format[] = [opentdb, json, csv, details, checklist, frontmatter, aiken, gift]

export const formatNamed = (name: string): Format | null =>
  FORMATS.find(format => format.name === name) ?? null

/** The format of a file by its ending and its text; null where it is none of those. */
export const recognise = (
  formats: readonly Format[],
  { path, text }: Pick<Source, 'path' | 'text'>,
): Format | null =>
  formats.find(format => format.endings.includes(endingOf(path)) && format.recognises(text)) ?? null

export const endingsOf = (formats: readonly Format[]): ReadonlySet<string> =>
  new Set(formats.flatMap(({ endings }) => endings))
