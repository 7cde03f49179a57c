import type { Kysely } from 'kysely'
import type { BotState } from '../play/ports/process.ts'
import type { Schema } from './schema.ts'

export const botState = (db: Kysely<Schema>): BotState => ({
  async read(name) {
    const row = await db.selectFrom('bot_state').select('value').where('name', '=', name).executeTakeFirst()
    return row?.value ?? null
  },
  async write(name, value) {
    if (value === null) return void (await db.deleteFrom('bot_state').where('name', '=', name).execute())
    await db
      .insertInto('bot_state')
      .values({ name, value })
      .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
      .execute()
  },
})
