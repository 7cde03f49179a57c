import { ComponentType as Type } from 'discord-api-types/v10'
import { isJson, type Json } from '../json.ts'
import { MAX_COMPONENTS } from './components.ts'
import type { ErrorBody, Form } from './form-errors.ts'
import { integerOf, itemsOf, lengthOf, noteDuplicates } from './schema.ts'

/** Rules across all components of a message or modal. */

export type LocatedComponent = { readonly component: Json; readonly form: Form }

/** All components in depth-first order. */
export const componentsIn = (components: unknown, form: Form): LocatedComponent[] =>
  itemsOf(components).flatMap((component, index) => withInner(component, form.at(index)))

const withInner = (component: unknown, form: Form): LocatedComponent[] =>
  isJson(component)
    ? [
        { component, form },
        ...componentsIn(component.components, form.at('components')),
        ...withInner(component.accessory, form.at('accessory')),
        ...withInner(component.component, form.at('component')),
      ]
    : []

/** Custom ids and numeric ids are unique per message; a numeric id of 0 is absent. */
export const noteDuplicateIds = (all: readonly LocatedComponent[]): void => {
  noteDuplicates(
    all.map(({ component, form }) => ({ value: component.custom_id, form: form.at('custom_id') })),
    { code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message: 'Component custom id cannot be duplicated' },
  )
  noteDuplicates(
    all.map(({ component, form }) => ({ value: integerOf(component.id) || undefined, form: form.at('id') })),
    { code: 'COMPONENT_ID_DUPLICATED', message: 'Component id cannot be duplicated' },
  )
}

const MAX_TEXT = 4000

export const textsIn = (all: readonly LocatedComponent[]): string[] =>
  all
    .filter(({ component }) => integerOf(component.type) === Type.TextDisplay)
    .map(({ component }) => component.content)
    .filter(content => typeof content === 'string')

export const noteTooLarge = (all: readonly LocatedComponent[], form: Form): void => {
  if (all.length > MAX_COMPONENTS)
    form.add({
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `The maximum total number of components is ${MAX_COMPONENTS}`,
    })
  const length = textsIn(all).reduce((sum, one) => sum + lengthOf(one), 0)
  if (length > MAX_TEXT)
    form.add({
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `Components displayable text size exceeds maximum size of ${MAX_TEXT}`,
    })
}

/** Measured by others, documented nowhere (discord-api-docs, issue 8554): bytes, and 12 more for each text. */
const MAX_BYTES = 10_170
const BYTES_PER_TEXT = 12
/** discord-api-docs, issue 7528. */
const MAX_MEDIA = 64

/** Payloads that make Discord respond with 500. */
export const serverErrorFor = (all: readonly LocatedComponent[]): ErrorBody | null => {
  const bytes = textsIn(all).reduce((sum, one) => sum + Buffer.byteLength(one) + BYTES_PER_TEXT, 0)
  const pictures = all.reduce(
    (sum, { component }) => sum + itemsOf(component.items).length + (isJson(component.media) ? 1 : 0),
    0,
  )
  if (bytes <= MAX_BYTES && pictures <= MAX_MEDIA) return null
  return { status: 500, code: 0, message: '500: Internal Server Error' }
}
