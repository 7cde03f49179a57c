import { gzipSync } from 'node:zlib'
import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { PersonalDataExport } from '../../play/privacy.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, button, EPHEMERAL, row, text } from './body.ts'

const only = { flags: EPHEMERAL }

/** What is kept and why: what PRIVACY.md says. */
export const privacyBody = ({ privacy, next }: Words): Body =>
  bodyOf([text(`## ${privacy.title}\n${privacy.text.join('\n')}`), dataRow(next)], only)

const dataRow = (next: Words['next']) =>
  row([
    button({ kind: 'data', action: 'export' }, next.export),
    button({ kind: 'data', action: 'hide' }, next.hide),
    button({ kind: 'data', action: 'delete' }, next.delete),
  ])

/** Discord takes files of 10 MiB. JSON packs to about a tenth. */
const MAX_BYTES = 8 * 2 ** 20

export const exportBody = (all: PersonalDataExport, { privacy }: Words): Body => {
  const file = fileOf(Buffer.from(JSON.stringify(all, null, 2)))
  const sentence = privacy.exported(all.answers.length)
  const attached = { type: ComponentType.File as const, file: { url: `attachment://${file.name}` } }
  return bodyOf([text(sentence), attached], { ...only, files: [file] })
}

const fileOf = (data: Buffer): { name: string; data: Buffer } =>
  data.length <= MAX_BYTES
    ? { name: 'my-data.json', data }
    : { name: 'my-data.json.gz', data: gzipSync(data) }

/** Asks once before everything is deleted. */
export const askBody = (userId: string, { privacy }: Words): Body =>
  bodyOf(
    [
      text(privacy.ask),
      row([
        button({ kind: 'forget', userId }, privacy.forget, { style: ButtonStyle.Danger }),
        button({ kind: 'keep', userId }, privacy.keep),
      ]),
    ],
    only,
  )
