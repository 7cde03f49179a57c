import { numberWord, quote } from './format.ts'

export const dailyWords = {
  title: 'Daily questions',
  none: 'This server has no daily question yet. Set one up: /daily set',
  set: (where: string, when: string, zone: string) =>
    `Done. The daily question comes to ${where} every day at ${when} (${zone}).`,
  changed: (where: string, when: string, zone: string) =>
    `Changed. The daily question comes to ${where} every day at ${when} (${zone}).`,
  next: (seconds: number) => `Next: <t:${seconds}:F> (<t:${seconds}:R>)`,
  alsoNow: 'To have one at once: /daily now',
  line: (n: number, where: string, when: string, zone: string) => `**${n}.** ${where} · ${when} ${zone}`,
  choice: (n: number, when: string, zone: string, topic: string) => `${n} · ${when} ${zone} · ${topic}`,
  everything: 'all topics',
  mentions: (role: string) => `mentions ${role}`,
  threads: 'with a thread',
  zoneOfServer: (zone: string) =>
    `Days and seasons of this server go by ${zone}, the zone of its first daily question.`,
  lastPost: (link: string) => `[Last question](${link})`,
  problem: (sentence: string, seconds: number) => `${sentence} (<t:${seconds}:R>)`,
  resumeHint: 'Go on with /daily resume.',
  problems: {
    paused: 'Paused by somebody who may.',
    'channel-gone': 'Paused: the channel is gone. Choose another one with /daily set.',
    'no-access': 'Paused: I can no longer see the channel.',
    'no-permission': 'Paused: I may no longer write in the channel.',
    'no-question': 'Paused: there is no question for this topic and difficulty any more.',
    'too-late': 'One question was left out: I could not post it within six hours.',
    'no-thread': 'The thread under a question could not be opened: I may not, or there can be none.',
  },
  paused: 'Paused. The question that is open stays open for now. Go on with /daily resume.',
  resumed: (seconds: number) => `It goes on. Next: <t:${seconds}:F> (<t:${seconds}:R>)`,
  running: 'It is running already.',
  removed: 'Ended. Points and streaks stay.',
  onItsWay: (where: string) => `Today’s question is on its way to ${where}.`,
  outAlready: (link: string) => `Today’s question is out already: ${link}`,
  outSoon: 'Today’s question is on its way already.',
  which: 'This server has several daily questions. Choose one with the option “daily”.',
  unknown: 'There is no such daily question here. Choose one from the list that appears while you type.',
  tooMany: (max: number) =>
    `This server has ${numberWord(max)} daily questions already, and more would be noise. End one with /daily off.`,
  zoneNeeded:
    'Which time zone? Add the option “zone”: start typing your city, and choose from the list that appears.',
  noSuchZone: (typed: string) =>
    `There is no time zone ${quote(typed)}. Choose one from the list that appears while you type, such as Europe/Vienna.`,
  noSuchTime: (typed: string) => `${quote(typed)} is no time of day. Write it like 9:00, 18:30 or 9pm.`,
  onlyServers: 'A daily question belongs to a server: ask me there.',
}
