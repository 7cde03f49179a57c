/** A part of a command: the command itself, an option or a choice. */
export type Described = {
  readonly name: string
  readonly description?: string | undefined
  readonly options?: readonly Described[] | undefined
  readonly choices?: readonly Described[] | undefined
}

/**
 * Adds the texts of translated bodies of one command to the body in the default language, as `*_localizations`
 * beside each text that differs (Discord, "Application Commands", Localization). The bodies have the same shape:
 * they come from one function.
 */
export const localize = <Body extends Described>(
  body: Body,
  translations: readonly (readonly [locale: string, body: Described])[],
): Body => {
  const textsOf = (key: 'name' | 'description') =>
    Object.fromEntries(
      translations
        .filter(([, other]) => other[key] !== undefined && other[key] !== body[key])
        .map(([locale, other]) => [locale, other[key]]),
    )
  const names = textsOf('name')
  const descriptions = textsOf('description')
  const listOf = (key: 'options' | 'choices') =>
    body[key]?.map((part, index) =>
      localize(
        part,
        translations.flatMap(([locale, other]) => {
          const same = other[key]?.[index]
          return same ? [[locale, same] as const] : []
        }),
      ),
    )
  const options = listOf('options')
  const choices = listOf('choices')
  return {
    ...body,
    ...(Object.keys(names).length > 0 && { name_localizations: names }),
    ...(Object.keys(descriptions).length > 0 && { description_localizations: descriptions }),
    ...(options && { options }),
    ...(choices && { choices }),
  }
}
