import type { CompiledQuery, LogEvent } from 'kysely'

type Operation = 'select' | 'insert' | 'update' | 'delete' | 'begin' | 'commit' | 'rollback' | 'other'

/** Called after every statement with its duration in ms, and whether it failed. Must not throw. */
export type OnQuery = (operation: Operation, ms: number, failed: boolean) => void

export const queryLog =
  (onQuery: OnQuery) =>
  ({ query, queryDurationMillis, level }: LogEvent): void =>
    onQuery(operationOf(query), queryDurationMillis, level === 'error')

const KINDS: Readonly<Record<string, Operation>> = {
  SelectQueryNode: 'select',
  InsertQueryNode: 'insert',
  UpdateQueryNode: 'update',
  DeleteQueryNode: 'delete',
}

const operationOf = ({ query, sql }: CompiledQuery): Operation =>
  KINDS[query.kind] ?? (sql === 'begin' || sql === 'commit' || sql === 'rollback' ? sql : 'other')
