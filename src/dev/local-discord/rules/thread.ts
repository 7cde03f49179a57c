import { type ErrorBody, validate } from './form-errors.ts'
import { integer, object, oneOf, required, string } from './schema.ts'

/** channel, Start Thread from Message. */
export const checkThread = (body: unknown): ErrorBody | null =>
  validate(form =>
    required(
      object({
        name: required(string({ min: 1, max: 100 })),
        auto_archive_duration: oneOf([60, 1440, 4320, 10080]),
        rate_limit_per_user: integer({ min: 0, max: 21_600 }),
      }),
    )(body, form),
  )
