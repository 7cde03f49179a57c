import { examine, type Refusal } from './errors.ts'
import { choice, fields, need, text, whole } from './fields.ts'

/** channel, Start Thread from Message. */
export const checkThread = (body: unknown): Refusal | null =>
  examine(form =>
    need(
      fields({
        name: need(text({ min: 1, max: 100 })),
        auto_archive_duration: choice([60, 1440, 4320, 10080]),
        rate_limit_per_user: whole({ min: 0, max: 21_600 }),
      }),
    )(body, form),
  )
