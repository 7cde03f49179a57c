import { examine, type Form, type Refusal } from './errors.ts'
import { fields, type Json, snowflake, whole } from './fields.ts'

const PLACES = ['before', 'after', 'around']

/** Only one "may be passed at a time". Discord is not known to refuse more; what it would do nobody can rely on. */
const onlyOne = (given: Json, form: Form): void => {
  const named = PLACES.filter(name => given[name] !== undefined)
  for (const name of named.slice(1))
    form.at(name).add({
      code: 'PAGE_PLACES_EXCLUSIVE',
      message: `${named[0]} and ${name} are mutually exclusive.`,
    })
}

/** channel, Get Channel Messages. */
export const checkMessagePage = (query: unknown): Refusal | null =>
  examine(form =>
    fields(
      { limit: whole({ min: 1, max: 100 }), before: snowflake, after: snowflake, around: snowflake },
      onlyOne,
    )(query, form),
  )

/** user, Get Current User Guilds. */
export const checkGuildPage = (query: unknown): Refusal | null =>
  examine(form =>
    fields(
      {
        limit: whole({ min: 1, max: 200 }),
        before: snowflake,
        after: snowflake,
        with_counts: () => undefined,
      },
      onlyOne,
    )(query, form),
  )
