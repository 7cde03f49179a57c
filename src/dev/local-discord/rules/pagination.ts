import type { Json } from '../json.ts'
import { type ErrorBody, type Form, validate } from './form-errors.ts'
import { integer, object, snowflake } from './schema.ts'

const PLACES = ['before', 'after', 'around']

/** Only one "may be passed at a time". Discord does not document what happens with more. */
const onlyOne = (query: Json, form: Form): void => {
  const named = PLACES.filter(name => query[name] !== undefined)
  for (const name of named.slice(1))
    form.at(name).add({
      code: 'PAGE_PLACES_EXCLUSIVE',
      message: `${named[0]} and ${name} are mutually exclusive.`,
    })
}

/** channel, Get Channel Messages. */
export const checkMessagePage = (query: unknown): ErrorBody | null =>
  validate(form =>
    object(
      { limit: integer({ min: 1, max: 100 }), before: snowflake, after: snowflake, around: snowflake },
      onlyOne,
    )(query, form),
  )

/** user, Get Current User Guilds. */
export const checkGuildPage = (query: unknown): ErrorBody | null =>
  validate(form =>
    object(
      {
        limit: integer({ min: 1, max: 200 }),
        before: snowflake,
        after: snowflake,
        with_counts: () => undefined,
      },
      onlyOne,
    )(query, form),
  )
