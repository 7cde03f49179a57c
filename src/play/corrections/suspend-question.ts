import { findQuestion } from '../../quiz/find-question.ts'
import type { Deps } from '../deps.ts'

type SuspendDeps = Pick<Deps, 'clock' | 'corrections' | 'overlay'>

/** A question, and where: in one guild, or everywhere (null). */
export type SuspensionRequest = {
  readonly questionId: string
  readonly guildId: string | null
  readonly by: string
}

export type SuspendOutcome = {
  readonly kind: 'suspended' | 'already-suspended' | 'unknown-question'
}

/** From now on a question isn't asked there. Open posts stay open, and answers count. */
export const suspendQuestion = async (
  deps: SuspendDeps,
  { questionId, guildId, by }: SuspensionRequest,
): Promise<SuspendOutcome> => {
  if (!findQuestion(deps.overlay.everywhere(), questionId)) return { kind: 'unknown-question' }
  const isNew = await deps.corrections.suspend({
    guildId: guildId ?? EVERYWHERE,
    questionId,
    by,
    at: deps.clock.now(),
  })
  await deps.overlay.reload()
  return { kind: isNew ? 'suspended' : 'already-suspended' }
}

const EVERYWHERE = ''

/** Asks a question there again. False if it wasn't suspended there; a guild can't lift a suspension everywhere. */
export const restoreQuestion = async (
  deps: SuspendDeps,
  { questionId, guildId }: Omit<SuspensionRequest, 'by'>,
): Promise<boolean> => {
  const restored = await deps.corrections.restore(guildId ?? EVERYWHERE, questionId)
  await deps.overlay.reload()
  return restored
}
