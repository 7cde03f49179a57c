import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, button, EPHEMERAL, row, text } from './parts/body.ts'

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

/** A file with data of a person or a server, and what it is. */
export const exportBody = (
  file: { readonly name: string; readonly data: Buffer },
  sentence: string,
): Body => {
  const attached = { type: ComponentType.File as const, file: { url: `attachment://${file.name}` } }
  return bodyOf([text(sentence), attached], { ...only, files: [file] })
}

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
