import { ComponentType as Type } from 'discord-api-types/v10'
import { isJson } from '../json.ts'
import { buttonRule, COMPONENT } from './buttons.ts'
import type { Form } from './form-errors.ts'
import { altText, galleryItem, media, uploadedMedia } from './media.ts'
import {
  array,
  boolean,
  integer,
  integerOf,
  object,
  oneOf,
  type Rule,
  required,
  string,
  unionByType,
} from './schema.ts'
import { SELECTS } from './selects.ts'

/** A row fits five buttons or one select. */
const ROW_WIDTH = 5

const noWiderThanARow: Rule = (value, form) => {
  let width = 0
  for (const [index, component] of (Array.isArray(value) ? value : []).entries()) {
    width += isJson(component) && integerOf(component.type) === Type.Button ? 1 : ROW_WIDTH
    if (width > ROW_WIDTH) form.at(index).add(tooWide)
  }
}

const tooWide = {
  code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  message: 'The specified component exceeds the maximum width',
}

const inRow = array(unionByType({ [Type.Button]: buttonRule, ...SELECTS }), {
  min: 1,
  max: Number.POSITIVE_INFINITY,
})

const actionRow = object({
  ...COMPONENT,
  components: required((value: unknown, form: Form) => {
    inRow(value, form)
    noWiderThanARow(value, form)
  }),
})

/** Also allowed in modals. 4000 as in Discord's schema; all-components.ts limits the sum over a message. */
export const textDisplay = object({ ...COMPONENT, content: required(string({ min: 1, max: 4000 })) })

const thumbnail = object({ ...COMPONENT, media: required(media), description: altText, spoiler: boolean })

const section = object({
  ...COMPONENT,
  components: required(array(unionByType({ [Type.TextDisplay]: textDisplay }), { min: 1, max: 3 })),
  accessory: required(unionByType({ [Type.Button]: buttonRule, [Type.Thumbnail]: thumbnail })),
})

const gallery = object({ ...COMPONENT, items: required(array(galleryItem, { min: 1, max: 10 })) })

/** `name` and `size` are output only. */
const file = object({
  ...COMPONENT,
  file: required(uploadedMedia),
  spoiler: boolean,
  name: string({ max: 1024 }),
  size: integer({ max: Number.MAX_SAFE_INTEGER }),
})

const separator = object({ ...COMPONENT, divider: boolean, spacing: oneOf([1, 2]) })

/** The maximum per message, nested components included (components/reference, Components V2). */
export const MAX_COMPONENTS = 40

const IN_CONTAINER: { readonly [type: number]: Rule } = {
  [Type.ActionRow]: actionRow,
  [Type.Section]: section,
  [Type.TextDisplay]: textDisplay,
  [Type.MediaGallery]: gallery,
  [Type.File]: file,
  [Type.Separator]: separator,
}

const container = object({
  ...COMPONENT,
  components: required(array(unionByType(IN_CONTAINER), { min: 1, max: MAX_COMPONENTS })),
  accent_color: integer({ min: 0, max: 0xffffff }),
  spoiler: boolean,
})

/** Top-level components of a message with the Components V2 flag. */
export const v2Components = array(unionByType({ ...IN_CONTAINER, [Type.Container]: container }), {
  max: MAX_COMPONENTS,
})

/** Top-level components without the flag. */
export const legacyComponents = array(unionByType({ [Type.ActionRow]: actionRow }), { max: 5 })
