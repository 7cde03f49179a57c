import { agrees, type Correction, correct, optionsDigest, withReasonsOf } from '../quiz/correction.ts'
import { memoizeByObject } from '../quiz/memoize.ts'
import {
  allQuestionsOf,
  type Bank,
  type Question,
  stableId,
  withAuthor,
  withoutWithdrawn,
} from '../quiz/question.ts'
import type { CorrectionStore, Overrides, Suspension } from './ports/corrections.ts'
import type { Clock, QuestionBanks } from './ports/process.ts'
import type { GuildBanks } from './suggestions/guild-banks.ts'

/**
 * What the database knows better than the files: corrected keys and suspended questions, put over the banks. In memory,
 * because every click reads it; the database is the truth, and other processes hear of a change by its version.
 */
export type Overlay = QuestionBanks & {
  /** The banks of all guilds too, of what their members suggested. */
  everywhere(): readonly Bank[]
  /** The banks as their files have them. */
  filed(): readonly Bank[]
  /** A revision, with the corrections that apply to it, and its author of today; the same object if nothing does. */
  correct(question: Question): Question
  /** Whether a question is suspended in this guild, or everywhere. `questionId`: its stable id. */
  isSuspendedIn(guildId: string, questionId: string): boolean
  /** False for a file's correction that the files of this process don't say any more. */
  isInForce(correction: Correction): boolean
  /** All suspensions, everywhere and in single guilds. */
  suspensions(): readonly Suspension[]
  /** Loads the overrides from the database. */
  reload(): Promise<void>
  /** Loads them if another process has changed them. Asks at most once in some seconds. */
  poll(): Promise<void>
}

/** What is computed once for each pair of banks and overrides, so that what is computed from the banks stays, too. */
type Layer = {
  readonly base: readonly Bank[]
  readonly overrides: Overrides
  readonly banks: readonly Bank[]
  readonly correct: (question: Question) => Question
  readonly isInForce: (correction: Correction) => boolean
  readonly suspended: ReadonlySet<string>
  readonly banksOf: ReadonlyMap<string, readonly Bank[]>
  /** A guild's own bank, with what applies to it there. */
  readonly layOverOwn: (bank: Bank) => Bank
}

const NOTHING: Overrides = { version: null, corrections: [], suspensions: [], suspects: [] }

/** How often another process's changes are looked for, ms. */
const POLL_MS = 5000

type Source = Pick<CorrectionStore, 'overrides' | 'overridesVersion'>

/** Without overrides until the first `reload`. `own`: the banks of guilds. */
export const createOverlay = (
  base: QuestionBanks,
  source: Source,
  clock: Clock,
  own: Pick<GuildBanks, 'all' | 'authorOf' | 'of'>,
): Overlay => {
  let overrides = NOTHING
  let layer = layerOf(base.current(), overrides, own)
  let polledAt = Number.NEGATIVE_INFINITY
  const now = (): Layer => {
    const banks = base.current()
    if (layer.base !== banks || layer.overrides !== overrides) layer = layerOf(banks, overrides, own)
    return layer
  }
  const currentIn = (guildId: string): readonly Bank[] => {
    const { banks, banksOf, layOverOwn } = now()
    const shared = banksOf.get(guildId) ?? banks
    const bank = own.of(guildId)
    return bank ? withOwn(shared, layOverOwn(bank)) : shared
  }
  const reload = async () => {
    overrides = await source.overrides()
  }
  return {
    current: guildId => (guildId === undefined ? now().banks : currentIn(guildId)),
    everywhere: () => {
      const { banks, layOverOwn } = now()
      const all = own.all()
      if (all.length === 0) return banks
      const known = wholeLists(banks)
      const list = known.get(all) ?? [...without(banks, all), ...all.map(layOverOwn)]
      known.set(all, list)
      return list
    },
    filed: () => base.current(),
    correct: question => now().correct(question),
    isSuspendedIn: (guildId, id) => {
      const { suspended } = now()
      return suspended.has(nameOf('', id)) || suspended.has(nameOf(guildId, id))
    },
    suspensions: () => overrides.suspensions,
    isInForce: correction => now().isInForce(correction),
    reload,
    async poll() {
      // The distance, since the clock may be set back.
      if (Math.abs(clock.now() - polledAt) < POLL_MS) return
      polledAt = clock.now()
      if ((await source.overridesVersion()) !== overrides.version) await reload()
    },
  }
}

/** The same list for the same banks, so that what is memoized for it stays. */
const withOwn = (shared: readonly Bank[], bank: Bank): readonly Bank[] => {
  const lists = listsWithOwn(bank)
  const known = lists.get(shared)
  if (known) return known
  const list = [...without(shared, [bank]), bank]
  lists.set(shared, list)
  return list
}

/** An exported bank may be back among the files, under the same name: its guild's own one has what was decided since. */
const without = (shared: readonly Bank[], own: readonly Bank[]): readonly Bank[] => {
  const names = new Set(own.map(({ name }) => name))
  return shared.filter(({ name }) => !names.has(name))
}

/** By the list of the guilds' banks, which is another one after each change. */
const wholeLists = memoizeByObject(
  (_banks: readonly Bank[]) => new WeakMap<readonly Bank[], readonly Bank[]>(),
)

const listsWithOwn = memoizeByObject((_bank: Bank) => new WeakMap<readonly Bank[], readonly Bank[]>())

const nameOf = (guildId: string, questionId: string): string => `${guildId} ${questionId}`

const layerOf = (base: readonly Bank[], overrides: Overrides, own: Pick<GuildBanks, 'authorOf'>): Layer => {
  const filed = new Map(base.flatMap(allQuestionsOf).map(question => [stableId(question), question]))
  // What the file says now counts, whatever it said in between. Under other options letters mean something else.
  const isInForce = (correction: Correction): boolean => {
    const question = correction.source === 'file' ? filed.get(correction.questionId) : undefined
    return (
      question === undefined ||
      correction.optionsDigest !== optionsDigest(question) ||
      agrees(question, correction.fix)
    )
  }
  const corrections = Map.groupBy(overrides.corrections.filter(isInForce), ({ questionId }) => questionId)
  const correctOnce = memoizeByObject((question: Question) => {
    const corrected = correct(question, corrections.get(stableId(question)) ?? [])
    const now = filed.get(stableId(question))
    return corrected === question || now === undefined ? corrected : withReasonsOf(corrected, now)
  })
  const correctAny = (question: Question) =>
    corrections.has(stableId(question)) ? correctOnce(question) : question
  const suspects = new Set(overrides.suspects)
  const correctAndMark = (question: Question): Question => {
    const corrected = correctAny(question)
    return suspects.has(stableId(question)) && !corrected.voided ? { ...corrected, suspect: true } : corrected
  }
  const everywhere = new Set(
    overrides.suspensions.filter(({ guildId }) => guildId === '').map(({ questionId }) => questionId),
  )
  const banks = sameOr(
    base,
    base.map(bank => layOver(bank, correctAndMark, everywhere)),
  )
  return {
    base,
    overrides,
    banks,
    correct: question => {
      const id = stableId(question)
      return withAuthor(correctAny(question), filed.get(id)?.author ?? own.authorOf(id))
    },
    isInForce,
    suspended: new Set(overrides.suspensions.map(({ guildId, questionId }) => nameOf(guildId, questionId))),
    banksOf: banksOfGuilds(banks, overrides),
    layOverOwn: memoizeByObject((bank: Bank) => {
      const here = overrides.suspensions.filter(({ guildId }) => guildId === bank.name)
      const out = new Set([...everywhere, ...here.map(({ questionId }) => questionId)])
      return layOver(bank, correctAndMark, out)
    }),
  }
}

/** The banks of each guild that has suspended something; guilds with the same suspensions share theirs. */
const banksOfGuilds = (banks: readonly Bank[], { suspensions }: Overrides): Layer['banksOf'] => {
  const shared = new Map<string, readonly Bank[]>()
  const ofGuilds = new Map<string, readonly Bank[]>()
  for (const [guildId, own] of Map.groupBy(suspensions, suspension => suspension.guildId)) {
    if (guildId === '') continue
    const ids = own.map(({ questionId }) => questionId).sort()
    const key = JSON.stringify(ids)
    const laid =
      shared.get(key) ??
      sameOr(
        banks,
        banks.map(bank => layOver(bank, question => question, new Set(ids))),
      )
    shared.set(key, laid)
    ofGuilds.set(guildId, laid)
  }
  return ofGuilds
}

/** The bank with its corrected questions, and without the suspended ones; the same object if nothing concerns it. */
const layOver = (
  bank: Bank,
  correctOne: (question: Question) => Question,
  suspended: ReadonlySet<string>,
): Bank => {
  const over = (question: Question): Question => {
    const corrected = correctOne(question)
    return suspended.has(stableId(question)) && corrected.status !== 'retired'
      ? { ...corrected, status: 'suspended', uncorrected: question.uncorrected ?? question }
      : corrected
  }
  const questions = sameOr(bank.questions, bank.questions.map(over))
  const withdrawn = bank.withdrawn && sameOr(bank.withdrawn, bank.withdrawn.map(over))
  if (questions === bank.questions && withdrawn === bank.withdrawn) return bank
  return withoutWithdrawn({ ...bank, questions, ...(withdrawn && { withdrawn }) })
}

/** The list from before where nothing changed, so that what is memoized for it stays. */
const sameOr = <T>(before: readonly T[], after: readonly T[]): readonly T[] =>
  after.every((item, index) => item === before[index]) ? before : after
