import { carryOut } from '../corrections/carry-out.ts'
import { rescoreAgain } from '../corrections/rescore-again.ts'
import { checkQuestions } from '../curation/check-questions.ts'
import { tellOwners } from '../curation/tell-owners.ts'
import { openThread, sendDaily } from '../dailies/send-daily.ts'
import type { Deps } from '../deps.ts'
import { submitOverdue } from '../exam/open-exam.ts'
import { endEvent, showEvent, startEvent } from '../exam/run-event.ts'
import { checkGuild } from '../findings/finding-channel.ts'
import { tellManagers } from '../findings/tell-managers.ts'
import { anonymizeClosed, expireDeletions, finishDeletion } from '../forget-person.ts'
import { analyseItems } from '../items/analyse-items.ts'
import type { Task } from '../record.ts'
import { expireTotals, purgeGuild, vacuum } from '../retention.ts'
import { reconcileRoles } from '../roles/reconcile.ts'
import { revokeRoles } from '../roles/revoke.ts'
import { remind } from '../study/remind.ts'
import { reschedule } from '../study/reschedule.ts'
import { writeBank } from '../suggestions/write-bank.ts'
import { syncGuilds } from '../sync-guilds.ts'
import { sendWeekly } from '../weekly/send-weekly.ts'
import { closeOverdue } from './handlers/close-overdue.ts'
import { correctMessage } from './handlers/correct-message.ts'
import { endIdle } from './handlers/end-idle.ts'
import { sendRound } from './handlers/send-round.ts'
import { showCount } from './handlers/show-count.ts'
import { showReveal } from './handlers/show-reveal.ts'
import { showStandings } from './handlers/show-standings.ts'
import { TASK_KINDS, type TaskKind, type TaskPolicy } from './task-kinds.ts'

/**
 * Runs a task. One that resolves with a time (ms UTC) is due again then; one that throws is retried. `signal`: aborted when the
 * process stops, for work that takes longer than a stop waits.
 */
type Run = (deps: Deps, task: Task, signal: AbortSignal) => Promise<void> | Promise<number | null>

const RUN: Readonly<Record<TaskKind, Run>> = {
  send: sendRound,
  daily: sendDaily,
  thread: (deps, { ref }) => openThread(deps, ref),
  close: (deps, { ref }) => closeOverdue(deps, ref),
  count: (deps, { ref }) => showCount(deps, ref),
  reveal: (deps, { ref }) => showReveal(deps, ref),
  idle: (deps, { ref }) => endIdle(deps, ref),
  standings: (deps, { ref }) => showStandings(deps, ref),
  'submit-exam': (deps, { ref }) => submitOverdue(deps, ref),
  'exam-event': showEvent,
  'exam-event-start': (deps, { ref }) => startEvent(deps, ref),
  'exam-event-end': endEvent,
  'carry-out': (deps, { ref }) => carryOut(deps, ref),
  rescore: (deps, { ref }) => rescoreAgain(deps, ref),
  'correct-message': (deps, { ref }) => correctMessage(deps, ref),
  'sync-guilds': syncGuilds,
  purge: (deps, { ref }) => purgeGuild(deps, ref),
  weekly: sendWeekly,
  roles: (deps, { ref }) => reconcileRoles(deps, ref),
  'revoke-roles': revokeRoles,
  forget: (deps, { ref }) => finishDeletion(deps, ref),
  remind,
  reschedule: (deps, { ref }) => reschedule(deps, ref),
  anonymize: (deps, { ref }) => anonymizeClosed(deps, ref),
  'expire-deletions': expireDeletions,
  'analyse-items': (deps, _, signal) => analyseItems(deps, signal),
  'check-questions': checkQuestions,
  'tell-owners': tellOwners,
  'check-guild': (deps, { ref }) => checkGuild(deps, ref),
  'tell-managers': tellManagers,
  'write-bank': (deps, { ref }) => writeBank(deps, ref),
  vacuum,
  'expire-totals': expireTotals,
}

export type TaskHandler = TaskPolicy & { readonly run: Run }

/** The policy of a task's kind and the function that runs it. */
export const handlerOf = (kind: TaskKind): TaskHandler => ({ ...TASK_KINDS[kind], run: RUN[kind] })
