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
export const FORMATS: readonly Format[] = [opentdb, json, csv, frontmatter, details, checklist, aiken, gift]

export const formatNamed = (name: string): Format | null =>
  FORMATS.find(format => format.name === name) ?? null

/** The format of a file by its ending and its text; null where it is none that we know. */
export const recognise = (ending: string, text: string): Format | null =>
  FORMATS.find(format => format.endings.includes(ending) && format.recognises(text)) ?? null

export const endingsOf = (formats: readonly Format[]): ReadonlySet<string> =>
  new Set(formats.flatMap(({ endings }) => endings))
