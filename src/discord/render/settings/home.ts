import { ComponentType } from 'discord-api-types/v10'
import type { Words } from '../../../words/index.ts'
import { formatCustomId, type SectionName } from '../../interactions/custom-id.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from '../parts/body.ts'

export type SectionLine = { readonly name: SectionName; readonly line: string }

/** What is set on this server, a line for each section, and the way to each. */
export const homeBody = (lines: readonly SectionLine[], words: Words): Body => {
  const { title, open, sections, setup, download } = words.settings
  return bodyOf(
    [
      frame(
        [`## ${title}`, ...lines.map(({ name, line }) => `**${sections[name]}**\n${line}`)].map(text),
        COLOURS.open,
      ),
      row([
        {
          type: ComponentType.StringSelect as const,
          custom_id: formatCustomId({ kind: 'settings-section' }),
          placeholder: open,
          options: lines.map(({ name }) => ({ label: sections[name], value: name })),
        },
      ]),
      row([
        button({ kind: 'setup', step: 'banks' }, setup.start),
        button({ kind: 'settings-download' }, download.button),
      ]),
    ],
    { flags: EPHEMERAL },
  )
}
