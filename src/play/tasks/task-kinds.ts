/**
 * Which queue a task waits in: what people are waiting for now; the day's questions; and what may come later.
 * Separate queues, because thousands of dailies fall due in the same minute and must not delay anybody's click.
 */
export const QUEUES = ['live', 'daily', 'later'] as const
export type Queue = (typeof QUEUES)[number]

export type TaskPolicy = {
  /**
   * How long a task belongs to the process that took it, ms. Repeating an edit is harmless, so the lease of such
   * a task is short and a dead process's work is taken over soon. A second message is not, so its lease is longer.
   */
  readonly leaseMs: number
  /** Attempts before the task is dropped; null for a task that is never given up. */
  readonly maxAttempts: number | null
  /** What `ref` names. A task that refers to a post, a session or an exam is deleted with it. */
  readonly ref:
    | 'post'
    | 'session'
    | 'exam'
    | 'exam-event'
    | 'guild'
    | 'person'
    | 'deleted-person'
    | 'correction'
    | 'bot'
  /** Whether the close of its post makes it pointless: it is deleted in the same transaction. */
  readonly dropOnClose: boolean
  /** Whether it is never planned further ahead than a session's pause or a retry, about a minute. */
  readonly isDueSoon: boolean
}

/** About a day, one attempt a minute: Discord may be down for hours, and what is closed must show its answer. */
const DAY_OF_ATTEMPTS = 1440

/** Every kind of durable task. task-handlers.ts has the function that runs each. */
export const TASK_KINDS = {
  /** Sends a session's next question. */
  send: { leaseMs: 20_000, maxAttempts: DAY_OF_ATTEMPTS, ref: 'post', dropOnClose: true, isDueSoon: true },
  /** Sends a daily question, for as long as it is worth posting. */
  daily: { leaseMs: 20_000, maxAttempts: null, ref: 'post', dropOnClose: true, isDueSoon: true },
  thread: { leaseMs: 20_000, maxAttempts: DAY_OF_ATTEMPTS, ref: 'post', dropOnClose: false, isDueSoon: true },
  close: { leaseMs: 4000, maxAttempts: DAY_OF_ATTEMPTS, ref: 'post', dropOnClose: true, isDueSoon: false },
  /** Updates the public count of answers. Not worth more attempts: the next click asks for it again. */
  count: { leaseMs: 10_000, maxAttempts: 8, ref: 'post', dropOnClose: true, isDueSoon: true },
  reveal: { leaseMs: 4000, maxAttempts: DAY_OF_ATTEMPTS, ref: 'post', dropOnClose: false, isDueSoon: true },
  /** Ends a session whose next question no one asks for. */
  idle: {
    leaseMs: 4000,
    maxAttempts: DAY_OF_ATTEMPTS,
    ref: 'session',
    dropOnClose: false,
    isDueSoon: false,
  },
  standings: {
    leaseMs: 20_000,
    maxAttempts: DAY_OF_ATTEMPTS,
    ref: 'session',
    dropOnClose: false,
    isDueSoon: true,
  },
  /** Submits an exam when its time is up. */
  'submit-exam': { leaseMs: 10_000, maxAttempts: null, ref: 'exam', dropOnClose: false, isDueSoon: false },
  /** Posts the announcement of a group exam, and edits it. */
  'exam-event': {
    leaseMs: 20_000,
    maxAttempts: DAY_OF_ATTEMPTS,
    ref: 'exam-event',
    dropOnClose: false,
    isDueSoon: true,
  },
  /** Draws the questions of a group exam at its start. */
  'exam-event-start': {
    leaseMs: 20_000,
    maxAttempts: null,
    ref: 'exam-event',
    dropOnClose: false,
    isDueSoon: false,
  },
  /** Grades everyone's exam when a group exam is over, and posts the summary. */
  'exam-event-end': {
    leaseMs: 20_000,
    maxAttempts: null,
    ref: 'exam-event',
    dropOnClose: false,
    isDueSoon: false,
  },
  /** Re-scores the answers that a decision about a key is about; not given up, since it'd be half done. */
  'carry-out': { leaseMs: 20_000, maxAttempts: null, ref: 'correction', dropOnClose: false, isDueSoon: true },
  /** Re-scores what other processes recorded by the key of before. */
  rescore: {
    leaseMs: 20_000,
    maxAttempts: DAY_OF_ATTEMPTS,
    ref: 'correction',
    dropOnClose: false,
    isDueSoon: true,
  },
  /** Draws a closed message again after its key was corrected. */
  'correct-message': {
    leaseMs: 20_000,
    maxAttempts: DAY_OF_ATTEMPTS,
    ref: 'post',
    dropOnClose: false,
    isDueSoon: true,
  },
  'sync-guilds': { leaseMs: 600_000, maxAttempts: null, ref: 'bot', dropOnClose: false, isDueSoon: false },
  /** Deletes what a guild left behind. */
  purge: { leaseMs: 60_000, maxAttempts: null, ref: 'guild', dropOnClose: false, isDueSoon: false },
  /** Posts a guild's weekly summary, for as long as it is worth posting. Long, because it reads two weeks of answers. */
  weekly: { leaseMs: 60_000, maxAttempts: null, ref: 'guild', dropOnClose: false, isDueSoon: true },
  /** Gives and takes the roles of a guild: every night, and soon after an answer. */
  roles: { leaseMs: 120_000, maxAttempts: null, ref: 'guild', dropOnClose: false, isDueSoon: false },
  /** Takes back the roles that a deleted person had; gives up by itself after a day. */
  'revoke-roles': {
    leaseMs: 60_000,
    maxAttempts: null,
    ref: 'deleted-person',
    dropOnClose: false,
    isDueSoon: true,
  },
  /** Finishes the deletion of a person whose process died, or that takes long. */
  forget: { leaseMs: 60_000, maxAttempts: null, ref: 'person', dropOnClose: false, isDueSoon: false },
  /** Reminds a person once a day; not given up, since a reminder that is too late waits for the next day. */
  remind: { leaseMs: 20_000, maxAttempts: null, ref: 'person', dropOnClose: false, isDueSoon: false },
  /** Computes again when a person's cards are due; waits for their exam, to go on without it. */
  reschedule: { leaseMs: 20_000, maxAttempts: null, ref: 'person', dropOnClose: false, isDueSoon: false },
  /** Cuts a deleted person's post loose from its message, once that is no longer needed. */
  anonymize: { leaseMs: 20_000, maxAttempts: null, ref: 'post', dropOnClose: false, isDueSoon: false },
  /** Drops the records of old deletions. */
  'expire-deletions': {
    leaseMs: 20_000,
    maxAttempts: null,
    ref: 'bot',
    dropOnClose: false,
    isDueSoon: false,
  },
  /** Computes what the answers say about each question, once a day. */
  'analyse-items': { leaseMs: 600_000, maxAttempts: null, ref: 'bot', dropOnClose: false, isDueSoon: false },
  /** Finds the questions that someone should look at. */
  'check-questions': { leaseMs: 60_000, maxAttempts: 8, ref: 'bot', dropOnClose: false, isDueSoon: false },
  /** Tells the owners about them; not given up, since it waits for the next day. */
  'tell-owners': { leaseMs: 20_000, maxAttempts: null, ref: 'bot', dropOnClose: false, isDueSoon: false },
  /** Has a server's managers told of what only a look at it finds, once a day. */
  'check-guild': { leaseMs: 20_000, maxAttempts: null, ref: 'guild', dropOnClose: false, isDueSoon: false },
  /** Tells a server's managers what needs them. If it's given up, the next day's check asks for it again. */
  'tell-managers': {
    leaseMs: 20_000,
    maxAttempts: DAY_OF_ATTEMPTS,
    ref: 'guild',
    dropOnClose: false,
    isDueSoon: false,
  },
  /** Writes the folder of a guild's bank, or deletes it. Never given up: it may have to forget an author's name. */
  'write-bank': {
    leaseMs: 20_000,
    maxAttempts: null,
    ref: 'guild',
    dropOnClose: false,
    isDueSoon: false,
  },
  vacuum: { leaseMs: 60_000, maxAttempts: null, ref: 'bot', dropOnClose: false, isDueSoon: false },
  /** Deletes the totals of days and weeks that no board shows any more. */
  'expire-totals': {
    leaseMs: 60_000,
    maxAttempts: null,
    ref: 'bot',
    dropOnClose: false,
    isDueSoon: false,
  },
} as const satisfies Readonly<Record<string, TaskPolicy>>

export type TaskKind = keyof typeof TASK_KINDS

/** The kinds of which `select` holds, for queries over all such tasks. */
export const taskKindsWhere = (select: (policy: TaskPolicy) => boolean): readonly TaskKind[] =>
  (Object.keys(TASK_KINDS) as TaskKind[]).filter(kind => select(TASK_KINDS[kind]))

/** The `ref` of a task that concerns the whole bot. */
export const WHOLE_BOT = 'all'
