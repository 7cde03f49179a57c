import { isJson, type Json } from '../json.ts'
import { type Form, type Mistake, mistakes } from './form-errors.ts'

/** A validation rule: adds mistakes to the form. Absent and null pass unless wrapped in `required`. */
export type Rule = (value: unknown, form: Form) => void

type Range = { readonly min?: number; readonly max: number }

export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null

export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Length in code points, as JSON Schema counts it: an emoji is one. */
export const lengthOf = (text: unknown): number => (typeof text === 'string' ? [...text].length : 0)

/** A string or number as string; null for anything else. */
export const asText = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null

/** Discord "accepts strings for int fields" (discord-api-spec, README). NaN if it is no integer. */
export const integerOf = (value: unknown): number => {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : Number.NaN
}

export const optional =
  (rule: Rule): Rule =>
  (value, form) => {
    if (!isAbsent(value)) rule(value, form)
  }

export const required =
  (rule: Rule): Rule =>
  (value, form) =>
    isAbsent(value) ? form.add(mistakes.required) : rule(value, form)

const checkLength = (length: number, { min = 0, max }: Range, form: Form): void => {
  if (length >= min && length <= max) return
  form.add(min === 0 ? mistakes.tooLong(max) : mistakes.badLength(min, max))
}

export const string = (range: Range): Rule =>
  optional((value, form) =>
    typeof value === 'string' ? checkLength(lengthOf(value), range, form) : form.add(mistakes.notText),
  )

/** A string that Discord trims before counting. */
export const trimmedString = (max: number): Rule =>
  optional((value, form) => string({ max })(typeof value === 'string' ? value.trim() : value, form))

/** The same, required and not blank. */
export const filledString =
  (max: number): Rule =>
  (value, form) =>
    required(trimmedString(max))(isBlank(value) ? null : value, form)

export const isBlank = (value: unknown): boolean =>
  isAbsent(value) || (typeof value === 'string' && value.trim() === '')

export const integer = ({ min = Number.NEGATIVE_INFINITY, max }: Range): Rule =>
  optional((value, form) => {
    const number = integerOf(value)
    if (Number.isNaN(number)) return form.add(mistakes.notNumber(value, 'int'))
    if (number < min) form.add(mistakes.tooSmall(min))
    if (number > max) form.add(mistakes.tooBig(max))
  })

export const number: Rule = optional((value, form) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) form.add(mistakes.notNumber(value, 'float'))
})

export const boolean: Rule = optional((value, form) => {
  if (typeof value !== 'boolean') form.add(mistakes.notBoolean)
})

/** Snowflakes are strings, since most exceed the safe integers. */
export const snowflake: Rule = optional((value, form) => {
  if (typeof value === 'string' ? !/^(0|[1-9]\d{0,19})$/.test(value) : !Number.isSafeInteger(value))
    form.add(mistakes.notNumber(value, 'snowflake'))
})

export const oneOf = (values: readonly (string | number)[]): Rule =>
  optional((value, form) => {
    const isChoice = values.some(one => one === (typeof one === 'number' ? integerOf(value) : value))
    if (!isChoice) form.add(mistakes.choices(values))
  })

export const url = (schemes: readonly string[], max: number): Rule =>
  optional((value, form) => {
    string({ max })(value, form)
    if (typeof value !== 'string') return
    if (!URL.canParse(value)) return form.add(mistakes.badUrl)
    const scheme = new URL(value).protocol.slice(0, -1)
    if (!schemes.includes(scheme)) form.add(mistakes.badScheme(scheme, schemes))
  })

export const array = (rule: Rule, range: Range): Rule =>
  optional((value, form) => {
    if (!Array.isArray(value)) return form.add(mistakes.notList)
    checkLength(value.length, range, form)
    for (const [index, item] of value.entries()) required(rule)(item, form.at(index))
  })

export type ObjectShape = { readonly [field: string]: Rule }

/** A strict object, followed by rules across its fields. */
export const object = (table: ObjectShape, ...across: readonly ((value: Json, form: Form) => void)[]): Rule =>
  optional((value, form) => {
    if (!isJson(value)) return form.add(mistakes.notObject)
    for (const [key, content] of Object.entries(value))
      if (!Object.hasOwn(table, key) && content !== undefined) form.at(key).add(mistakes.unknownField(key))
    for (const [key, rule] of Object.entries(table)) rule(value[key], form.at(key))
    for (const rule of across) rule(value, form)
  })

/** A discriminated union on `type`. */
export const unionByType = (rules: { readonly [type: number]: Rule }): Rule =>
  optional((value, form) => {
    if (!isJson(value)) return form.add(mistakes.notObject)
    const rule = rules[integerOf(value.type)]
    if (!rule) return form.add(mistakes.types(Object.keys(rules)))
    rule(value, form)
  })

/** Accepts anything: another rule checks it, or nothing can be wrong. */
export const any: Rule = () => {}

/** Adds a mistake for each duplicate. */
export const noteDuplicates = (
  values: Iterable<{ readonly value: unknown; readonly form: Form }>,
  mistake: Mistake,
): void => {
  const seen = new Set<unknown>()
  for (const { value, form } of values) {
    if (isAbsent(value)) continue
    if (seen.has(value)) form.add(mistake)
    seen.add(value)
  }
}

/** Adds a mistake for each object of the list `key` that repeats another one's `field`. */
export const noteDuplicatesIn = (
  parent: Json,
  form: Form,
  key: string,
  field: string,
  mistake: Mistake,
): void =>
  noteDuplicates(
    itemsOf(parent[key]).map((one, index) => ({
      value: isJson(one) ? one[field] : undefined,
      form: form.at(key, index),
    })),
    mistake,
  )
