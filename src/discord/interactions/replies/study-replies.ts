import type { StudyChanges } from '../../../play/study/change-study.ts'
import type { StudyPlace } from '../../../play/study/show-study.ts'
import { STUDY_FIELDS, type StudyField } from '../../../play/study/typed-settings.ts'
import { noticeBody, shown } from '../../render/parts/body.ts'
import { blockedBody } from '../../render/study/reminder.ts'
import { studyBody, typedRefusal, typedRefusalBody } from '../../render/study/study.ts'
import type { Context } from '../context.ts'
import type {
  CommandInteraction,
  ComponentInteraction,
  FormInteraction,
  Interaction,
} from '../interaction.ts'

/** How someone studies: what /study and its buttons and forms reply. Each resolves with the outcome for the log. */

export const placeOf = ({ user, guildId, channelId }: Interaction): StudyPlace => ({
  userId: user.id,
  guildId: guildId ?? channelId,
})

/** `/study`, with or without settings to change. */
export const replyToStudy = async (interaction: CommandInteraction, context: Context): Promise<string> => {
  const typed = typedOptions(interaction)
  const changed = await change(interaction, typed, context)
  if (changed && changed.kind !== 'changed') {
    await context.respond.reply(interaction, noticeBody(typedRefusal(changed, context.words)))
    return changed.kind
  }
  return showPanel(interaction, context)
}

export const showPanel = async (interaction: Interaction, context: Context): Promise<string> => {
  const { quiz, respond, words } = context
  await respond.reply(interaction, studyBody(await quiz.showStudy(placeOf(interaction)), words))
  return 'shown'
}

/** In place of the message whose button was pressed, or that opened the form. */
export const updatePanel = async (
  interaction: ComponentInteraction | FormInteraction,
  context: Context,
): Promise<string> => {
  const { quiz, respond, words } = context
  await respond.update(interaction, shown(studyBody(await quiz.showStudy(placeOf(interaction)), words)))
  return 'changed'
}

/** Saves what a form says. */
export const saveForm = async (
  interaction: FormInteraction,
  field: StudyField,
  fields: readonly StudyField[],
  context: Context,
): Promise<string> => {
  const typed = Object.fromEntries(fields.map(name => [name, interaction.fields.text(name) ?? '']))
  const changed = await change(interaction, typed, context)
  if (changed === null || changed.kind === 'changed') return updatePanel(interaction, context)
  await context.respond.reply(interaction, typedRefusalBody(changed, field, context.words))
  return changed.kind
}

export const change = async (interaction: Interaction, typed: StudyChanges['typed'], { quiz }: Context) =>
  Object.keys(typed).length === 0
    ? null
    : quiz.changeStudy({ ...placeOf(interaction), locale: interaction.locale, typed })

const typedOptions = ({ options }: CommandInteraction): StudyChanges['typed'] => {
  const typed: { [Field in StudyField]?: string } = {}
  for (const field of STUDY_FIELDS) {
    const value = field === 'amount' ? options.integer(field)?.toString() : options.text(field)
    if (value !== null && value !== undefined) typed[field] = value
  }
  return typed
}

/** Says once, after a command, that reminders were switched off because Discord refused one. */
export const tellIfBlocked = async (
  interaction: CommandInteraction,
  { quiz, respond, words }: Pick<Context, 'quiz' | 'respond' | 'words'>,
): Promise<void> => {
  if (!(await quiz.takeBlockedNotice(interaction.user.id))) return
  await respond.followUp(interaction, blockedBody(words))
}
