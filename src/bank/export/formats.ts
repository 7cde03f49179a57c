import type { Question } from '../../quiz/question.ts'
import { CSV_NOT_CARRIED, writeCsv } from './csv.ts'
import { GIFT_NOT_CARRIED, writeGift } from './gift.ts'
import { JSON_NOT_CARRIED, writeJson } from './json.ts'
import { type ImageName, NEVER_CARRIED, type NotCarried } from './written.ts'

/** A format that other programs read. */
export type WrittenFormat = {
  readonly write: (questions: readonly Question[], imageName: ImageName) => string
  readonly notCarried: NotCarried
}

export const WRITTEN_FORMATS: Readonly<Record<string, WrittenFormat>> = {
  csv: { write: writeCsv, notCarried: [...NEVER_CARRIED, ...CSV_NOT_CARRIED] },
  gift: { write: writeGift, notCarried: [...NEVER_CARRIED, ...GIFT_NOT_CARRIED] },
  json: { write: writeJson, notCarried: [...NEVER_CARRIED, ...JSON_NOT_CARRIED] },
}
