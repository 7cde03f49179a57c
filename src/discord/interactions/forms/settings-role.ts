import { modesOf, THRESHOLDS } from '../../../quiz/roles.ts'
import { RULE_FIELDS } from '../../render/settings/roles.ts'
import type { FormHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { asRoleManager, managerOf, refuseRole, showRule } from '../settings/role-rules.ts'

/** Adds the rule, and shows what it would do. */
export const roleRuleForm: FormHandler<'settings-role-form'> = {
  kind: 'settings-role-form',
  run: (interaction, { roleId, measure }, context) =>
    asRoleManager(interaction, context, async guildId => {
      const { quiz, words } = context
      const { fields } = interaction
      const modes = modesOf(measure)
      const typed = (fields.text(RULE_FIELDS.threshold) ?? '').trim()
      const rule = {
        roleId,
        measure,
        threshold: measure === 'exam' ? 0 : /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN,
        bank: measure === 'exam' ? (fields.values(RULE_FIELDS.bank)[0] ?? null) : null,
        mode: modes.find(mode => mode === fields.text(RULE_FIELDS.mode)) ?? modes[0]!,
      }
      const added = await quiz.addRule(guildId, rule, managerOf(interaction))
      switch (added.kind) {
        case 'added':
          await showRule(interaction, guildId, roleId, context, words.roles.added)
          return 'added'
        case 'no-such-number': {
          const { min, max } = THRESHOLDS[measure === 'exam' ? 'points' : measure]
          return refuse(interaction, words.roles.noSuchNumber(min, max), context).then(() => added.kind)
        }
        default:
          return refuseRole(interaction, added, context)
      }
    }),
}
