import { shown } from '../../render/parts/body.ts'
import { studyForm } from '../../render/study/form.ts'
import { stoppedBody } from '../../render/study/reminder.ts'
import type { ComponentHandler } from '../component.ts'
import { change, placeOf, showPanel, updatePanel } from '../replies/study-replies.ts'

/** `/study`. */
export const studyButton: ComponentHandler<'study'> = {
  kind: 'study',
  run: (interaction, _id, context) => showPanel(interaction, context),
}

/** Opens the form of a setting. forms/plan.ts saves it. */
export const planButton: ComponentHandler<'plan'> = {
  kind: 'plan',
  async run(interaction, { field }, { quiz, respond, words }) {
    const { settings, zone } = await quiz.studySettings(placeOf(interaction))
    await respond.openForm(interaction, studyForm(field, settings, zone, words))
    return 'opened'
  },
}

/** "End the pause". */
export const unpauseButton: ComponentHandler<'unpause'> = {
  kind: 'unpause',
  async run(interaction, _id, context) {
    await change(interaction, { pause: 'off' }, context)
    return updatePanel(interaction, context)
  },
}

/** "Stop reminding me", below every reminder. */
export const unremindButton: ComponentHandler<'unremind'> = {
  kind: 'unremind',
  async run(interaction, _id, { quiz, respond, words }) {
    await quiz.stopReminders(interaction.user.id)
    await respond.update(interaction, shown(stoppedBody(words)))
    return 'stopped'
  },
}
