import type { CompiledQuery, Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Stands for a value that is known only when the query runs. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

type Compilable<Row> = { compile(): CompiledQuery<Row> }

/**
 * A query that is built and compiled once, and run with other values each time: for what every click does.
 * Building a query anew costs more than running it. `at` gives the places of the values by name.
 */
export const prepared = <Values extends object, Row>(
  build: (db: Kysely<Schema>, at: Values) => Compilable<Row>,
): ((db: Kysely<Schema>, values: Values) => Promise<Row[]>) => {
  const at = new Proxy({} as Values, { get: (_, name) => new Slot(String(name)) })
  // One for each engine, since each has its own dialect of SQL.
  const compiled = new WeakMap<object, CompiledQuery<Row>>()
  return async (db, values) => {
    const engine = db.getExecutor().adapter
    const query = compiled.get(engine) ?? build(db, at).compile()
    compiled.set(engine, query)
    const parameters = query.parameters.map(one =>
      one instanceof Slot ? values[one.name as keyof Values] : one,
    )
    const { rows } = await db.executeQuery<Row>({ ...query, parameters })
    return rows
  }
}
