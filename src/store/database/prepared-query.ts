import type { CompiledQuery, Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

type Compilable<Row> = { compile(): CompiledQuery<Row> }

/**
 * A prepared query for statements that every click runs: Kysely builds and compiles it once, because building costs
 * more than running. `at.name` in `build` is a placeholder; each run fills it with the value of that name.
 */
export const prepareQuery = <Values extends object, Row>(
  build: (db: Kysely<Schema>, at: Values) => Compilable<Row>,
): ((db: Kysely<Schema>, values: Values) => Promise<Row[]>) => {
  const placeholders = new Proxy({} as Values, { get: (_, name) => new Placeholder(String(name)) })
  // Cached per database engine, because each one has its own SQL dialect.
  const compiled = new WeakMap<object, CompiledQuery<Row>>()
  return async (db, values) => {
    // getExecutor() is internal to Kysely (0.29). If it changes, every test in test/store fails.
    const engine = db.getExecutor().adapter
    const query = compiled.get(engine) ?? build(db, placeholders).compile()
    compiled.set(engine, query)
    const parameters = query.parameters.map(parameter =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    )
    const { rows } = await db.executeQuery<Row>({ ...query, parameters })
    return rows
  }
}

/** A placeholder in the compiled query for a value that each run supplies. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
