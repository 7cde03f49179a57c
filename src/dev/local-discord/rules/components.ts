import { ComponentType as Type } from 'discord-api-types/v10'
import { button, COMPONENT } from './buttons.ts'
import type { Form } from './errors.ts'
import {
  byType,
  choice,
  fields,
  flag,
  isJson,
  list,
  need,
  type Rule,
  text,
  whole,
  wholeOf,
} from './fields.ts'
import { altText, galleryItem, media, uploadedMedia } from './media.ts'
import { SELECTS } from './selects.ts'

/** A row has room for five buttons; a select takes all of it. */
const ROW_WIDTH = 5

const noWiderThanARow: Rule = (value, form) => {
  let width = 0
  for (const [index, component] of (Array.isArray(value) ? value : []).entries()) {
    width += isJson(component) && wholeOf(component.type) === Type.Button ? 1 : ROW_WIDTH
    if (width > ROW_WIDTH) form.at(index).add(tooWide)
  }
}

const tooWide = {
  code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  message: 'The specified component exceeds the maximum width',
}

const inRow = list(byType({ [Type.Button]: button, ...SELECTS }), { min: 1, max: Number.POSITIVE_INFINITY })

const actionRow = fields({
  ...COMPONENT,
  components: need((value: unknown, form: Form) => {
    inRow(value, form)
    noWiderThanARow(value, form)
  }),
})

/** Also allowed in modals. 4000 is Discord's published schema; the sum over a message is in whole.ts. */
export const textDisplay = fields({ ...COMPONENT, content: need(text({ min: 1, max: 4000 })) })

const thumbnail = fields({ ...COMPONENT, media: need(media), description: altText, spoiler: flag })

const section = fields({
  ...COMPONENT,
  components: need(list(byType({ [Type.TextDisplay]: textDisplay }), { min: 1, max: 3 })),
  accessory: need(byType({ [Type.Button]: button, [Type.Thumbnail]: thumbnail })),
})

const gallery = fields({ ...COMPONENT, items: need(list(galleryItem, { min: 1, max: 10 })) })

/** `name` and `size` come back from Discord and are ignored in a request. */
const file = fields({
  ...COMPONENT,
  file: need(uploadedMedia),
  spoiler: flag,
  name: text({ max: 1024 }),
  size: whole({ max: Number.MAX_SAFE_INTEGER }),
})

const separator = fields({ ...COMPONENT, divider: flag, spacing: choice([1, 2]) })

/** The most components of a message, nested ones counted (components/reference, Components V2). */
export const MAX_COMPONENTS = 40

const IN_CONTAINER: { readonly [type: number]: Rule } = {
  [Type.ActionRow]: actionRow,
  [Type.Section]: section,
  [Type.TextDisplay]: textDisplay,
  [Type.MediaGallery]: gallery,
  [Type.File]: file,
  [Type.Separator]: separator,
}

const container = fields({
  ...COMPONENT,
  components: need(list(byType(IN_CONTAINER), { min: 1, max: MAX_COMPONENTS })),
  accent_color: whole({ min: 0, max: 0xffffff }),
  spoiler: flag,
})

/** What stands in a message with the flag for Components V2. */
export const v2Components = list(byType({ ...IN_CONTAINER, [Type.Container]: container }), {
  max: MAX_COMPONENTS,
})

/** What stands in a message without it. */
export const legacyComponents = list(byType({ [Type.ActionRow]: actionRow }), { max: 5 })
