import { EXTRA_TIMES } from '../../../quiz/exam/time.ts'
import type { ComponentHandler } from '../component.ts'
import type { CustomId } from '../custom-id.ts'
import { examRequest, replyWithExam } from '../replies/exam-replies.ts'

/** A select of an exam that has not begun: another bank, format or extra time. */
export const examSetSelect: ComponentHandler<'exam-set'> = {
  kind: 'exam-set',
  async run(interaction, id, context) {
    const request = examRequest(interaction, chosenIn(id, interaction.values[0] ?? ''), context)
    return replyWithExam(interaction, await context.quiz.prepareExam(request), context)
  },
}

/** Another bank has other domains, so it starts with its full exam. */
const chosenIn = ({ what, bank, format, extra }: CustomId<'exam-set'>, value: string) => {
  switch (what) {
    case 'bank':
      return { bank: value, format: null, extra }
    case 'format':
      return { bank, format: value, extra }
    case 'extra':
      return { bank, format, extra: EXTRA_TIMES.find(name => name === value) ?? extra }
  }
}

/** "Begin": its time runs from now on. */
export const examBeginButton: ComponentHandler<'exam-begin'> = {
  kind: 'exam-begin',
  async run(interaction, { bank, format, extra }, context) {
    const request = examRequest(interaction, { bank, format, extra }, context)
    return replyWithExam(interaction, await context.quiz.startExam(request), context)
  },
}

/** `/exam start`, from a result. */
export const examNewButton: ComponentHandler<'exam-new'> = {
  kind: 'exam-new',
  async run(interaction, _id, context) {
    const request = examRequest(interaction, { bank: null, format: null, extra: null }, context)
    return replyWithExam(interaction, await context.quiz.prepareExam(request), context)
  },
}
