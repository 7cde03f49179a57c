import { findQuestion } from '../../quiz/find-question.ts'
import { cutGraphemes } from '../../quiz/topic-value.ts'
import { banksOfGuild } from '../settings/banks.ts'
import type { Finder } from './finder.ts'

/** More isn't shown of a question, letters. */
const MAX_TEXT = 160

/** Questions of the server's banks whose key is doubtful. What is suspended here needs no one. */
export const suspectQuestions: Finder = {
  kind: 'suspect',
  async find(deps, guildId) {
    const alerts = await deps.alerts.alerts()
    if (alerts.length === 0) return []
    const banks = await banksOfGuild(deps, guildId)
    return alerts.flatMap(({ questionId, kind: why }) => {
      // Whether a trial is over is for the owners.
      if (why === 'trial') return []
      const question = findQuestion(banks, questionId)
      if (question?.suspect !== true || question.status === 'suspended' || question.status === 'retired')
        return []
      const text = cutGraphemes(question.text, MAX_TEXT)
      return [{ kind: 'suspect', ref: `${questionId} ${why}`, text, why }]
    })
  },
}
