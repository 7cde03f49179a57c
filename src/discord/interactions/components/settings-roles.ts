import { hasExam } from '../../../quiz/exam/format.ts'
import { MEASURES } from '../../../quiz/roles.ts'
import { pickRoleBody, removeRuleBody, roleMeasureBody, ruleForm } from '../../render/settings/roles.ts'
import type { ComponentHandler } from '../component.ts'
import type { Context } from '../context.ts'
import type { RuleAction } from '../custom-id.ts'
import type { ComponentInteraction } from '../interaction.ts'
import { asManager, showSection } from '../settings/panel.ts'
import { asRoleManager, managerOf, refuseRole, showRule } from '../settings/role-rules.ts'
import { showInPlace } from '../show-in-place.ts'

/** Opens the rule that was chosen. */
export const roleRuleSelect: ComponentHandler<'settings-role'> = {
  kind: 'settings-role',
  run: (interaction, _id, context) =>
    asManager(interaction, context, guildId =>
      showRule(interaction, guildId, interaction.values[0] ?? '', context),
    ),
}

export const addRoleButton: ComponentHandler<'settings-role-add'> = {
  kind: 'settings-role-add',
  run: (interaction, _id, context) =>
    asRoleManager(interaction, context, () => showInPlace(interaction, pickRoleBody(context.words), context)),
}

/** Checks the role at once: what can't be given needs no further questions. */
export const pickRoleSelect: ComponentHandler<'settings-role-pick'> = {
  kind: 'settings-role-pick',
  run: (interaction, _id, context) =>
    asRoleManager(interaction, context, async guildId => {
      const { quiz, words } = context
      const roleId = interaction.values[0] ?? ''
      const check = await quiz.checkNewRole(guildId, roleId, managerOf(interaction))
      if (check.kind !== 'fine') return refuseRole(interaction, check, context)
      const body = roleMeasureBody(roleId, await quiz.allBanks(guildId), words)
      return showInPlace(interaction, body, context)
    }),
}

/** Opens the form. */
export const roleMeasureSelect: ComponentHandler<'settings-role-measure'> = {
  kind: 'settings-role-measure',
  run: (interaction, { roleId }, context) =>
    asRoleManager(interaction, context, async guildId => {
      const measure = MEASURES.find(name => name === interaction.values[0])
      const banks = await context.quiz.allBanks(guildId)
      if (!measure || (measure === 'exam' && !banks.some(hasExam)))
        return showSection(interaction, 'roles', context)
      const form = ruleForm(roleId, measure, banks, context.words)
      await context.respond.openForm(interaction, form)
      return 'opened'
    }),
}

export const ruleActionButton: ComponentHandler<'settings-role-do'> = {
  kind: 'settings-role-do',
  run: (interaction, { roleId, action }, context) => ACTIONS[action](interaction, roleId, context),
}

type Act = (interaction: ComponentInteraction, roleId: string, context: Context) => Promise<string>

const ACTIONS: Readonly<Record<RuleAction, Act>> = {
  on: (interaction, roleId, context) =>
    asRoleManager(interaction, context, async guildId => {
      const done = await context.quiz.turnRuleOn(guildId, roleId, managerOf(interaction))
      if (done.kind !== 'on') return refuseRole(interaction, done, context)
      await showRule(interaction, guildId, roleId, context, context.words.roles.turnedOn)
      return 'on'
    }),
  pause: (interaction, roleId, context) =>
    asManager(interaction, context, async guildId => {
      await context.quiz.pauseRule(guildId, roleId)
      await showRule(interaction, guildId, roleId, context, context.words.roles.pausedNow)
      return 'paused'
    }),
  remove: (interaction, roleId, context) =>
    asManager(interaction, context, () =>
      showInPlace(interaction, removeRuleBody(roleId, context.words), context),
    ),
  'remove-now': (interaction, roleId, context) =>
    asManager(interaction, context, async guildId => {
      await context.quiz.removeRule(guildId, roleId)
      await showSection(interaction, 'roles', context, context.words.roles.removed)
      return 'removed'
    }),
  again: (interaction, roleId, context) =>
    asRoleManager(interaction, context, async guildId => {
      const { quiz, words } = context
      const check = await quiz.checkRole(guildId, roleId, managerOf(interaction))
      if (check.kind !== 'fine') return refuseRole(interaction, check, context)
      await quiz.giveAgain(guildId, roleId)
      await showRule(interaction, guildId, roleId, context, words.roles.givenAgain)
      return 'again'
    }),
}
