import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { StatsView } from '../../../play/study/stats.ts'
import { shortDigest } from '../../../quiz/short-digest.ts'
import { practiceNext } from '../../../quiz/study/groups.ts'
import { cutGraphemes } from '../../../quiz/topic-value.ts'
import type { Words } from '../../../words/index.ts'
import { formatCustomId } from '../../interactions/custom-id.ts'
import { STUDY_STEPS } from '../next-steps.ts'
import { button, row } from '../parts/body.ts'
import type { ButtonRow } from '../question/answer-rows.ts'
import { shortNames, shownGroups } from './groups.ts'

/** Discord's limits: for the label of a button, for the options of a select and the label of one. */
const MAX_LABEL = 80
const MAX_OPTIONS = 25
const MAX_OPTION_LABEL = 100

/** What to do next, then the pages, then the other banks. */
export const statsRows = (view: StatsView, words: Words): ButtonRow[] => [
  row([
    practiceButton(view, words),
    ...STUDY_STEPS.flatMap(step => step(words, { hasExam: view.bank.exam !== null })),
  ]),
  row([button(pageId(view, 'tags', 0), words.stats.tags)]),
  ...bankRows(view, words),
]

export const pageId = ({ topic }: StatsView, part: 'overview' | 'tags', page: number) =>
  ({ kind: 'stats', part, topic: shortDigest(topic.value), page }) as const

/** A private question on the weakest part of what is shown. */
const practiceButton = (view: StatsView, { stats }: Words) => {
  const groups = shownGroups(view)
  const next = practiceNext(groups)
  const topic = next?.topic ?? view.topic.value
  const name = next ? shortNames(groups.map(group => group.name))[groups.indexOf(next)]! : view.topic.name
  return button(
    { kind: 'practice', topic: shortDigest(topic) },
    cutGraphemes(stats.practice(name), MAX_LABEL),
    {
      style: ButtonStyle.Primary,
    },
  )
}

/** From a part of a bank back to the bank, and to other banks. */
const bankRows = ({ banks, topic }: StatsView, { stats }: Words): ButtonRow[] => {
  if (banks.every(({ value }) => value === topic.value)) return []
  const options = banks.slice(0, MAX_OPTIONS).map(({ name, value }) => ({
    label: cutGraphemes(name, MAX_OPTION_LABEL),
    value: shortDigest(value),
    default: value === topic.value,
  }))
  return [
    row([
      {
        type: ComponentType.StringSelect as const,
        custom_id: formatCustomId({ kind: 'stats-bank' }),
        placeholder: stats.chooseBank,
        options,
      },
    ]),
  ]
}
