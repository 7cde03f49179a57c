import { writeCsv } from './csv.ts'
import type { ExportFormat } from './format.ts'
import { carriedByGift, writeGift } from './gift.ts'
import { writeJson } from './json.ts'

/** The loader does not keep these, so that no format has them. */
const NOT_KEPT = [
  'the title',
  'accepted warnings',
  'which tags were categories',
  'drafts and questions with errors',
]

export const EXPORT_FORMATS: Readonly<Record<string, ExportFormat>> = {
  csv: { write: writeCsv, mark: '\uFEFF', notCarried: NOT_KEPT },
  gift: {
    write: writeGift,
    carries: carriedByGift,
    mark: '',
    notCarried: [
      ...NOT_KEPT,
      'suspended and retired questions',
      'questions with several correct options that accept other ones as well',
      'earlier ids (`aliases`)',
      'the file of a picture: only its path',
    ],
  },
  json: { write: writeJson, mark: '', notCarried: NOT_KEPT },
}
