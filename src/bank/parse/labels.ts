import type { Question } from '../../quiz/question.ts'
import { isShortened } from '../../quiz/topic-value.ts'
import type { KeyPath, Reporter } from '../problem.ts'
import { capLabel, readLabel, readList, readScalar, uniqueTags, type YamlMap } from './fields.ts'

/** What people choose a question by. */
export const readLabels = (
  data: YamlMap,
  bank: string,
  report: Reporter,
): Pick<Question, 'domain' | 'difficulty' | 'tags'> => {
  const domain = readLabel(data.domain, ['domain'], report)
  if (domain !== null) checkTopic(bank, 'domain', domain, ['domain'], report)
  const tags = [...readList(data, 'categories', report), ...readList(data, 'tags', report)].map(
    ({ text, path }) => {
      const tag = capLabel(text, path, report)
      checkTopic(bank, 'tag', tag, path, report)
      return tag
    },
  )
  return { domain, difficulty: readScalar(data.difficulty, ['difficulty'], report), tags: uniqueTags(tags) }
}

/** Discord takes 100 characters, and shows fewer on a phone. */
const checkTopic = (
  bank: string,
  kind: 'domain' | 'tag',
  name: string,
  path: KeyPath,
  report: Reporter,
): void => {
  if (!isShortened(bank, kind, name)) return
  const message = `${name.length} characters are too many for a topic of the bank ${bank}, so suggestions show the beginning only: shorten it`
  report.warning(path, 'topic-long', message)
}
