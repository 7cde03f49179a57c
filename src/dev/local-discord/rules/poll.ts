import { anything, choice, fields, filledText, flag, list, need, snowflake, text, whole } from './fields.ts'

const emoji = fields({ id: snowflake, name: text({ max: 32 }), animated: flag })

/** resources/poll. `answer_id` and `expiry` come back from Discord and are ignored. */
export const poll = fields({
  question: need(fields({ text: filledText(300), emoji: anything })),
  answers: need(
    list(fields({ answer_id: anything, poll_media: need(fields({ text: filledText(55), emoji })) }), {
      min: 1,
      max: 10,
    }),
  ),
  duration: whole({ min: 1, max: 32 * 24 }),
  allow_multiselect: flag,
  layout_type: choice([1]),
  expiry: anything,
})
