/** A sentence for each plural category of a language; `#` stands for the number. */
export type PluralForms<Category extends Intl.LDMLPluralRule> = Readonly<Record<Category, string>>

/**
 * Plurals by the language's own rules (Unicode CLDR, `Intl.PluralRules`). The categories are an argument so that a
 * form that a translation leaves out is a type error.
 */
export const createPlural = <Category extends Intl.LDMLPluralRule>(
  locale: string,
  categories: readonly Category[],
): ((n: number, forms: PluralForms<Category>) => string) => {
  const rules = new Intl.PluralRules(locale)
  const expected = rules.resolvedOptions().pluralCategories.toSorted().join(', ')
  if (categories.toSorted().join(', ') !== expected)
    throw new Error(`${locale} has the plural categories ${expected}: name exactly these`)
  const digits = new Intl.NumberFormat(locale, { useGrouping: false })
  return (n, forms) => forms[rules.select(n) as Category].replaceAll('#', digits.format(n))
}
