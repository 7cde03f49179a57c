import { DEFAULT_ZONE } from '../../../quiz/day.ts'
import { dailySetupForm, type SetupView, setupBody } from '../../render/settings/setup.ts'
import type { Context } from '../context.ts'
import { SETUP_STEPS, type SetupStep } from '../custom-id.ts'
import type { ComponentInteraction, FormInteraction } from '../interaction.ts'
import { showInPlace } from '../show-in-place.ts'
import { languageChoices } from './languages.ts'
import { asManager } from './panel.ts'

/** The guided setup. Every step shows what is set, and can be done later in /settings. */

/** Shows a step, or the next one that makes sense here. `page`: of the banks. */
export const showStep = (
  interaction: ComponentInteraction | FormInteraction,
  step: SetupStep,
  context: Context,
  page = 0,
): Promise<string> =>
  asManager(interaction, context, async guildId => {
    const view = await viewOf(guildId, step, page, context)
    if (view.step === 'done') await context.quiz.changeSettings(guildId, { setup: 'done' })
    await showInPlace(interaction, setupBody(view, context.words), context)
    return view.step
  })

const viewOf = async (
  guildId: string,
  wanted: SetupStep,
  page: number,
  { quiz, words }: Context,
): Promise<SetupView> => {
  const [banks, settings, dailies] = await Promise.all([
    quiz.allBanks(guildId),
    quiz.shownSettings(guildId),
    quiz.listDailies(guildId),
  ])
  const languages = languageChoices(words)
  const makesSense: Readonly<Record<SetupStep, boolean>> = {
    banks: banks.length > 1,
    daily: true,
    // The one in Discord, and at least two of ours.
    language: languages.length > 2,
    done: false,
  }
  const steps = SETUP_STEPS.filter(step => makesSense[step])
  const step = SETUP_STEPS.slice(SETUP_STEPS.indexOf(wanted)).find(one => makesSense[one]) ?? 'done'
  return { step, steps, settings, banks, page, dailies: dailies.map(({ daily }) => daily), languages }
}

/** UTC may only be the default, so the person is asked. */
export const openDailyForm = (interaction: ComponentInteraction, context: Context): Promise<string> =>
  asManager(interaction, context, async guildId => {
    const { zone } = await context.quiz.settingsOf(guildId)
    const { channelId } = interaction
    await context.respond.openForm(
      interaction,
      dailySetupForm(channelId, zone === DEFAULT_ZONE ? null : zone, context.words),
    )
    return 'opened'
  })
