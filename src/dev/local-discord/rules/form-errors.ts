/** Discord's nested form errors, keyed by field; leaves are `{ _errors: [{ code, message }] }`. */
export type FormErrors = { [key: string]: unknown }

export type ErrorBody = { code: number; message: string; status: number; errors?: FormErrors }

/** One error at one path, in Discord's words. */
export type Mistake = { readonly code: string; readonly message: string }

/** A path in the validated form, at which mistakes are added. */
export type Form = {
  at(...keys: readonly (string | number)[]): Form
  add(mistake: Mistake): void
}

/** Runs a validation; the error body lists every mistake, as Discord's does. */
export const validate = (look: (form: Form) => void): ErrorBody | null => {
  const errors = emptyNode()
  look(place(errors, []))
  if (Object.keys(errors).length === 0) return null
  return { status: 400, code: 50035, message: 'Invalid Form Body', errors }
}

const place = (errors: FormErrors, path: readonly string[]): Form => ({
  at: (...keys) => place(errors, [...path, ...keys.map(String)]),
  add: mistake => {
    let node = errors
    for (const key of path) {
      node[key] ??= emptyNode()
      node = node[key] as FormErrors
    }
    node._errors ??= []
    ;(node._errors as Mistake[]).push(mistake)
  },
})

/** Without a prototype: keys come from the request, and `__proto__` is one that JSON allows. */
const emptyNode = (): FormErrors => Object.create(null)

/**
 * Discord's codes and messages for common mistakes. Few of them are documented; these are taken from
 * observed responses.
 */
export const mistakes = {
  required: { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' },
  tooLong: (most: number) => ({
    code: 'BASE_TYPE_MAX_LENGTH',
    message: `Must be ${most} or fewer in length.`,
  }),
  badLength: (least: number, most: number) => ({
    code: 'BASE_TYPE_BAD_LENGTH',
    message: `Must be between ${least} and ${most} in length.`,
  }),
  choices: (values: readonly unknown[]) => ({
    code: 'BASE_TYPE_CHOICES',
    message: `Value must be one of {${values.join(', ')}}.`,
  }),
  types: (values: readonly unknown[]) => ({
    code: 'UNION_TYPE_CHOICES',
    message: `Value of field "type" must be one of (${values.join(', ')}).`,
  }),
  notText: { code: 'STRING_TYPE_CONVERT', message: 'Could not interpret this as string.' },
  notBoolean: { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' },
  notNumber: (value: unknown, kind: string) => ({
    code: 'NUMBER_TYPE_COERCE',
    message: `Value ${JSON.stringify(value)} is not ${kind}.`,
  }),
  tooSmall: (least: number) => ({
    code: 'NUMBER_TYPE_MIN',
    message: `int value should be greater than or equal to ${least}.`,
  }),
  tooBig: (most: number) => ({
    code: 'NUMBER_TYPE_MAX',
    message: `int value should be less than or equal to ${most}.`,
  }),
  notList: { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' },
  notObject: { code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' },
  badUrl: { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' },
  badScheme: (scheme: string, schemes: readonly string[]) => ({
    code: 'URL_TYPE_INVALID_SCHEME',
    message: `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.map(one => `'${one}'`).join(', ')}).`,
  }),
  /**
   * Stricter than Discord on purpose: Discord ignores unknown fields, but in a test an undocumented field
   * is a misspelt one.
   */
  unknownField: (name: string) => ({
    code: 'UNKNOWN_FIELD',
    message: `Discord knows no field '${name}' here and would ignore it.`,
  }),
} as const
