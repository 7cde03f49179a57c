import { answer } from './answer.ts'
import { ask, askAgain } from './ask.ts'
import {
  applyCorrection,
  awardFileCorrection,
  previewCorrection,
  undoCorrection,
} from './corrections/correct-key.ts'
import { listCorrections, listUnawarded } from './corrections/list-corrections.ts'
import { rescoreNotices } from './corrections/rescore-notice.ts'
import { restoreQuestion, suspendQuestion } from './corrections/suspend-question.ts'
import { alertChannel, setAlertChannel } from './curation/alert-channel.ts'
import {
  decideAward,
  decideFix,
  decideRestore,
  decideSuspension,
  previewAward,
  previewFix,
  rejectReports,
  undoDecision,
} from './curation/decide.ts'
import { listAttention } from './curation/list-attention.ts'
import { openQuestion } from './curation/open-question.ts'
import { questionsLoaded } from './curation/questions-loaded.ts'
import { searchQuestions } from './curation/search-questions.ts'
import {
  chooseDaily,
  listDailies,
  pauseDaily,
  postDailyNow,
  removeDaily,
  resumeDaily,
} from './dailies/daily.ts'
import { planDaily, setDaily } from './dailies/set-daily.ts'
import type { Deps } from './deps.ts'
import { beginEventExam } from './exam/begin-event.ts'
import { askToDiscard, discardExam, showResult, submitExam } from './exam/end-exam.ts'
import { eventResult, joinEvent, leaveEvent, shareResult } from './exam/join-event.ts'
import { examHistory, resumeExam, reviewExam } from './exam/look-back.ts'
import {
  cancelEvent,
  chooseEvent,
  giveMoreTime,
  listEvents,
  listEventsWithCancelled,
} from './exam/manage-event.ts'
import { announceEvent, proposeEvent } from './exam/plan-event.ts'
import { prepareExam } from './exam/prepare-exam.ts'
import { pressExam } from './exam/press-exam.ts'
import { startExam } from './exam/start-exam.ts'
import { explain } from './explain.ts'
import { chooseFindingChannel, refusedFindingChannel } from './findings/finding-channel.ts'
import { forgetPerson } from './forget-person.ts'
import { planAnalysis } from './items/analyse-items.ts'
import { showBoard } from './leaderboard.ts'
import type { RateName } from './limits.ts'
import { returnNotices, takeNotices } from './notices.ts'
import { exportPersonalData } from './privacy/export-personal-data.ts'
import { setHidden } from './privacy/set-hidden.ts'
import type { Turn } from './rate-limits.ts'
import { fileReport, prepareReport } from './report.ts'
import { previewReset, resetBoard, undoableResets, undoReset } from './reset-board.ts'
import { collectResults } from './results/collect-results.ts'
import { planExpiry, vacuumAtStart } from './retention.ts'
import { reveal } from './reveal.ts'
import {
  addRule,
  checkNewRole,
  checkRole,
  countRules,
  giveAgain,
  listRules,
  pauseRule,
  previewRule,
  removeRule,
  turnRuleOn,
} from './roles/manage-rules.ts'
import { nextQuestion, stopSession } from './session.ts'
import { banksFor, banksOfGuild, settingsOf, shownSettings } from './settings/banks.ts'
import { previewSeason } from './settings/change-season.ts'
import { allBanks, changeSettings, chooseBanks } from './settings/change-settings.ts'
import { changeZone, previewZone } from './settings/change-zone.ts'
import { exportSettings } from './settings/export-settings.ts'
import { takeSetupOffer } from './settings/setup-offer.ts'
import { showStreak } from './streak.ts'
import { changeStudy } from './study/change-study.ts'
import { markGuess } from './study/guess.ts'
import { saveOutcome } from './study/outcome.ts'
import { endReview, showReviewQuestion, startReview } from './study/review.ts'
import { showStudy, stopReminders, studySettings, takeBlockedNotice } from './study/show-study.ts'
import { showStats } from './study/stats.ts'
import {
  acceptSuggestion,
  claimSuggestion,
  editSuggestion,
  listSuggestions,
  openSuggestion,
  rejectSuggestion,
  releaseSuggestion,
  setBankState,
} from './suggestions/manage-suggestions.ts'
import {
  markCorrect,
  openOwnSuggestion,
  ownSuggestions,
  readSuggestionFile,
  saveSuggestion,
  sendSuggestion,
  withdrawSuggestion,
} from './suggestions/suggest.ts'
import { planMissingBanks } from './suggestions/write-bank.ts'
import { planGuildSync } from './sync-guilds.ts'
import { createScheduler } from './tasks/scheduler.ts'
import { changeWeekly, stopWeekly, weeklyOf } from './weekly/set-weekly.ts'
import { previewWeek } from './weekly/summarize-week.ts'

const USE_CASES = {
  previewCorrection,
  applyCorrection,
  undoCorrection,
  awardFileCorrection,
  listCorrections,
  listUnawarded,
  suspendQuestion,
  restoreQuestion,
  rescoreNotices,
  ask,
  askAgain,
  answer,
  reveal,
  explain,
  stopSession,
  nextQuestion,
  startReview,
  endReview,
  showReviewQuestion,
  markGuess,
  showBoard,
  collectResults,
  showStreak,
  showStats,
  saveOutcome,
  listAttention,
  openQuestion,
  searchQuestions,
  decideFix,
  previewFix,
  previewAward,
  decideAward,
  decideSuspension,
  decideRestore,
  rejectReports,
  undoDecision,
  alertChannel,
  setAlertChannel,
  questionsLoaded,
  planDaily,
  setDaily,
  listDailies,
  chooseDaily,
  pauseDaily,
  resumeDaily,
  removeDaily,
  postDailyNow,
  previewSeason,
  previewReset,
  resetBoard,
  undoReset,
  undoableResets,
  banksFor,
  banksOfGuild,
  settingsOf,
  shownSettings,
  allBanks,
  chooseFindingChannel,
  refusedFindingChannel,
  changeSettings,
  chooseBanks,
  previewZone,
  changeZone,
  exportSettings,
  takeSetupOffer,
  weeklyOf,
  changeWeekly,
  stopWeekly,
  previewWeek,
  listRules,
  countRules,
  checkRole,
  checkNewRole,
  addRule,
  previewRule,
  turnRuleOn,
  pauseRule,
  removeRule,
  giveAgain,
  setHidden,
  exportPersonalData,
  forgetPerson,
  prepareExam,
  startExam,
  pressExam,
  submitExam,
  askToDiscard,
  discardExam,
  showResult,
  reviewExam,
  examHistory,
  resumeExam,
  proposeEvent,
  announceEvent,
  joinEvent,
  leaveEvent,
  shareResult,
  beginEventExam,
  eventResult,
  listEvents,
  listEventsWithCancelled,
  chooseEvent,
  cancelEvent,
  giveMoreTime,
  showStudy,
  studySettings,
  changeStudy,
  stopReminders,
  takeBlockedNotice,
  prepareReport,
  fileReport,
  ownSuggestions,
  openOwnSuggestion,
  readSuggestionFile,
  saveSuggestion,
  markCorrect,
  sendSuggestion,
  withdrawSuggestion,
  listSuggestions,
  openSuggestion,
  editSuggestion,
  claimSuggestion,
  releaseSuggestion,
  acceptSuggestion,
  rejectSuggestion,
  setBankState,
  takeNotices,
  returnNotices,
}

/** Everything that a person or the clock can cause, with its dependencies bound once. */
export const createQuiz = (deps: Deps) => ({
  ...bindAll(deps, USE_CASES),
  ...createScheduler(deps),
  /** Takes one of someone's turns at what is limited per person. */
  takeTurn: async (name: RateName, key: string): Promise<Turn> => deps.takeTurn(name, key),
  /** At the start, before anybody can click. */
  async prepare() {
    await deps.guildBanks.reload()
    await deps.overlay.reload()
    await deps.maintenance.rescheduleAfterRollback(deps.clock.now())
    await planGuildSync(deps)
    await planExpiry(deps)
    await planAnalysis(deps)
    await questionsLoaded(deps)
    await planMissingBanks(deps)
    await vacuumAtStart(deps)
  },
  /** After the wall clock was set back: what was planned while it was ahead must not wait until it is there again. */
  rescheduleAfterRollback: () => deps.maintenance.rescheduleAfterRollback(deps.clock.now()),
})

export type Quiz = ReturnType<typeof createQuiz>

// `any`: only this type lets one signature stand for functions of any arguments. The mapped type keeps theirs.
// biome-ignore lint/suspicious/noExplicitAny: see above
type UseCase = (deps: Deps, ...rest: any[]) => unknown

type Bound<Cases extends Readonly<Record<string, UseCase>>> = {
  readonly [Name in keyof Cases]: Cases[Name] extends (deps: never, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never
}

/** Partial application of `deps` to every use case. */
const bindAll = <Cases extends Readonly<Record<string, UseCase>>>(deps: Deps, cases: Cases): Bound<Cases> =>
  Object.fromEntries(
    Object.entries(cases).map(([name, run]) => [name, (...rest: unknown[]) => run(deps, ...rest)]),
  ) as Bound<Cases>
