import { examWords } from './exam.ts'
import { format, quote } from './format.ts'

const people = (n: number): string => format.plural(n, { one: '# person', other: '# people' })
const questions = (n: number): string => format.plural(n, { one: '# question', other: '# questions' })

/** Group exams. Percentages are formatted already. */
export const eventWords = {
  /** In the channel, for everyone. */
  title: (bank: string) => `Group exam: ${bank}`,
  starts: (seconds: number) => `**Starts <t:${seconds}:F>** (<t:${seconds}:R>)`,
  ends: (seconds: number) => `**It’s on: ends <t:${seconds}:F>** (<t:${seconds}:R>)`,
  /** Only people with time of their own still take it. */
  extraTime: (seconds: number) =>
    `**Time is up.** It’s only still open for people with extra time. Results follow at <t:${seconds}:t> (<t:${seconds}:R>).`,
  over: '**It’s over.** If you took part, see how you did with the button below, or later with /exam history.',
  cancelled: '**Canceled.**',
  stopped:
    '**Canceled.** If you had begun, your answers were submitted, and your result is in /exam history.',
  facts: (name: string, n: number, minutes: number, mark: string) =>
    format.joinItems([name, questions(n), examWords.duration(minutes), `pass mark ${mark}`]),
  joined: (n: number) => (n === 0 ? 'No one has joined yet.' : `**${people(n)}** joined.`),
  rules: [
    '- Everyone gets the same questions at the same time. If you come late, you have less time.',
    '- Results come when it’s over for everyone. Only you see your answers; those who manage this server see your result too, unless you use /privacy hide.',
  ],
  join: 'Join',
  begin: 'Begin',
  leave: 'Leave',
  result: 'My result',
  summary: {
    title: (bank: string) => `Results of the group exam: ${bank}`,
    took: (n: number) => `**${people(n)}** took part.`,
    shares: (mean: string, passed: number, of: number) =>
      `On average **${mean}** correct by weight; ${passed} of ${of} reached the pass mark.`,
    row: (place: number, who: string, score: string, passed: boolean) =>
      `${place}. ${who}: **${score}**${passed ? ' ✅ passed' : ''}`,
    more: (n: number) => `and ${n} more`,
    named: 'Who wanted their result shown:',
    note: 'Results that aren’t shown here are seen only by the people themselves and those who manage the server.',
  },
  /** In private, for someone who joined. */
  entrant: {
    joined: (bank: string) => `You’re in: ${bank}`,
    starts: (seconds: number) =>
      `It starts <t:${seconds}:F> (<t:${seconds}:R>). Come back to the announcement then and press **Begin**; I won’t send you a message.`,
    running: (seconds: number) => `It’s on, and it ends for you <t:${seconds}:R>. Begin when you’re ready.`,
    extra: (minutes: number, seconds: number) =>
      `You have ${examWords.duration(minutes)} more than the others: it ends for you <t:${seconds}:t>.`,
    ask: '**Show your result in the summary?** When it’s over, I post a summary here. Your name and score are in it only if you say yes.',
    shown: 'Your result will be shown. You can change that until it’s over.',
    notShown: 'Your result won’t be shown. You can change that until it’s over.',
    share: 'Yes, show it',
    unshare: 'No, don’t show it',
  },
  sealed: (seconds: number) =>
    `✅ **Submitted.** Your result comes when the exam is over for everyone, <t:${seconds}:R>. See it then with **My result** under the announcement, or with /exam resume.`,
  sealedSoon:
    '✅ **Submitted.** Your result comes when the exam is over for everyone. See it then with /exam resume.',
  groupNote: 'Go on where you were, or submit it. You can take one exam at a time.',
  left: 'You’ve left the group exam. You can join again until it ends.',
  begun: 'You’ve already begun, so you can’t leave. Submit your exam when you’re done: /exam resume',
  notJoined: 'You haven’t joined this group exam. Press **Join** under its announcement.',
  isOver: 'This group exam is over.',
  unknown: 'I no longer have this group exam.',
  tookNoPart: 'You didn’t take part in this group exam. Take one on your own with /exam start.',
  notBegun: (seconds: number) =>
    `It starts <t:${seconds}:R>. If that time has passed, I’m getting the questions ready: please press again in a moment.`,
  /** For those who plan one. */
  plan: {
    title: (bank: string) => `Announce this group exam? ${bank}`,
    now: '**Starts as soon as you announce it.**',
    zone: (zone: string) => `Times you type are in ${zone}, this server’s time zone.`,
    note: 'I’ll post it in this channel, with buttons to join. The questions are drawn when it starts, preferring ones no one who joined has met.',
    announce: 'Announce it here',
    cancel: 'Don’t announce',
    dropped: 'Nothing was announced.',
    announced: 'Done. The announcement appears here in a moment. /exam event list shows what you can change.',
    past: 'That time has passed while you were deciding. Nothing was announced; plan it again.',
    tooMany: (max: number) =>
      `This server already has ${max} group exams that aren’t over. Cancel one with /exam event cancel first.`,
    starts: {
      unknown: (typed: string) =>
        `I can’t read ${quote(typed)} as a time. Try “now”, “18:00”, “tomorrow 6pm”, “Friday 18:00”, “3 Dec 18:00” or “in 2 hours”.`,
      ambiguous: (typed: string) =>
        `${quote(typed)} could be two dates. Write the month as a word, as in “3 Dec 18:00”.`,
      'time-needed': (typed: string) => `At what time? ${quote(typed)} is only a date. Try “3 Dec 18:00”.`,
      past: (typed: string) => `${quote(typed)} is in the past. Pick a later time, or “now”.`,
      'too-far': (typed: string) => `${quote(typed)} is more than a year away. Is the year correct?`,
    },
  },
  list: {
    title: 'Group exams on this server',
    none: 'No group exam is planned here. Plan one with /exam event plan.',
    row: (n: number, bank: string, channel: string, joined: number) =>
      `**${n}. ${bank}** in ${channel} · ${joined} joined`,
    planned: (seconds: number) => `Starts <t:${seconds}:F> (<t:${seconds}:R>)`,
    running: (seconds: number) => `Running, ends <t:${seconds}:F> (<t:${seconds}:R>)`,
    /** It should have begun. */
    late: (starts: number, ends: number) =>
      `⚠️ Was due <t:${starts}:R>, but I have no questions for it right now. I’ll keep trying until <t:${ends}:t>; then I’ll cancel it.`,
    extraTime: (seconds: number) =>
      `Time is up; it’s only still open for people with extra time, until <t:${seconds}:F> (<t:${seconds}:R>)`,
    lost: '⚠️ Its announcement was deleted, so no one else can begin. Those who have begun can go on with /exam resume and get their results.',
    cancelled: (bank: string, channel: string, seconds: number) =>
      `❌ **${bank}** in ${channel} was canceled <t:${seconds}:R>`,
    causes: {
      person: '',
      'no-announcement':
        'It has no announcement: the channel or the message was deleted, or I can’t post there. Plan it again with /exam event plan.',
      'no-questions': 'It couldn’t begin: I was offline, or had no questions for it.',
    },
    link: (address: string) => `[Announcement](${address})`,
    note: 'Give someone or everyone more time with /exam event extend; cancel one with /exam event cancel.',
    choice: (n: number, bank: string, day: string) => `${n} · ${bank} · ${day}`,
  },
  cancel: {
    ask: (bank: string) => `**Cancel this group exam?** ${bank}`,
    planned: 'Its announcement will say so. This can’t be undone.',
    running:
      'It has begun: people who are taking it can’t go on. Their answers are submitted, and they get their results. There’s no summary. This can’t be undone.',
    confirm: 'Cancel the exam',
    keep: 'Keep it',
    kept: 'Nothing was canceled.',
    done: 'Canceled. The announcement will say so in a moment.',
  },
  time: {
    extended: (minutes: number, seconds: number) =>
      `Everyone has ${examWords.duration(minutes)} more: it ends <t:${seconds}:F> (<t:${seconds}:R>).`,
    given: (who: string, minutes: number, seconds: number) =>
      `${who} has ${examWords.duration(minutes)} more: for them it ends <t:${seconds}:F> (<t:${seconds}:R>). They see it with their next press. No one else is told.`,
    timeUp:
      'Time is up for everyone but people with extra time, so I can’t move the end any more. To give one of them more, add the option `person`.',
    unreadable: (typed: string) =>
      `I can’t read ${quote(typed)} as more time. Try “30”, “1 h” or “×1.5” (of the exam’s length); at most a day.`,
    notJoined: (who: string) => `${who} hasn’t joined this group exam. Once they have, give them more time.`,
    submitted: (who: string) => `${who} has already submitted, so more time wouldn’t change anything.`,
  },
  noEvents: 'No group exam is planned or running here. Plan one with /exam event plan.',
  which: 'There are several group exams. Pick one with the option `event`; /exam event list shows them.',
  onlyServers: 'Group exams only work in servers that have added me.',
  needsPermission: 'Only people with Manage Server can do this.',
}
