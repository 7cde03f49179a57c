import type { MessageView } from './view.ts'

/** What ids mean, and what stands above a message. */
export type Frame = { readonly names: ReadonlyMap<string, string>; readonly head: string }

/** A message as lines of text in a frame. */
export const drawn = (message: MessageView, { names, head }: Frame): string => {
  const body = message.text
    .replaceAll(/<([@#])&?(\d+)>/g, (_, sign, id) => `${sign}${names.get(id) ?? id}`)
    .replaceAll(/<t:(\d+):R>/g, (_, at) => `at ${new Date(at * 1000).toLocaleTimeString()}`)
    .replaceAll(/<t:(\d+)(?::\w)?>/g, (_, at) => new Date(at * 1000).toLocaleString())
    .replaceAll(/^-# |^#+ |\*\*/gm, '')
  const buttons = message.buttons
    .map(({ label, disabled }) => (disabled ? ` ${label} ` : `[${label}]`))
    .join(' ')
  const selects = message.selects.map(
    ({ options, min }) => `[choose ${min} of ${options.map(({ label }) => label).join(' ')}]`,
  )
  const lines = [body, ...selects, buttons].filter(line => line.trim() !== '').join('\n')
  return [`┌ ${head}`, ...lines.split('\n').map(line => `│ ${line}`)].join('\n')
}
