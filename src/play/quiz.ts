import { answer, type Click } from './answer.ts'
import { ask, askAgain, type Request } from './ask.ts'
import { pauseDaily, postDailyNow, removeDaily, resumeDaily, showDailies } from './daily.ts'
import { planDaily, setDaily, type Wish } from './daily-set.ts'
import type { Deps } from './deps.ts'
import { sweepAtStart } from './forget.ts'
import { exportAll, forget, hide } from './privacy.ts'
import { reveal, withdraw } from './reveal.ts'
import { next, stop } from './session.ts'
import { board } from './standings.ts'
import { streak } from './streak.ts'
import { planCensus } from './sync-guilds.ts'
import { createDue } from './tasks/scheduler.ts'

type By = { readonly userId: string; readonly moderator: boolean }

/** Everything that a user or the clock can cause, bound once. */
export const createQuiz = (deps: Deps) => ({
  ask: (request: Request) => ask(deps, request),
  askAgain: (postId: string, from: Parameters<typeof askAgain>[2]) => askAgain(deps, postId, from),
  answer: (click: Click) => answer(deps, click),
  reveal: (postId: string, by: Parameters<typeof reveal>[2]) => reveal(deps, postId, by),
  stop: (sessionId: string, by: By) => stop(deps, sessionId, by),
  next: (postId: string, by: Parameters<typeof next>[2]) => next(deps, postId, by),
  board: (view: Parameters<typeof board>[1]) => board(deps, view),
  planDaily: (wish: Wish) => planDaily(deps, wish),
  setDaily: (planned: Parameters<typeof setDaily>[1]) => setDaily(deps, planned),
  showDailies: (serverId: string) => showDailies(deps, serverId),
  pauseDaily: (which: Parameters<typeof pauseDaily>[1]) => pauseDaily(deps, which),
  resumeDaily: (which: Parameters<typeof resumeDaily>[1]) => resumeDaily(deps, which),
  removeDaily: (which: Parameters<typeof removeDaily>[1]) => removeDaily(deps, which),
  postDailyNow: (which: Parameters<typeof postDailyNow>[1]) => postDailyNow(deps, which),
  zoneOf: (serverId: string) => deps.store.zoneOf(serverId),
  streak: (of: Parameters<typeof streak>[1]) => streak(deps, of),
  hide: (wish: Parameters<typeof hide>[1]) => hide(deps, wish),
  exportAll: (userId: string) => exportAll(deps, userId),
  forget: (userId: string) => forget(deps, userId),
  /** At the start, before anybody can click. */
  begin: async () => {
    await deps.store.putBack(deps.clock.now())
    await planCensus(deps)
    await sweepAtStart(deps)
  },
  /** What was planned while the clock was ahead shall not wait until it is there again. */
  clockPutBack: () => deps.store.putBack(deps.clock.now()),
  ...createDue(deps),
  /** The question's message is out. */
  posted: (postId: string, messageId: string) => deps.store.posted(postId, messageId),
  /** The question could not be shown: as if it had not been asked. */
  withdraw: (postId: string) => withdraw(deps, postId),
  /** The reveal was shown by the click that closed the post, so the clock need not. */
  revealShown: (postId: string) => deps.store.drop('reveal', postId),
  /** The banks as they are now. */
  banks: () => deps.shelf.banks(),
})

export type Quiz = ReturnType<typeof createQuiz>
