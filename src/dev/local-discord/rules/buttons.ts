import { ButtonStyle } from 'discord-api-types/v10'
import type { Json } from '../json.ts'
import type { Form, Mistake } from './form-errors.ts'
import {
  any,
  boolean,
  integer,
  integerOf,
  isAbsent,
  object,
  oneOf,
  required,
  snowflake,
  string,
  url,
} from './schema.ts'

/** Fields of every component. An id of 0 counts as absent. */
export const COMPONENT = { type: any, id: integer({ min: 0, max: 2 ** 31 - 1 }) }

export const customId = string({ min: 1, max: 100 })

export const emoji = object(
  { id: snowflake, name: string({ max: 32 }), animated: boolean },
  (value, form) => {
    if (isAbsent(value.id) && isAbsent(value.name))
      form.add({ code: 'COMPONENT_INVALID_EMOJI', message: 'Invalid emoji' })
  },
)

const exclusive: Mistake = {
  code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  message: 'A custom id and url cannot both be specified',
}
const missing = (name: string, words: string): Mistake => ({
  code: `BUTTON_COMPONENT_${name}_REQUIRED`,
  message: words,
})
const forbidden = (field: string): Mistake => ({
  code: 'BUTTON_COMPONENT_FIELD_NOT_ALLOWED',
  message: `A button of this style cannot have '${field}'`,
})

type Needs = { readonly needs: readonly [field: string, Mistake]; readonly forbids: readonly string[] }

/** components/reference, Button: each style requires one field and forbids others. */
const PRESSED: Needs = {
  needs: ['custom_id', missing('CUSTOM_ID', 'A custom id is required')],
  forbids: ['url', 'sku_id'],
}
const NEEDS: { readonly [style: number]: Needs } = {
  [ButtonStyle.Primary]: PRESSED,
  [ButtonStyle.Secondary]: PRESSED,
  [ButtonStyle.Success]: PRESSED,
  [ButtonStyle.Danger]: PRESSED,
  [ButtonStyle.Link]: {
    needs: ['url', missing('URL', 'A url is required')],
    forbids: ['custom_id', 'sku_id'],
  },
  [ButtonStyle.Premium]: {
    needs: ['sku_id', missing('SKU_ID', 'A sku id is required')],
    forbids: ['custom_id', 'url', 'label', 'emoji'],
  },
}

const has = (button: Json, field: string): boolean => !isAbsent(button[field]) && button[field] !== ''

const fitsItsStyle = (button: Json, form: Form): void => {
  const style = integerOf(button.style)
  const rule = NEEDS[style]
  if (!rule) return
  const [field, mistake] = rule.needs
  if (!has(button, field)) form.at(field).add(mistake)
  for (const other of rule.forbids)
    if (has(button, other))
      form.at(other).add(other === 'url' || other === 'custom_id' ? exclusive : forbidden(other))
  if (style !== ButtonStyle.Premium && !has(button, 'label') && !has(button, 'emoji'))
    form.add(missing('LABEL_OR_EMOJI', 'A label or an emoji is required'))
}

export const buttonRule = object(
  {
    ...COMPONENT,
    style: required(oneOf(Object.keys(NEEDS).map(Number))),
    custom_id: customId,
    label: string({ max: 80 }),
    url: url(['http', 'https', 'discord'], 512),
    sku_id: snowflake,
    emoji,
    disabled: boolean,
  },
  fitsItsStyle,
)
