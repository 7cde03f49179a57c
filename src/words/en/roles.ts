import { bold, days, format, points } from './format.ts'

/** Names of permissions as Discord's server settings show them. */
const permissions = {
  Administrator: 'Administrator',
  ManageGuild: 'Manage Server',
  ManageRoles: 'Manage Roles',
  ManageChannels: 'Manage Channels',
  ManageWebhooks: 'Manage Webhooks',
  ManageMessages: 'Manage Messages',
  ManageThreads: 'Manage Threads',
  ManageNicknames: 'Manage Nicknames',
  ManageEvents: 'Manage Events',
  ManageGuildExpressions: 'Manage Expressions',
  MentionEveryone: 'Mention @everyone, @here and All Roles',
  KickMembers: 'Kick Members',
  BanMembers: 'Ban Members',
  ModerateMembers: 'Time out members',
  MuteMembers: 'Mute Members',
  DeafenMembers: 'Deafen Members',
  MoveMembers: 'Move Members',
  ViewAuditLog: 'View Audit Log',
}

const people = (n: number): string => format.plural(n, { one: '# person', other: '# people' })

/** Roles that a server gives for learning, in `/settings`. */
export const roleWords = {
  permissions,
  line: (rules: number, on: number, stopped: number) =>
    rules === 0
      ? 'I don’t give any roles.'
      : format.joinSentences([
          `${format.plural(rules, { one: '# rule', other: '# rules' })}, ${format.number(on)} on.`,
          ...(stopped === 0
            ? []
            : [format.plural(stopped, { one: '# needs your attention.', other: '# need your attention.' })]),
        ]),
  none: 'I can give people roles for points, a place on the leaderboard, a streak or a passed mock exam. There are no rules yet.',
  hint: 'A role that someone takes away by hand stays away. People who hide their name get no new roles.',
  /** One rule in the list. */
  row: (n: number, role: string, condition: string, mode: string, state: string) =>
    `**${n}.** ${role} · ${condition}\n-# ${mode} ${state}`,
  /** What a role is given for; of points and places also on a server without seasons. */
  conditions: {
    points: (n: number) => `${points(n)} in a season`,
    rank: (n: number) => (n === 1 ? 'First place of the season' : `Top ${format.number(n)} of the season`),
    streak: (n: number) => `A streak of ${days(n)}`,
    exam: (bank: string) => `Passed the full mock exam “${bank}” on this server`,
  },
  conditionsEver: {
    points: (n: number) => `${points(n)} in total`,
    rank: (n: number) => (n === 1 ? 'First place of all time' : `Top ${format.number(n)} of all time`),
  },
  modes: {
    keep: 'For good.',
    highest: 'One at a time.',
    current: 'While it lasts.',
  },
  on: (n: number) => (n === 0 ? 'On. Not given to anyone right now.' : `On. Given to ${people(n)}.`),
  off: {
    new: 'Not on yet.',
    paused: 'Paused.',
    gone: 'Stopped: the role was deleted.',
    everyone: 'Stopped: everyone has that role.',
    managed: 'Stopped: the role belongs to a bot or a subscription.',
    dangerous: 'Stopped: the role lets people do too much.',
    'no-permission': 'Stopped: I’m missing Manage Roles.',
    'too-high': 'Stopped: the role is above mine.',
  },
  /** What to do about a rule that stopped. */
  fixes: {
    gone: 'Remove this rule, and add one for another role.',
    everyone: 'Remove this rule, and add one for another role.',
    managed: 'Remove this rule, and add one for another role.',
    dangerous:
      'In Server Settings › Roles, turn off what lets it manage or moderate, such as Manage Messages or Kick Members. Then turn this rule on again.',
    'no-permission':
      'Someone with Manage Roles can turn that permission on for my role in Server Settings › Roles. Then turn this rule on again.',
    'too-high':
      'Someone with Manage Roles can drag my role above it in Server Settings › Roles. Then turn this rule on again.',
  },
  preview: (gives: number, takes: number) =>
    gives === 0 && takes === 0
      ? '**If you turn it on now:** nothing changes yet. People get it as they reach it.'
      : takes === 0
        ? `**If you turn it on now:** I’ll give it to ${people(gives)}.`
        : `**If you turn it on now:** I’ll give it to ${people(gives)}, and take a role from ${people(takes)}.`,
  previewHint: 'Some of them may have left the server or have the role already. I skip those.',
  declined: (n: number) =>
    format.plural(n, {
      one: 'Someone took it from # person by hand, so they won’t get it again.',
      other: 'Someone took it from # people by hand, so they won’t get it again.',
    }),
  change: 'Look at a rule…',
  option: (n: number, condition: string) => `${n}. ${condition}`,
  add: 'Add a rule',
  addTitle: 'Add a rule',
  pick: 'Which role should people get? It has to be below my own role, and below yours.',
  pickRole: 'Choose a role…',
  /** Of what the rule is about. */
  measure: (role: string) => `What do people get ${role} for?`,
  chooseMeasure: 'Choose what it’s for…',
  measures: {
    points: 'Points',
    rank: 'A place on the leaderboard',
    streak: 'A streak of daily questions',
    exam: 'A passed mock exam',
  },
  form: {
    points: { label: 'Points', hint: 'On this server, in one season if it has seasons' },
    rank: { label: 'Places', hint: '3 means the top three' },
    streak: { label: 'Days in a row', hint: 'Of daily questions on this server' },
    bank: 'Question bank',
    mode: 'How long do they keep it?',
  },
  modeChoices: {
    keep: { label: 'For good', hint: 'Even when a new season begins' },
    highest: { label: 'One at a time', hint: 'A higher role of this kind replaces it' },
    current: { label: 'While it lasts', hint: 'Taken back when it’s no longer true, or the season ends' },
  },
  ruleTitle: (n: number) => `Rule ${n}`,
  turnOn: 'Turn on',
  pause: 'Pause',
  remove: 'Remove',
  again: 'Give it to them again',
  removeTitle: 'Remove this rule?',
  removeText:
    'Everyone keeps the role, and I forget who got it from me. To take it from everyone, delete the role in Server Settings › Roles.',
  added: 'Added. It’s off until you turn it on.',
  turnedOn: 'On. I’ll give the roles over the next few minutes.',
  pausedNow: 'Paused. Everyone keeps what they have.',
  removed: 'Removed. Everyone keeps what they have.',
  givenAgain: 'They can get it again.',
  refusals: {
    gone: 'That role doesn’t exist any more. Choose another one.',
    everyone: 'Everyone has that role already. Choose another one.',
    managed: 'That role belongs to a bot or a subscription, so I can’t give it. Choose another one.',
    'no-permission':
      'I’m missing the **Manage Roles** permission, so I can’t give roles. To fix it, open Server Settings › Roles, choose my role and turn it on. Then try again.',
    'too-high':
      'That role is above mine, so I can’t give it. To fix it, open Server Settings › Roles and drag my role above it. Then try again.',
    'not-allowed': 'You need Manage Roles on the whole server for that, because it gives people a role.',
    'not-yours':
      'That role isn’t below your own highest role, so you can’t give it, and I won’t give it for you. Choose a lower one.',
    wait: 'I’ve asked Discord about this server too often, so I can’t check that role right now. Please try again in a minute.',
    'not-there': 'I’m not on this server any more.',
    exists: 'There’s already a rule for that role. Remove it first.',
    'no-rule': 'That rule doesn’t exist any more.',
  },
  dangerous: (names: readonly string[]) =>
    `I won’t give that role, because it allows too much: ${format.list(names.map(bold))}. Turn that off in Server Settings › Roles, or choose another role.`,
  tooMany: (max: number) => `${format.number(max)} rules is the most a server can have. Remove one first.`,
  noSuchNumber: (min: number, max: number) =>
    `Please type a whole number from ${format.number(min)} to ${format.number(max)}.`,
  needsManageRoles: 'You need Manage Roles for that, because it gives people a role.',
  /** In the server's audit log. */
  reasons: {
    points: (n: number) => `Quiz: ${points(n)}`,
    rank: (n: number) => (n === 1 ? 'Quiz: first of the leaderboard' : `Quiz: top ${format.number(n)}`),
    streak: (n: number) => `Quiz: streak of ${days(n)}`,
    exam: (_: number) => 'Quiz: passed the mock exam',
    deleted: 'Quiz: this person deleted their data',
  },
}
