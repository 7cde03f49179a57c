import { setTimeout as wait } from 'node:timers/promises'
import type { Bot } from '../../../bot.ts'
import { plainText } from '../../../discord/render/question/option-line.ts'
import type { StoredAnalysis } from '../../../play/ports/items.ts'
import { WHOLE_BOT } from '../../../play/tasks/task-kinds.ts'
import { type Question, stableId } from '../../../quiz/question.ts'
import { cutGraphemes } from '../../../quiz/topic-value.ts'
import type { PlaygroundClock } from '../clock.ts'
import type { ClassFinding } from '../contract/class.ts'
import type { Asked } from './ask.ts'
import type { Lesson } from './lesson.ts'
import { type Plant, withKey } from './plant.ts'

const POLL_MS = 100
/** What fits on a phone beside everything else, characters. */
const MAX_TITLE_LENGTH = 200
const MAX_OPTION_LENGTH = 120
const TIMEOUT_MS = 60_000

/** Runs the daily analysis now. Resolves with what it says about these questions (stable ids). */
export const analyseNow = async (
  { store: { items, tasks } }: Pick<Bot, 'store'>,
  clock: PlaygroundClock,
  questionIds: readonly string[],
): Promise<readonly StoredAnalysis[]> => {
  const from = clock.now()
  // Adding a task that is planned already leaves its time as it is.
  await tasks.dropTask('analyse-items', WHOLE_BOT)
  await tasks.addTask('analyse-items', WHOLE_BOT, from, 'later')
  const began = performance.now()
  for (;;) {
    const analyses = await items.analysesOf(questionIds)
    if (analyses.length === questionIds.length && analyses.every(({ at }) => at >= from)) return analyses
    if (performance.now() - began > TIMEOUT_MS)
      throw new Error(`The analysis has not come within ${TIMEOUT_MS / 1000} seconds`)
    await wait(POLL_MS)
  }
}

/** What was found: the planted key first, then what else the analysis takes for wrong. */
export const findingsOf = (
  analyses: readonly StoredAnalysis[],
  lesson: Lesson,
  plant: Plant,
  { messages }: Asked,
): { readonly planted: ClassFinding; readonly others: readonly ClassFinding[] } => {
  const findings = analyses.flatMap(analysis => {
    const question = lesson.questions.find(one => stableId(one) === analysis.question)
    const isPlanted = analysis.question === plant.questionId
    if (!question) return []
    const played = isPlanted ? withKey(question, plant.answer) : question
    return { isPlanted, finding: findingOf(analysis, question, played, messages.get(analysis.question)!) }
  })
  const planted = findings.find(({ isPlanted }) => isPlanted)
  if (!planted) throw new Error('The bot didn’t ask the question with the planted key')
  return {
    planted: planted.finding,
    others: findings
      .filter(({ isPlanted, finding }) => !isPlanted && finding.found)
      .map(({ finding }) => finding)
      .sort((one, other) => other.pKeyWrong - one.pKeyWrong),
  }
}

const findingOf = (
  { pKeyWrong, answers, suggestedKey, state }: StoredAnalysis,
  filed: Question,
  played: Question,
  messageId: string,
): ClassFinding => ({
  title: cutGraphemes(plainText(filed.text.trim().split('\n')[0]!), MAX_TITLE_LENGTH),
  found: state === 'suspect' || state === 'probable',
  pKeyWrong,
  answers,
  key: textsOf(played, played.answer),
  suggested: suggestedKey && textsOf(filed, suggestedKey),
  filed: textsOf(filed, filed.answer),
  messageId,
})

const textsOf = ({ options }: Question, keys: readonly string[]): string =>
  options
    .flatMap(({ key, text }) =>
      keys.includes(key) ? [cutGraphemes(plainText(text), MAX_OPTION_LENGTH)] : [],
    )
    .join(' + ')
