import type { RoleManager } from '../../../play/ports/member-roles.ts'
import { MAX_RULES, type RefusedRole } from '../../../play/roles/manage-rules.ts'
import type { Words } from '../../../words/index.ts'
import { ruleBody } from '../../render/settings/roles.ts'
import type { Context } from '../context.ts'
import { refuse } from '../refuse.ts'
import { type Asking, showInPlace } from '../show-in-place.ts'
import { hasPermission } from '../source.ts'
import { asManager, showSection } from './panel.ts'
import { rolesView } from './roles.ts'

/** Runs for people with Manage Server who may also give roles: else they could get themselves any role by a rule. */
export const asRoleManager = (
  interaction: Asking,
  context: Context,
  run: (guildId: string) => Promise<string>,
): Promise<string> =>
  asManager(interaction, context, async guildId => {
    if (hasPermission(interaction, 'ManageRoles')) return run(guildId)
    await refuse(interaction, context.words.roles.needsManageRoles, context)
    return 'not-allowed'
  })

/** Who presses, for the hierarchy of roles. */
export const managerOf = ({ user, roleIds }: Asking): RoleManager => ({ userId: user.id, roleIds })

/** One rule, with what it would do where it's off. A rule that is gone shows the list. */
export const showRule = async (
  interaction: Asking,
  guildId: string,
  roleId: string,
  context: Context,
  note: string | null = null,
): Promise<string> => {
  const { quiz, words } = context
  const at = { guildId, settings: await quiz.settingsOf(guildId) }
  const view = await rolesView(at, note, context)
  const rule = view.rules.find(one => one.roleId === roleId)
  const preview = rule && !rule.isOn ? await quiz.previewRule(guildId, roleId) : null
  const body = ruleBody(view, roleId, preview, words)
  return body === null
    ? showSection(interaction, 'roles', context, words.roles.refusals['no-rule'])
    : showInPlace(interaction, body, context)
}

/** Says why a role can't be given, and what to do about it. */
export const refuseRole = async (
  interaction: Asking,
  refusal: RefusedRole | { readonly kind: 'exists' | 'no-rule' | 'too-many' },
  context: Context,
): Promise<string> => {
  await refuse(interaction, sentenceFor(refusal, context.words), context)
  return refusal.kind
}

const sentenceFor = (refusal: Parameters<typeof refuseRole>[1], { roles }: Words): string => {
  if (refusal.kind === 'too-many') return roles.tooMany(MAX_RULES)
  if (refusal.kind !== 'dangerous') return roles.refusals[refusal.kind]
  return roles.dangerous(
    refusal.permissions.map(name => roles.permissions[name as keyof typeof roles.permissions]),
  )
}
