import { hash } from 'node:crypto'
import { isRight, keySetsOf, normalisePick } from './grading.ts'
import { isWithdrawn, type Question, stableId } from './question.ts'

/** What is done about a wrong key: another one, one more that is accepted, or nothing that can be right or wrong. */
export type Fix =
  | { readonly kind: 'key'; readonly answer: readonly string[] }
  | { readonly kind: 'accept'; readonly accepted: readonly string[] }
  | { readonly kind: 'void' }

/** A decision about the key of a question. It holds until the file agrees with it. */
export type Correction = {
  readonly id: string
  /** The stable id of the question. */
  readonly questionId: string
  /** The revision that it was decided on. */
  readonly hash: string
  /** The key that is corrected: what the file says. */
  readonly was: readonly string[]
  /** `optionsDigest` of the question. */
  readonly optionsDigest: string
  readonly fix: Fix
  /** `file`: the key was changed in the question's file after people had answered. */
  readonly source: 'owner' | 'file'
  /** The owner's Discord id; null for a file, and for a deleted owner. */
  readonly by: string | null
  readonly comment: string | null
  /** ms UTC. */
  readonly at: number
  readonly undoneAt: number | null
}

/** Digest over keys and texts of the options: 16 hex digits. Under another one, a key means something else. */
export const optionsDigest = ({ options }: Pick<Question, 'options'>): string =>
  hash('sha256', JSON.stringify(options.map(({ key, text }) => [key, text])), 'hex').slice(0, 16)

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()

/**
 * Whether a correction is about this revision of a question: the same options, and the key that it corrects, which doesn't
 * accept already what it accepts.
 */
export const appliesTo = (correction: Correction, question: Question): boolean => {
  const filed = question.uncorrected ?? question
  return (
    correction.undoneAt === null &&
    correction.questionId === stableId(filed) &&
    isSame(correction.was, filed.answer) &&
    correction.optionsDigest === optionsDigest(filed) &&
    !acceptsAlready(filed, correction.fix)
  )
}

/** The key itself may have to be accepted beside another one that corrects it. */
const acceptsAlready = ({ accepted = [] }: Question, fix: Fix): boolean =>
  fix.kind === 'accept' && accepted.some(keys => isSame(keys, fix.accepted))

/** Whether a file says what a fix wants, if its options are those that the fix is about. */
export const agrees = (filed: Question, fix: Fix): boolean =>
  fix.kind === 'void' ? filed.status === 'retired' : isRight(filed, keysOfFix(fix))

/** Whether a question's file doesn't have a correction yet. */
export const isUnwritten = (correction: Correction, question: Question): boolean => {
  const { status } = question.uncorrected ?? question
  return appliesTo(correction, question) && !(correction.fix.kind === 'void' && status === 'retired')
}

/** What a fix makes correct. */
export const keysOfFix = (fix: Fix): readonly string[] =>
  fix.kind === 'key' ? fix.answer : fix.kind === 'accept' ? fix.accepted : []

/** In the order in which they were decided: the last one wins. */
export const byAge = (a: Pick<Correction, 'at' | 'id'>, b: Pick<Correction, 'at' | 'id'>): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1)

/**
 * The question with the corrections that apply to it; the same object if none does. A decision's comment takes the place of
 * what the author says for a wrong key.
 */
export const correct = (question: Question, corrections: readonly Correction[]): Question => {
  const filed = question.uncorrected ?? question
  const applying = corrections.filter(correction => appliesTo(correction, filed)).toSorted(byAge)
  if (applying.length === 0) return filed
  return { ...applying.reduce(applyFix, filed), uncorrected: filed }
}

const applyFix = (question: Question, { fix, comment }: Correction): Question => {
  if (fix.kind === 'void')
    return { ...question, status: 'retired', voided: true, explanation: comment ?? question.explanation }
  if (fix.kind === 'accept') {
    const explanation = [question.explanation, comment ?? ''].filter(text => text !== '').join('\n\n')
    const accepting = withKeys(question, [...keySetsOf(question), fix.accepted])
    return { ...withoutReasons(accepting, key => fix.accepted.includes(key)), explanation }
  }
  const corrected = withKeys(question, [fix.answer, ...(question.accepted ?? [])])
  const isOther = (key: string) => fix.answer.includes(key) !== question.answer.includes(key)
  return { ...withoutReasons(corrected, isOther), explanation: comment ?? '' }
}

/** The author's reasons argue for the key of before: they say why the new one is wrong. */
const withoutReasons = (question: Question, isOther: (key: string) => boolean): Question => ({
  ...question,
  options: question.options.map(option => (isOther(option.key) ? { ...option, rationale: null } : option)),
})

/** A corrected revision, with the reasons of the question in its file, once that has the same key. */
export const withReasonsOf = (corrected: Question, filed: Question): Question =>
  isSame(corrected.answer, filed.answer) && optionsDigest(corrected) === optionsDigest(filed)
    ? { ...corrected, options: filed.options, explanation: filed.explanation }
    : corrected

/** The first set is the answer, further ones are accepted as well; each once, and sorted as in a file. */
const withKeys = (question: Question, sets: readonly (readonly string[])[]): Question => {
  const [answer, ...accepted] = sets.filter((set, index) => sets.findIndex(one => isSame(one, set)) === index)
  const { accepted: _, ...rest } = question
  const sorted = accepted.toSorted((a, b) => (a.join() < b.join() ? -1 : 1))
  return { ...rest, answer: answer!, ...(sorted.length > 0 && { accepted: sorted }) }
}

/** Why a fix can't be made. `other-options`: it was decided on options that the question no longer has. */
export type FixProblem = 'no-change' | 'unknown-option' | 'other-size' | 'other-options'

/**
 * Why a fix makes no sense for a question; null if it does. `shown`: the digest of the options that it was decided on. A key of another size doesn't: its open posts show buttons for so many options,
 * and no earlier answer could be right.
 */
export const problemOf = (
  question: Question,
  fix: Fix,
  shown = optionsDigest(question),
): FixProblem | null => {
  if (shown !== optionsDigest(question)) return 'other-options'
  if (question.voided) return 'no-change'
  if (fix.kind === 'void') return null
  const keys = keysOfFix(fix)
  const known = normalisePick(question, keys)
  if (known.length !== new Set(keys).size || known.length === 0) return 'unknown-option'
  if (known.length !== question.answer.length) return 'other-size'
  const isThere = fix.kind === 'key' ? isSame(known, question.answer) : isRight(question, known)
  return isThere ? 'no-change' : null
}

/** The fix with its keys in the order of the question's options. */
export const canonicalFix = (question: Question, fix: Fix): Fix => {
  if (fix.kind === 'key') return { kind: 'key', answer: normalisePick(question, fix.answer) }
  if (fix.kind === 'accept') return { kind: 'accept', accepted: normalisePick(question, fix.accepted) }
  return fix
}

/**
 * How the key of the same question changed from an earlier revision to the one in its file now; null if it didn't, or if
 * the two can't be compared. Both with the corrections that apply to them.
 */
export const changeOfKey = (earlier: Question, now: Question): Fix | null => {
  if (isWithdrawn(earlier) || isWithdrawn(now) || optionsDigest(earlier) !== optionsDigest(now)) return null
  if (earlier.answer.length !== now.answer.length) return null
  const missing = keySetsOf(now).find(keys => !isRight(earlier, keys))
  if (isRight(now, earlier.answer)) return missing ? { kind: 'accept', accepted: missing } : null
  return { kind: 'key', answer: now.answer }
}
