import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, button, EPHEMERAL, row, text } from './body.ts'

const only = { flags: EPHEMERAL }

/** What is stored and why, as in PRIVACY.md. */
export const privacyBody = ({ privacy }: Words): Body =>
  bodyOf([text(`## ${privacy.title}\n${privacy.text.join('\n')}`)], only)

/** A file with a person's data, and what it is. */
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
