import {
  any,
  array,
  boolean,
  filledString,
  integer,
  object,
  oneOf,
  required,
  snowflake,
  string,
} from './schema.ts'

const emoji = object({ id: snowflake, name: string({ max: 32 }), animated: boolean })

/** resources/poll. `answer_id` and `expiry` are output only. */
export const poll = object({
  question: required(object({ text: filledString(300), emoji: any })),
  answers: required(
    array(object({ answer_id: any, poll_media: required(object({ text: filledString(55), emoji })) }), {
      min: 1,
      max: 10,
    }),
  ),
  duration: integer({ min: 1, max: 32 * 24 }),
  allow_multiselect: boolean,
  layout_type: oneOf([1]),
  expiry: any,
})
