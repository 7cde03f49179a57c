import type { Decided } from '../../../play/curation/decide.ts'
import type { QuestionDesk } from '../../../play/curation/open-question.ts'
import type { Viewer } from '../../../play/curation/viewer.ts'
import { attentionBody } from '../../render/curation/list.ts'
import { deskBody } from '../../render/curation/question.ts'
import { noticeBody } from '../../render/parts/body.ts'
import type { Context } from '../context.ts'
import { refuse } from '../refuse.ts'
import { type Asking, showInPlace } from '../show-in-place.ts'
import { viewerOf } from './curation-viewer.ts'

/** What /questions and its buttons show. Each resolves with the outcome for the log. */

/** Runs for owners and managers only; others get a sentence. */
export const asViewer = async (
  interaction: Asking,
  context: Context,
  run: (viewer: Viewer) => Promise<string>,
): Promise<string> => {
  const viewer = await viewerOf(interaction, context)
  if (viewer) return run(viewer)
  await refuse(interaction, context.words.curation.notYours, context)
  return 'not-yours'
}

/** The same with one question, which the viewer may see. */
export const atDesk = (
  interaction: Asking,
  digest: string,
  context: Context,
  run: (desk: QuestionDesk) => Promise<string>,
): Promise<string> =>
  asViewer(interaction, context, async viewer => {
    const desk = await context.quiz.openQuestion(viewer, digest)
    if (desk) return run(desk)
    await refuse(interaction, context.words.curation.unknown, context)
    return 'unknown-question'
  })

/** The same for the bot's owners alone. */
export const asOwner = (
  interaction: Asking,
  digest: string,
  context: Context,
  run: (desk: QuestionDesk) => Promise<string>,
): Promise<string> =>
  atDesk(interaction, digest, context, async desk => {
    if (desk.viewer.kind === 'owner') return run(desk)
    await refuse(interaction, context.words.curation.ownersOnly, context)
    return 'not-yours'
  })

export const showList = (interaction: Asking, page: number, context: Context): Promise<string> =>
  asViewer(interaction, context, async viewer => {
    const { quiz, words } = context
    const [entries, channel] = await Promise.all([quiz.listAttention(viewer), quiz.alertChannel()])
    return showInPlace(interaction, attentionBody({ viewer, entries, page, channel }, words), context)
  })

export const showDesk = (
  interaction: Asking,
  digest: string,
  page: number,
  context: Context,
): Promise<string> =>
  atDesk(interaction, digest, context, desk =>
    showInPlace(interaction, deskBody(desk, page, null, context.words), context),
  )

/** The question as it is after a decision, with what was done. */
export const showDecided = async (
  interaction: Asking,
  { viewer, digest }: QuestionDesk,
  { kind }: Decided,
  page: number,
  context: Context,
): Promise<string> => {
  const { quiz, words } = context
  const note = words.curation.done[kind]
  const desk = await quiz.openQuestion(viewer, digest)
  // What a manager restored may be on their list no more.
  await showInPlace(interaction, desk ? deskBody(desk, page, note, words) : noticeBody(note), context)
  return kind
}
