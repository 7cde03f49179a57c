import type { QuestionDesk } from '../../../play/curation/open-question.ts'
import type { Fix } from '../../../quiz/correction.ts'
import { chooseBody, confirmFixForm, previewBody, rejectReportsForm } from '../../render/curation/fix.ts'
import { deskBody } from '../../render/curation/question.ts'
import type { ComponentHandler } from '../component.ts'
import type { Context } from '../context.ts'
import type { ComponentInteraction } from '../interaction.ts'
import { asOwner, atDesk, showDecided, showDesk, showList } from '../replies/curation-replies.ts'
import { showInPlace } from '../show-in-place.ts'
import { placesOf } from './answer.ts'

/** A page of the list, from its buttons and from a question. */
export const questionsButton: ComponentHandler<'questions'> = {
  kind: 'questions',
  run: (interaction, { page }, context) => showList(interaction, page, context),
}

/** Below the message that tells the owners. */
export const alertButton: ComponentHandler<'question-alert'> = {
  kind: 'question-alert',
  run: (interaction, _, context) => showList(interaction, 0, context),
}

export const openQuestionSelect: ComponentHandler<'questions-open'> = {
  kind: 'questions-open',
  run: (interaction, { page }, context) => showDesk(interaction, interaction.values[0] ?? '', page, context),
}

export const showQuestionButton: ComponentHandler<'question-show'> = {
  kind: 'question-show',
  run: (interaction, { question, page }, context) => showDesk(interaction, question, page, context),
}

/** The first step of a decision about the key: which option, or what it would change. */
export const fixButton: ComponentHandler<'question-fix'> = {
  kind: 'question-fix',
  run: (interaction, { question, how, page }, context) =>
    asOwner(interaction, question, context, async desk => {
      if (how === 'key' || how === 'accept')
        return showInPlace(interaction, chooseBody(desk, how, page, context.words), context)
      if (how === 'void') return preview(interaction, desk, { kind: 'void' }, page, context)
      const found = await context.quiz.previewAward(desk)
      if (!found) return showDecided(interaction, desk, { kind: 'nothing-to-do' }, page, context)
      return showInPlace(interaction, previewBody(desk, found, page, context.words), context)
    }),
}

export const chooseOptionsSelect: ComponentHandler<'question-choose'> = {
  kind: 'question-choose',
  run: (interaction, { question, how, options, page }, context) =>
    asOwner(interaction, question, context, desk => {
      // A place that doesn't exist gives a key that doesn't, which the preview refuses.
      const keys = placesOf(interaction.values).map(place => desk.question.options[place ?? -1]?.key ?? '?')
      const fix: Fix = how === 'key' ? { kind: 'key', answer: keys } : { kind: 'accept', accepted: keys }
      return preview(interaction, desk, fix, page, context, options)
    }),
}

const preview = async (
  interaction: ComponentInteraction,
  desk: QuestionDesk,
  fix: Fix,
  page: number,
  context: Context,
  options?: string,
): Promise<string> => {
  const { quiz, words } = context
  const found = await quiz.previewFix(desk, fix, options)
  if (!('problem' in found)) return showInPlace(interaction, previewBody(desk, found, page, words), context)
  return showInPlace(
    interaction,
    deskBody(desk, page, words.curation.problems[found.problem], words),
    context,
  )
}

/** "Confirm": points for a changed key are given at once; other decisions ask for a reason first. */
export const confirmFixButton: ComponentHandler<'question-confirm'> = {
  kind: 'question-confirm',
  run: (interaction, id, context) =>
    asOwner(interaction, id.question, context, async desk => {
      if (id.how === 'award') {
        const decided = await context.quiz.decideAward(desk, id.decision)
        return showDecided(interaction, desk, decided, id.page, context)
      }
      await context.respond.openForm(interaction, confirmFixForm(id, context.words))
      return 'opened'
    }),
}

/** "It's fine": asks for a comment where someone will read it. */
export const rejectReportsButton: ComponentHandler<'question-reject'> = {
  kind: 'question-reject',
  run: (interaction, id, context) =>
    asOwner(interaction, id.question, context, async desk => {
      if (desk.reports.length === 0) {
        const decided = await context.quiz.rejectReports(desk, null)
        return showDecided(interaction, desk, decided, id.page, context)
      }
      await context.respond.openForm(interaction, rejectReportsForm(id, context.words))
      return 'opened'
    }),
}

/** "Suspend" and "Ask it again": everywhere for owners, on their server for managers. */
export const suspendButton: ComponentHandler<'question-ask'> = {
  kind: 'question-ask',
  run: (interaction, { question, to, page }, context) =>
    atDesk(interaction, question, context, async desk => {
      const { quiz } = context
      const decided = await (to === 'suspend' ? quiz.decideSuspension(desk) : quiz.decideRestore(desk))
      return showDecided(interaction, desk, decided, page, context)
    }),
}

export const undoDecisionButton: ComponentHandler<'question-undo'> = {
  kind: 'question-undo',
  run: (interaction, { question, decision, page }, context) =>
    asOwner(interaction, question, context, async desk =>
      showDecided(interaction, desk, await context.quiz.undoDecision(desk, decision), page, context),
    ),
}
