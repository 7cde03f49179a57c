import { bold, format } from './format.ts'

/** What a server's managers are told, and the section of /settings about it. */
export const findingWords = {
  title: 'Something on this server needs a look',
  daily: (where: string, when: string, zone: string) => `**Daily question** in ${where}, ${when} ${zone}`,
  weekly: (where: string) => `**Weekly summary** in ${where}`,
  changeWeekly: 'Change that in /settings under Weekly summary.',
  role: (role: string) => `**Role** ${role}`,
  changeRoles: 'The rule is in /settings under Roles.',
  missing: (where: string, names: readonly string[]) =>
    `**Permissions** in ${where}. I’m missing ${format.list(names.map(bold))}. Allow it in the channel’s settings › Permissions.`,
  suggestions: (n: number) =>
    format.plural(n, {
      one: '**Suggestions.** A member has suggested a question. Decide about it with /suggestions.',
      other: '**Suggestions.** Members have suggested # questions. Decide about them with /suggestions.',
    }),
  suspect: (question: string) => `**Question** “${question}”`,
  suspicions: {
    answers: 'The answers to it suggest that the one marked correct is wrong.',
    reports: 'Several people reported its answer.',
  },
  more: (n: number) => format.plural(n, { one: 'And # more.', other: 'And # more.' }),
  suspend:
    'Daily questions and exams leave doubtful questions out until someone decides. With /questions you can stop one from being asked on this server at all.',
  often: 'I post here at most once a day, and only what’s new.',
  showQuestions: 'Show the questions',
  showSuggestions: 'Show the suggestions',
  change: 'Change notices',
  settings: {
    line: (channel: string | null) => (channel === null ? 'Off.' : `In ${channel}, at most once a day.`),
    refused: (channel: string) =>
      `I can’t post in ${channel} any more. Choose a channel again to get notices there.`,
    intro:
      'When something needs you, I can say so in a channel: a daily question or weekly summary that I had to pause, a role that I can’t give any more, permissions that I’m missing, a question with a doubtful answer, or questions that members suggest. At most once a day, and without pinging anyone.',
    choose: 'Off. Choose a channel…',
    off: 'Stop notices',
    saved: (channel: string) => `Saved. From now on, I’ll say in ${channel} what needs you.`,
    everyoneSees: (channel: string) =>
      `Saved. Everyone on this server can read ${channel}. A channel for moderators may fit better.`,
  },
}
