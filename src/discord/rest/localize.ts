/** A part of a command that has text: the command itself, an option or a choice. */
export type CommandPart = {
  readonly name: string
  readonly description?: string | undefined
  readonly options?: readonly CommandPart[] | undefined
  readonly choices?: readonly CommandPart[] | undefined
}

/** The same part in one of Discord's locales. */
type Translation = readonly [locale: string, part: CommandPart]

/**
 * Adds translations to a command as `*_localizations` beside each text that they change (Discord, "Application
 * Commands", Localization). All bodies have the same shape: one function makes them.
 */
export const localize = <Part extends CommandPart>(
  part: Part,
  translations: readonly Translation[],
): Part => ({
  ...part,
  ...localizations(part, 'name', translations),
  ...localizations(part, 'description', translations),
  ...localizeParts(part, 'options', translations),
  ...localizeParts(part, 'choices', translations),
})

/** All translations of one text, or nothing if they are all the text itself, as with names. */
const localizations = (
  part: CommandPart,
  key: 'name' | 'description',
  translations: readonly Translation[],
) => {
  const texts = translations.flatMap(([locale, { [key]: text }]) =>
    text === undefined ? [] : [[locale, text]],
  )
  if (texts.every(([, text]) => text === part[key])) return {}
  return { [`${key}_localizations`]: Object.fromEntries(texts) }
}

const localizeParts = (
  part: CommandPart,
  key: 'options' | 'choices',
  translations: readonly Translation[],
) => {
  const translationsAt = (index: number): Translation[] =>
    translations.flatMap(([locale, { [key]: parts }]) => {
      const same = parts?.[index]
      return same ? [[locale, same] as const] : []
    })
  return part[key] && { [key]: part[key].map((inner, index) => localize(inner, translationsAt(index))) }
}
