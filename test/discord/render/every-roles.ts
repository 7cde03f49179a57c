import {
  pickRoleBody,
  type RolesView,
  removeRuleBody,
  roleMeasureBody,
  rolesBody,
  ruleBody,
} from '../../../src/discord/render/settings/roles.ts'
import type { OffReason } from '../../../src/play/ports/roles.ts'
import type { ListedRule } from '../../../src/play/roles/manage-rules.ts'
import { MEASURES, modesOf } from '../../../src/quiz/roles.ts'
import type { Words } from '../../../src/words/index.ts'
import { sampleBank } from '../../quiz/sample.ts'
import { NOON, sampleRule } from '../../store/sample.ts'
import type { NamedBodies } from './every-message.ts'

const banks = [sampleBank(2, { name: 'τράπεζα', title: `Τράπεζα ${'α'.repeat(100)}` })]

const OFF: readonly OffReason[] = [
  'new',
  'paused',
  'gone',
  'everyone',
  'managed',
  'dangerous',
  'no-permission',
  'too-high',
]

const rule = (n: number, given: Partial<ListedRule>): ListedRule => ({
  ...sampleRule({ roleId: String(500000000000000000n + BigInt(n)) }),
  off: null,
  given: n,
  declined: n % 3,
  ...given,
})

/** Each measure with each mode, and each reason to be off. */
const RULES: readonly ListedRule[] = [
  ...MEASURES.flatMap(measure =>
    modesOf(measure).map(mode => ({ measure, mode, bank: measure === 'exam' ? 'τράπεζα' : null })),
  ).map((given, n) => rule(n, { ...given, threshold: n % 2 === 0 ? 1 : 1000 })),
  ...OFF.map((because, n) => rule(20 + n, { isOn: false, off: { because, since: NOON } })),
]

/** The section about roles in /settings. A server has up to ten rules. */
export const everyRolesMessage = (words: Words): NamedBodies =>
  [true, false].flatMap((hasSeasons): NamedBodies => {
    const view = (rules: readonly ListedRule[]): RolesView => ({
      rules,
      banks,
      hasSeasons,
      note: hasSeasons ? words.roles.added : null,
    })
    return [
      ...[[], RULES.slice(0, 10), RULES.slice(-10)].map(
        rules => [`roles, ${rules.length}`, rolesBody(view(rules), words)] as const,
      ),
      ...RULES.map((one, n) => {
        const preview = one.isOn ? null : { gives: n % 3, takes: n % 2 }
        return ['a rule about a role', ruleBody(view([one]), one.roleId, preview, words)!] as const
      }),
      ['a role to remove', removeRuleBody(RULES[0]!.roleId, words)],
      ['a role to add', pickRoleBody(words)],
      ['what a role is for', roleMeasureBody(RULES[0]!.roleId, banks, words)],
    ]
  })
