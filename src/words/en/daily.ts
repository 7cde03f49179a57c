import { format, numberWord, quote } from './format.ts'

export const dailyWords = {
  title: 'Daily questions',
  none: 'This server has no daily question yet. Set one up with /daily set.',
  set: (where: string, when: string, zone: string) =>
    `Done. I’ll post a question in ${where} every day at ${when} (${zone}).`,
  changed: (where: string, when: string, zone: string) =>
    `Changed. I’ll post a question in ${where} every day at ${when} (${zone}).`,
  next: (seconds: number) => `Next: <t:${seconds}:F> (<t:${seconds}:R>)`,
  alsoNow: 'Want one right away? /daily now',
  line: (n: number, where: string, when: string, zone: string) => `**${n}.** ${where} · ${when} ${zone}`,
  choice: (n: number, when: string, zone: string, topic: string) => `${n} · ${when} ${zone} · ${topic}`,
  everything: 'all topics',
  /** On the line below a confirmation. */
  topics: (topic: string | null) => (topic === null ? 'Topics: all' : `Topic: ${topic}`),
  /** A suggestion while someone types. */
  choiceIn: (n: number, channel: string, when: string, zone: string, topic: string) =>
    `${n} · #${channel} · ${when} ${zone} · ${topic}`,
  mentions: (role: string) => `mentions ${role}`,
  threads: 'with a thread',
  zoneOfServer: (zone: string) => `Days and seasons on this server follow ${zone}. /settings changes that.`,
  lastPost: (link: string) => `[Latest question](${link})`,
  problem: (sentence: string, seconds: number) => `${sentence} (<t:${seconds}:R>)`,
  resumeHint: 'Resume it with /daily resume.',
  problems: {
    paused: 'Paused by a server manager.',
    'channel-gone': 'Paused: the channel was deleted. Pick another with /daily set.',
    'no-access': 'Paused: I can no longer see the channel.',
    'no-permission': 'Paused: I no longer have permission to post in the channel.',
    'no-question':
      'The last one was skipped: no questions match this topic and difficulty. I’ll try again every day.',
    'too-late': 'One question was skipped: I couldn’t post it within six hours.',
    'message-gone': 'I couldn’t open a thread: someone had already deleted the message.',
    'too-many-threads':
      'I couldn’t open a thread: this server has as many active threads as Discord allows. Archive some of them.',
    'no-thread': 'I couldn’t open a thread: I lack permission, or this channel doesn’t allow threads.',
  },
  paused: 'Paused. Any open question stays open. Resume it with /daily resume.',
  resumed: (seconds: number) => `Resumed. Next: <t:${seconds}:F> (<t:${seconds}:R>)`,
  running: 'It’s already running.',
  alreadyPaused: 'It’s already paused. Resume it with /daily resume.',
  confirmOff: (what: string) =>
    `**Delete this daily question?**\n${what}\nPoints and streaks are kept. To stop it only for a while, use /daily pause.`,
  confirmOffButton: 'Delete it',
  cancelOff: 'Cancel',
  notDeleted: 'Nothing was deleted.',
  notYours: 'Only the person who ran /daily off can decide this.',
  removed: 'Deleted. Points and streaks are kept.',
  onItsWay: (where: string) => `Today’s question is on its way to ${where}.`,
  outAlready: (link: string) => `Today’s question has already been posted: ${link}`,
  outSoon: 'Today’s question is already on its way.',
  which: 'This server has several daily questions. Pick one with the “daily” option.',
  unknown: 'There’s no such daily question here. Pick one from the list that appears as you type.',
  tooMany: (max: number) =>
    `This server already has ${numberWord(max)} daily questions, the maximum. Remove one with /daily off first.`,
  whichChange: 'This server has several daily questions. Pick one with the “change” option.',
  timeNeeded: 'What time should it come? Add the “time” option, for example 9:00.',
  noSuchZoneNear: (typed: string, near: readonly string[]) =>
    `${quote(typed)} isn’t one time zone. Do you mean ${format.list(near)}? Pick one from the list that appears as you type.`,
  zoneNeeded:
    'Which time zone? Add the “zone” option: start typing your city and pick from the list that appears.',
  noSuchZone: (typed: string) =>
    `There’s no time zone ${quote(typed)}. Pick one from the list that appears as you type, such as Europe/Vienna.`,
  noSuchTime: (typed: string) => `${quote(typed)} isn’t a time of day. Try 9:00, 18:30 or 9pm.`,
  onlyServers: 'Daily questions only work in servers.',
}
