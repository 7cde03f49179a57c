import { ButtonStyle } from 'discord-api-types/v10'
import type { QuestionDesk } from '../../../play/curation/open-question.ts'
import { isWithdrawn } from '../../../quiz/question.ts'
import type { Words } from '../../../words/index.ts'
import type { FixName } from '../../interactions/custom-id.ts'
import { button, row } from '../parts/body.ts'

/** What can be done about a question: everything for the bot's owners, one thing for a server's managers. */
export const deskButtons = (desk: QuestionDesk, page: number, words: Words) => {
  const back = button({ kind: 'questions', page }, words.curation.buttons.back)
  const rows =
    desk.viewer.kind === 'owner'
      ? [keyButtons(desk, page, words), otherButtons(desk, page, words), [back]]
      : [[...managerButtons(desk, page, words), back]]
  return rows.filter(buttons => buttons.length > 0).map(row)
}

const keyButtons = ({ digest, question, keyChange }: QuestionDesk, page: number, { curation }: Words) => {
  const fix = (how: FixName) =>
    button({ kind: 'question-fix', question: digest, how, page }, curation.buttons[how], {
      style: how === 'key' || how === 'award' ? ButtonStyle.Primary : ButtonStyle.Secondary,
    })
  const names: FixName[] = [
    ...(keyChange ? (['award'] as const) : []),
    ...(question.voided ? [] : (['key', 'accept', 'void'] as const)),
  ]
  return names.map(fix)
}

const otherButtons = (desk: QuestionDesk, page: number, { curation: { buttons } }: Words) => {
  const { digest, question, decision, suspended } = desk
  const about = { question: digest, page }
  const ask = (to: 'suspend' | 'restore') => button({ kind: 'question-ask', ...about, to }, buttons[to])
  return [
    button({ kind: 'question-reject', ...about }, buttons.reject),
    ...(suspended.everywhere ? [ask('restore')] : isWithdrawn(question) ? [] : [ask('suspend')]),
    ...(decision ? [button({ kind: 'question-undo', ...about, decision: decision.id }, buttons.undo)] : []),
  ]
}

const managerButtons = ({ digest, question, suspended }: QuestionDesk, page: number, { curation }: Words) => {
  const { suspendHere, restoreHere } = curation.buttons
  const id = { kind: 'question-ask', question: digest, page } as const
  if (suspended.here) return [button({ ...id, to: 'restore' }, restoreHere)]
  return isWithdrawn(question) ? [] : [button({ ...id, to: 'suspend' }, suspendHere)]
}
