import { RHYTHMS } from '../../../quiz/season.ts'
import { resetPreviewBody, seasonPreviewBody } from '../../render/settings/scoring.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { asManager, saveIn, showSection } from '../settings/panel.ts'
import { showInPlace } from '../show-in-place.ts'

/** Shows what the chosen length means, before it is set. */
export const seasonSelect: ComponentHandler<'settings-season'> = {
  kind: 'settings-season',
  run: (interaction, _id, context) =>
    asManager(interaction, context, async guildId => {
      const to = RHYTHMS.find(rhythm => rhythm === interaction.values[0])
      const preview = to ? await context.quiz.previewSeason(guildId, to) : null
      if (preview === null) return showSection(interaction, 'scoring', context)
      return showInPlace(interaction, seasonPreviewBody(preview, context.words), context)
    }),
}

export const seasonSetButton: ComponentHandler<'settings-season-set'> = {
  kind: 'settings-season-set',
  // The first one is the default, which has no row.
  run: (interaction, { season }, context) =>
    saveIn(interaction, 'scoring', { season: season === RHYTHMS[0] ? null : season }, context),
}

/** Asks once, with what it means. */
export const resetButton: ComponentHandler<'settings-reset'> = {
  kind: 'settings-reset',
  run: (interaction, { scope }, context) =>
    asManager(interaction, context, async guildId => {
      const { reset } = context.words.settings.scoring
      const preview = await context.quiz.previewReset(guildId, scope)
      switch (preview.kind) {
        case 'no-points':
          return refuse(interaction, reset.noPoints, context).then(() => preview.kind)
        case 'too-many':
          return refuse(interaction, reset.tooMany(preview.max), context).then(() => preview.kind)
        case 'preview':
          return showInPlace(interaction, resetPreviewBody(preview, context.words), context)
      }
    }),
}

export const resetNowButton: ComponentHandler<'settings-reset-now'> = {
  kind: 'settings-reset-now',
  run: (interaction, { scope, last }, context) =>
    asManager(interaction, context, async guildId => {
      const { reset } = context.words.settings.scoring
      const done = await context.quiz.resetBoard({
        guildId,
        scope,
        userId: interaction.user.id,
        last: last === 0 ? null : last,
      })
      if (done.kind === 'changed') return refuse(interaction, reset.changed, context).then(() => done.kind)
      await showSection(interaction, 'scoring', context, reset.done)
      return done.kind
    }),
}

export const undoResetButton: ComponentHandler<'settings-undo-reset'> = {
  kind: 'settings-undo-reset',
  run: (interaction, { at }, context) =>
    asManager(interaction, context, async guildId => {
      const { reset } = context.words.settings.scoring
      const { kind } = await context.quiz.undoReset(guildId, at)
      if (kind === 'too-late') return refuse(interaction, reset.tooLate, context).then(() => kind)
      await showSection(interaction, 'scoring', context, reset.undone)
      return kind
    }),
}
