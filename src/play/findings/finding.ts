import type { AlertKind } from '../../quiz/items/alerts.ts'
import type { RoleProblemKind } from '../ports/member-roles.ts'
import type { NeededPermission } from '../ports/permissions.ts'
import type { DailyProblemKind } from '../record.ts'
import type { WeeklyProblemKind } from '../weekly/record.ts'

/** Something that needs a server's managers. Stored until it is told, so a later version must still read it. */
export type Finding = { readonly ref: string } & (
  | ({ readonly kind: 'daily-paused' } & DailyFinding)
  | ({ readonly kind: 'daily-problem' } & DailyFinding)
  | { readonly kind: 'weekly-paused'; readonly channelId: string; readonly why: WeeklyProblemKind }
  | { readonly kind: 'role-stopped'; readonly roleId: string; readonly why: RoleProblemKind }
  | {
      readonly kind: 'missing-permission'
      readonly channelId: string
      readonly permission: NeededPermission
    }
  /** `text`: the beginning of the question, which never tells what is correct. */
  | { readonly kind: 'suspect'; readonly text: string; readonly why: Exclude<AlertKind, 'trial'> }
  /** A member's question that waits for a decision; `ref` is its id. */
  | { readonly kind: 'suggestion' }
)

/** `minutes`: time of day, since midnight. */
export type DailyFinding = {
  readonly channelId: string
  readonly minutes: number
  readonly zone: string
  readonly why: DailyProblemKind
}

export type FindingKind = Finding['kind']

/** The same as long as it is the same thing: it isn't told twice. `ref` is unique within the kind. */
export const keyOfFinding = ({ kind, ref }: Finding): string => `${kind} ${ref}`

/** What stands on a server, and the kinds of which no one knows that now. */
export type Found = { readonly findings: readonly Finding[]; readonly unknown: readonly FindingKind[] }
