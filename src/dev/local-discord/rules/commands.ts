import { ApplicationCommandType as Type } from 'discord-api-types/v10'
import { isJson, type Json } from '../json.ts'
import { translatable } from './choices.ts'
import { type ErrorBody, type Form, mistakes, validate } from './form-errors.ts'
import { description, lowerCaseName, options } from './options.ts'
import {
  any,
  array,
  asText,
  boolean,
  integerOf,
  isAbsent,
  itemsOf,
  lengthOf,
  noteDuplicates,
  type ObjectShape,
  object,
  oneOf,
  optional,
  type Rule,
  required,
  snowflake,
  string,
} from './schema.ts'

type Scope = 'global' | 'guild' | 'either'

/** A permission bit set as a string; "0" restricts the command to administrators. */
const permissions: Rule = optional((value, form) => {
  if (typeof value !== 'string' || !/^\d+$/.test(value)) form.add(mistakes.notNumber(value, 'bitfield'))
})

const distinct = (values: readonly number[]): Rule =>
  optional((value, form) => {
    array(oneOf(values), { min: 1, max: values.length })(value, form)
    noteDuplicates(
      itemsOf(value).map((one, index) => ({ value: one, form: form.at(index) })),
      { code: 'SET_TYPE_ALREADY_CONTAINS_VALUE', message: 'The set already contains this value' },
    )
  })

/**
 * application-commands: "only for globally-scoped commands". Stricter than Discord may be: in a test, a field
 * without effect is a mistake.
 */
const globalOnly =
  (scope: Scope, rule: Rule): Rule =>
  (value, form) =>
    scope === 'guild' && !isAbsent(value)
      ? form.add({ code: 'APPLICATION_COMMAND_GLOBAL_ONLY', message: 'Only for globally-scoped commands' })
      : rule(value, form)

const common = (scope: Scope): ObjectShape => ({
  type: oneOf([Type.ChatInput, Type.User, Type.Message, Type.PrimaryEntryPoint]),
  id: snowflake,
  default_member_permissions: permissions,
  integration_types: globalOnly(scope, distinct([0, 1])),
  contexts: globalOnly(scope, distinct([0, 1, 2])),
  nsfw: boolean,
  /** Both deprecated. */
  dm_permission: boolean,
  default_permission: boolean,
})

/** Context menu commands have names with capitals and spaces, and no description. */
const menuTable: ObjectShape = {
  ...translatable('name', string({ min: 1, max: 32 }), true),
  ...translatable('description', string({ max: 0 }), false),
  options: array(any, { max: 0 }),
}

const chatTable: ObjectShape = {
  ...translatable('name', lowerCaseName, true),
  ...translatable('description', description, true),
  options,
}

const entryTable: ObjectShape = {
  ...menuTable,
  ...translatable('description', description, true),
  handler: required(oneOf([1, 2])),
}

const typeOf = (command: unknown): number => (isJson(command) && integerOf(command.type)) || Type.ChatInput

const tableOf = (command: unknown): ObjectShape => TABLES[typeOf(command)] ?? chatTable

const TABLES: { readonly [type: number]: ObjectShape } = {
  [Type.User]: menuTable,
  [Type.Message]: menuTable,
  [Type.PrimaryEntryPoint]: entryTable,
}

const MAX_TEXT = 8000

/** The longest of a text and its localizations counts. */
const sizeOfText = (owner: Json, name: string): number => {
  const translations = owner[`${name}_localizations`]
  return Math.max(...[owner[name], ...Object.values(isJson(translations) ? translations : {})].map(lengthOf))
}

/** The sum of names, descriptions and values at all levels (application-commands, Slash Commands). */
const sizeOf = (part: unknown): number => {
  if (!isJson(part)) return 0
  const inner = [...itemsOf(part.options), ...itemsOf(part.choices)]
  const own = sizeOfText(part, 'name') + sizeOfText(part, 'description') + lengthOf(asText(part.value))
  return inner.reduce((sum: number, one) => sum + sizeOf(one), own)
}

const noteTooLarge = (command: Json, form: Form): void => {
  if (sizeOf(command) > MAX_TEXT)
    form.add({
      code: 'APPLICATION_COMMAND_TOO_LARGE',
      message: `Command exceeds maximum size (${MAX_TEXT})`,
    })
}

const commandIn =
  (scope: Scope): Rule =>
  (value, form) =>
    required(object({ ...common(scope), ...tableOf(value) }, noteTooLarge))(value, form)

/** Validates one command. */
export const checkCommand = (body: unknown): ErrorBody | null =>
  validate(form => commandIn('either')(body, form))

/** The maximum number of commands of each type per scope. */
const MAX: readonly (readonly [type: number, most: number])[] = [
  [Type.ChatInput, 100],
  [Type.User, 15],
  [Type.Message, 15],
  [Type.PrimaryEntryPoint, 1],
]

/** Validates a bulk overwrite. */
export const checkCommands = (body: unknown, scope: 'global' | 'guild'): ErrorBody | null =>
  tooManyCommands(itemsOf(body)) ??
  validate(form => {
    required(array(commandIn(scope), { max: Number.POSITIVE_INFINITY }))(body, form)
    noteDuplicates(
      itemsOf(body).map((one, index) => ({
        value: isJson(one) ? `${typeOf(one)} ${asText(one.name) ?? index}` : undefined,
        form: form.at(index),
      })),
      { code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message: 'Application command names must be unique' },
    )
  })

const tooManyCommands = (commands: readonly unknown[]): ErrorBody | null => {
  const full = MAX.find(([type, most]) => commands.filter(one => typeOf(one) === type).length > most)
  if (!full) return null
  return {
    status: 400,
    code: 30032,
    message: `Maximum number of application commands reached (${full[1]}).`,
  }
}
