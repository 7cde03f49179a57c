import type { Fix } from '../../../quiz/correction.ts'
import { COMMENT_FIELD } from '../../render/curation/fix.ts'
import { deskBody } from '../../render/curation/question.ts'
import type { FormHandler } from '../component.ts'
import type { CustomId } from '../custom-id.ts'
import type { FormInteraction } from '../interaction.ts'
import { asOwner, showDecided } from '../replies/curation-replies.ts'
import { showInPlace } from '../show-in-place.ts'

/** The last step of a decision about a key. */
export const fixForm: FormHandler<'question-confirm'> = {
  kind: 'question-confirm',
  run: (interaction, id, context) =>
    asOwner(interaction, id.question, context, async desk => {
      const { quiz, words } = context
      const fix = fixOf(id)
      if (!fix) return showDecided(interaction, desk, { kind: 'nothing-to-do' }, id.page, context)
      const decision = { fix, comment: commentIn(interaction), id: id.decision, options: id.options }
      const decided = await quiz.decideFix(desk, decision)
      if (decided.kind !== 'impossible') return showDecided(interaction, desk, decided, id.page, context)
      const note = words.curation.problems[decided.problem]
      return showInPlace(interaction, deskBody(desk, id.page, note, words), context)
    }),
}

/** Null for what has no form. */
const fixOf = ({ how, keys }: CustomId<'question-confirm'>): Fix | null => {
  const letters = keys === '-' ? [] : [...keys]
  if (how === 'key') return { kind: 'key', answer: letters }
  if (how === 'accept') return { kind: 'accept', accepted: letters }
  return how === 'void' ? { kind: 'void' } : null
}

/** "It's fine", with what the reporters are told. */
export const rejectForm: FormHandler<'question-reject'> = {
  kind: 'question-reject',
  run: (interaction, { question, page }, context) =>
    asOwner(interaction, question, context, async desk => {
      const decided = await context.quiz.rejectReports(desk, commentIn(interaction))
      return showDecided(interaction, desk, decided, page, context)
    }),
}

const commentIn = ({ fields }: FormInteraction): string | null => fields.text(COMMENT_FIELD)?.trim() || null
