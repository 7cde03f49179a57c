import type { CorrectionStore, RescoreRules } from '../../src/play/ports/corrections.ts'

/** Answers per batch: so few that there are several batches in a test. */
const BATCH = 7

type Corrections = Pick<
  CorrectionStore,
  'applyCorrection' | 'awardCorrection' | 'beginRescore' | 'carryOut' | 'undoCorrection'
>

/** Carries out what a correction has begun, to its end. `between`: runs after each batch. */
export const carryOutAll = async (
  { carryOut }: Pick<CorrectionStore, 'carryOut'>,
  id: string,
  rules: RescoreRules,
  between: () => Promise<unknown> = async () => {},
): Promise<void> => {
  while (await carryOut(id, rules, BATCH)) await between()
}

/** The decisions, each carried out to its end. */
export const decisionsOn = (corrections: Corrections) => ({
  async applyCorrection(...[correction, rules]: Parameters<Corrections['applyCorrection']>) {
    const done = await corrections.applyCorrection(correction, rules)
    await carryOutAll(corrections, correction.id, rules)
    return done
  },
  async awardCorrection(...[id, by, rules]: Parameters<Corrections['awardCorrection']>) {
    const done = await corrections.awardCorrection(id, by, rules)
    await carryOutAll(corrections, id, rules)
    return done
  },
  async rescoreAgain(...[id, rules]: Parameters<Corrections['beginRescore']>) {
    const done = await corrections.beginRescore(id, rules)
    await carryOutAll(corrections, id, rules)
    return done
  },
  async undoCorrection(...[id, rules]: Parameters<Corrections['undoCorrection']>) {
    const done = await corrections.undoCorrection(id, rules)
    await carryOutAll(corrections, id, rules)
    return done
  },
})
