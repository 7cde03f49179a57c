import { findQuestion } from '../../quiz/find-question.ts'
import { SUSPECT_KINDS } from '../../quiz/items/alerts.ts'
import { banksOfGuild } from '../settings/banks.ts'
import type { Finder } from './finder.ts'

/** More isn't shown of a question, letters. */
const MAX_TEXT = 300

/** Questions of the server's banks whose key is doubtful. What is suspended here needs no one. */
export const suspectQuestions: Finder = {
  kind: 'suspect',
  async find(deps, guildId) {
    const alerts = (await deps.alerts.alerts()).filter(({ kind }) => SUSPECT_KINDS.includes(kind))
    if (alerts.length === 0) return []
    const banks = await banksOfGuild(deps, guildId)
    return alerts.flatMap(({ questionId, kind: why }) => {
      const question = findQuestion(banks, questionId)
      if (question?.suspect !== true || question.status === 'suspended' || question.status === 'retired')
        return []
      return [{ kind: 'suspect', ref: `${questionId} ${why}`, text: question.text.slice(0, MAX_TEXT), why }]
    })
  },
}
