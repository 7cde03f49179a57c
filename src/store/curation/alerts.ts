import type { Kysely } from 'kysely'
import type { Alert, AlertChannel, AlertMessage, AlertStore } from '../../play/ports/alerts.ts'
import type { AlertKind } from '../../quiz/items/alerts.ts'
import { botState } from '../bot-state.ts'
import { bumpOverrides } from '../corrections/rows.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { inChunks } from '../database/in-chunks.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'

/** Names in `bot_state`; their values are JSON. */
const CHANNEL = 'alert-channel'
const MESSAGE = 'alert-message'

const ROWS_PER_STATEMENT = 500

export const alertStore = (db: Kysely<Schema>): AlertStore => ({
  alerts: () => selectAlerts(db),
  replaceAlerts: (alerts, at) => inTransaction(db, trx => replaceAlerts(trx, alerts, at)),
  alertChannel: () => readJson<AlertChannel>(db, CHANNEL),
  setAlertChannel: channel => writeJson(db, CHANNEL, channel),
  nextAlertMessage: wanted => inTransaction(db, trx => nextMessage(trx, wanted)),
  markAlertSent: (id, at) =>
    inTransaction(db, async trx => {
      const message = await readJson<AlertMessage>(trx, MESSAGE)
      if (message?.id === id) await writeJson(trx, MESSAGE, { ...message, sentAt: at })
    }),
  dropAlertMessage: message => inTransaction(db, trx => dropMessage(trx, message)),
})

const readJson = async <T>(db: Kysely<Schema>, name: string): Promise<T | null> => {
  const value = await botState(db).read(name)
  return value === null ? null : (JSON.parse(value) as T)
}

const writeJson = (db: Kysely<Schema>, name: string, value: object | null): Promise<void> =>
  botState(db).write(name, value && JSON.stringify(value))

const selectAlerts = async (db: Kysely<Schema>): Promise<Alert[]> => {
  const rows = await db
    .selectFrom('question_alerts')
    .select(['question_id', 'kind'])
    .orderBy('question_id')
    .orderBy('kind')
    .execute()
  return rows.map(({ question_id, kind }) => ({ questionId: question_id, kind }))
}

const nameOf = ({ questionId, kind }: Alert): string => `${kind} ${questionId}`

const replaceAlerts = async (trx: Kysely<Schema>, alerts: readonly Alert[], at: number): Promise<boolean> => {
  await lockUntilCommit(trx, [MESSAGE])
  const before = await selectAlerts(trx)
  const wanted = new Set(alerts.map(nameOf))
  const known = new Set(before.map(nameOf))
  const over = before.filter(alert => !wanted.has(nameOf(alert)))
  const added = alerts.filter(alert => !known.has(nameOf(alert)))
  if (over.length + added.length === 0) return false
  for (const { questionId, kind } of over)
    await trx
      .deleteFrom('question_alerts')
      .where('question_id', '=', questionId)
      .where('kind', '=', kind)
      .execute()
  await inChunks(added, ROWS_PER_STATEMENT, chunk =>
    trx
      .insertInto('question_alerts')
      .values(chunk.map(({ questionId, kind }) => ({ question_id: questionId, kind, at, told_at: null })))
      .execute(),
  )
  await bumpOverrides(trx)
  return true
}

const nextMessage = async (
  trx: Kysely<Schema>,
  { id, at, everyMs }: Parameters<AlertStore['nextAlertMessage']>[0],
): ReturnType<AlertStore['nextAlertMessage']> => {
  await lockUntilCommit(trx, [MESSAGE])
  const last = await readJson<AlertMessage>(trx, MESSAGE)
  if (last?.sentAt === null) return last
  const untold = await trx
    .selectFrom('question_alerts')
    .select(['kind', trx.fn.countAll().as('count')])
    .where('told_at', 'is', null)
    .groupBy('kind')
    .execute()
  if (untold.length === 0) return null
  if (last && at < last.at + everyMs) return { waitUntil: last.at + everyMs }
  const counts: Partial<Record<AlertKind, number>> = Object.fromEntries(
    untold.map(({ kind, count }) => [kind, Number(count)]),
  )
  const message: AlertMessage = { id, at, sentAt: null, counts }
  await trx.updateTable('question_alerts').set({ told_at: at }).where('told_at', 'is', null).execute()
  await writeJson(trx, MESSAGE, message)
  return message
}

const dropMessage = async (trx: Kysely<Schema>, { id, at }: AlertMessage): Promise<void> => {
  await lockUntilCommit(trx, [MESSAGE])
  const last = await readJson<AlertMessage>(trx, MESSAGE)
  if (last?.id !== id) return
  await writeJson(trx, MESSAGE, null)
  await trx.updateTable('question_alerts').set({ told_at: null }).where('told_at', '=', at).execute()
}
