import { bold, format, numberWord, points, quote } from './format.ts'

const questions = (n: number): string => format.plural(n, { one: '# question', other: '# questions' })

const duration = (seconds: number): string => {
  if (seconds < 60) return format.plural(seconds, { one: '# second', other: '# seconds' })
  if (seconds < 3600) return format.plural(seconds / 60, { one: '# minute', other: '# minutes' })
  return format.plural(seconds / 3600, { one: '# hour', other: '# hours' })
}

const cooldown = (seconds: number): string => (seconds === 0 ? 'No pause' : duration(seconds))

/** 1 is Monday. */
const weekdayName = (weekday: number): string => format.weekdayName(`2026-11-${22 + weekday}`)

/** The first of some names, and how many more there are. */
const listSome = (names: readonly string[], more: number): string =>
  format.list(more === 0 ? names : [...names, `${format.number(more)} more`])

/** Of a channel. */
const ownBanks = (names: readonly string[], more: number): string =>
  names.length === 0 ? 'none of its banks is available' : listSome(names, more)

const lose = (people: number): string =>
  format.plural(people, { one: '# person loses', other: '# people lose' })

/** `/settings`: what a server has set, and how to change it. */
export const settingsWords = {
  title: 'This server’s settings',
  open: 'Change something…',
  back: 'Back',
  saved: 'Saved.',
  download: {
    button: 'Download',
    file: 'All settings of this server in one file, without anything about its members.',
  },
  onlyServers: 'Settings belong to a server that has added me.',
  needsPermission: 'You need Manage Server for that.',
  sections: {
    banks: 'Question banks',
    play: 'Quizzes',
    language: 'Language and time zone',
    scoring: 'Scoring',
    weekly: 'Weekly summary',
    findings: 'Notices',
    roles: 'Roles',
  },
  banks: {
    line: (banks: readonly string[], more: number, channels: number) =>
      format.joinSentences([
        banks.length === 0 ? 'None of the chosen banks is available.' : `${listSome(banks, more)}.`,
        ...(channels === 0
          ? []
          : [
              format.plural(channels, { one: '# channel has its own.', other: '# channels have their own.' }),
            ]),
      ]),
    intro:
      'Questions on this server come from these banks. A bank that’s added to me later stays off until you turn it on here.',
    gone: (names: readonly string[], more: number) =>
      `Not available at the moment: ${listSome(names.map(quote), more)}.`,
    questions,
    page: (page: number, pages: number) => `Banks, page ${page} of ${pages}`,
    previous: 'Previous banks',
    next: 'More banks',
    channels: 'Some channels can have banks of their own. Threads count as separate channels.',
    channelLine: (n: number, channel: string, banks: readonly string[], more: number) =>
      `${n}. ${channel}: ${ownBanks(banks, more)}`,
    changeOwn: 'Change or undo one of these…',
    ownOption: (n: number, banks: readonly string[], more: number) => `${n}. ${ownBanks(banks, more)}`,
    choose: 'Give a channel its own banks…',
    channelTitle: (channel: string) => `Question banks in ${channel}`,
    channelIntro: 'Questions in this channel come only from these banks.',
    channelSame: 'This channel has the same banks as the rest of the server. Choose some to change that.',
    same: 'Same as the server',
    tooMany: (max: number) =>
      `At most ${numberWord(max)} channels can have banks of their own. Set one back to “Same as the server” first.`,
    unknown: 'Nothing was changed: choose at least one bank that’s available.',
  },
  play: {
    line: (max: number, seconds: number | null, channels: number) =>
      format.joinSentences([
        channels === 0
          ? 'In every channel.'
          : format.plural(channels, { one: 'In # channel.', other: 'In # channels.' }),
        `Up to ${questions(max)} in a row.`,
        ...(seconds === null ? [] : [`${duration(seconds)} for each.`]),
      ]),
    channels: (chosen: readonly string[]) =>
      chosen.length === 0
        ? '**Channels**\nQuestions for everyone can be asked in every channel.'
        : `**Channels**\nQuestions for everyone can be asked in ${format.list(chosen)}, and in threads there. Anywhere else, /quiz asks in private.`,
    chooseChannels: 'Every channel. Choose some to limit it…',
    everywhere: 'Allow every channel',
  },
  /** Of the settings that are one of a few values: what each is about, and its values. */
  choices: {
    channelCooldown: {
      text: '**Pause in a channel**\nHow long it takes until the next question for everyone can be asked in the same channel. People with Manage Messages don’t have to wait.',
      value: cooldown,
    },
    personCooldown: {
      text: '**Pause for a person**\nThe same for one person in one channel.',
      value: cooldown,
    },
    maxQuestions: {
      text: '**Longest round**\nThe most questions that one /quiz can ask in a row for everyone.',
      value: (n: number) => questions(n),
    },
    defaultSeconds: {
      text: '**Time for a question**\nUsed when the person who asks doesn’t choose a time.',
      value: (seconds: number | null) => (seconds === null ? 'Ten minutes' : duration(seconds)),
    },
    mayEnd: {
      text: '**Reveal and stop**\nWho can reveal an answer early or stop a round. Daily questions are never revealed early.',
      value: {
        moderators: 'The person who asked, and people with Manage Messages',
        everyone: 'Everyone',
        starter: 'Only the person who asked',
        'moderators-only': 'Only people with Manage Messages',
      },
    },
    speedPays: {
      text: '**Speed**\nWhether faster answers earn bonus points in a round with a time limit. It doesn’t change questions that are already open.',
      value: (on: boolean) => (on ? 'Counts: up to 5 more points' : 'Doesn’t count'),
    },
    celebrates: {
      text: '**Celebrations**\nWhether I tell people, in the private reply to their answer, when they climb on the leaderboard or reach 7, 30, 100 or 365 days in a row. Streak freezes are always mentioned.',
      value: (on: boolean) => (on ? 'Celebrated' : 'Not mentioned'),
    },
  },
  scoring: {
    line: (seasons: string, speed: boolean) =>
      format.joinSentences([
        seasons,
        speed ? 'Speed counts in rounds with a time limit.' : 'Speed doesn’t count.',
      ]),
    lines: { month: 'A season each month.', quarter: 'A season each quarter.', never: 'No seasons.' },
    seasons:
      '**Seasons**\nWith each season, the leaderboard starts from zero, and the first daily question shows how the last one ended.',
    rhythms: { month: 'Every month', quarter: 'Every quarter', never: 'No seasons' },
    ends: (day: string) => `This season ends on ${format.day(day)}.`,
    seasonTitle: {
      month: 'A season each month?',
      quarter: 'A season each quarter?',
      never: 'No more seasons?',
    },
    running: (from: string, until: string) =>
      `The leaderboard of the season will show all points since ${format.day(from)}, and the season will end on ${format.day(until)}.`,
    never: 'There’ll be leaderboards for today, this week and all time only, and no more final standings.',
    /** How often a question scores for one person. */
    once: {
      month: 'Each question scores once a month for each person.',
      quarter: 'Each question scores once a quarter for each person.',
      never: 'Each question scores only once for each person, ever.',
    },
    nothingLost: 'No one loses any points, and you can change it back at any time.',
    confirm: 'Change it',
    reset: {
      text: '**Start over**\nResets the leaderboard. I’ll tell you what it means first, and you can undo it for a week.',
      open: { season: 'Reset this season', all: 'Reset all time' },
      what: { season: 'this season', all: 'all time' },
      line: (n: number, what: string, who: string, at: number, until: number) =>
        `${n}. ${who} reset ${what} <t:${at}:R>. You can undo it until <t:${until}:f>.`,
      undo: (n: number | null) => (n === null ? 'Undo the reset' : `Undo reset ${n}`),
      title: { season: 'Start this season over?', all: 'Start everything over?' },
      loses: {
        season: (people: number, sum: number) => `${lose(people)} ${points(sum)} of this season.`,
        all: (people: number, sum: number) => `${lose(people)} ${points(sum)}.`,
      },
      also: 'Today’s and this week’s leaderboards start over with it. All time stays.',
      alsoAll: (hasNoSeasons: boolean) =>
        hasNoSeasons
          ? 'Today, this week and all time all start over.'
          : 'Today, this week, this season and all time all start over.',
      stays: (hasNoSeasons: boolean) =>
        `Streaks, statistics and reviews stay. Questions that someone has answered ${hasNoSeasons ? 'before' : 'this season'} still don’t score again.`,
      until: (seconds: number) => `You can undo this until <t:${seconds}:f>.`,
      confirm: 'Reset',
      done: 'Reset: everyone starts from zero.',
      undone: 'Undone: everyone has their points back, and keeps those earned since.',
      noPoints: 'No one has points there, so there’s nothing to reset.',
      tooMany: (max: number) =>
        `The leaderboard was reset ${numberWord(max)} times this week. Undo one of those before you reset it again.`,
      changed: 'Nothing was changed: someone has just reset the leaderboard. Open this page again to see it.',
      tooLate: 'That reset has already been undone, or it’s more than a week ago.',
    },
  },
  language: {
    line: (language: string, zone: string) => `${language}. Days follow ${zone}.`,
    intro:
      '**Language**\nFor questions and leaderboards that everyone sees. What I say to one person is in their own language if I speak it.',
    automatic: 'As in the server’s Discord settings',
    zone: (zone: string, today: string) =>
      `**Time zone**\n${bold(zone)}, where it’s ${format.day(today)} now. Days, weeks, seasons, streaks and the weekly summary follow it. Daily questions keep the time and zone they were set up with.`,
    changeZone: 'Change the time zone',
    form: { label: 'Time zone', hint: 'A city such as Vienna, or a name such as America/New_York' },
    noSuchZone: (typed: string, near: readonly string[]) =>
      near.length === 0
        ? `There’s no time zone ${quote(typed)}. Try the name of a large city.`
        : `${quote(typed)} isn’t one time zone. Do you mean ${format.list(near)}?`,
    previewTitle: (zone: string) => `Change to ${zone}?`,
    preview: (from: string, to: string) =>
      `From now on, days, weeks and seasons on this server begin at midnight in ${bold(to)} instead of ${bold(from)}. Points and answers stay as they are.`,
    sameDay: 'It’s the same date in both places, so today’s leaderboard goes on.',
    otherDay: (day: string) =>
      `It’s ${format.day(day)} there, so today’s leaderboard starts over now. This week’s and this season’s may start over, too.`,
    dailies: (n: number) =>
      format.plural(n, {
        one: 'The daily question keeps its time and zone; /daily set changes them.',
        other: 'The # daily questions keep their times and zones; /daily set changes them.',
      }),
    weekly: 'The weekly summary keeps its day and time, in the new time zone.',
    confirm: 'Change it',
    same: (zone: string) => `${zone} is already this server’s time zone.`,
    changed: (zone: string) => `Days on this server now follow ${zone}.`,
  },
  weekly: {
    off: 'Off.',
    line: (weekday: number, time: string, channel: string) =>
      `${weekdayName(weekday)} at ${time} in ${channel}.`,
    intro:
      'Once a week I post how the last seven days went: who’s ahead, the biggest climb, long streaks, and the hardest question with its explanation. No pings, and hidden people stay hidden.',
    turnOn: '**Off.** Choose a channel to turn it on.',
    chooseChannel: 'Choose a channel…',
    on: (channel: string) => `**Channel:** ${channel}`,
    next: (seconds: number) => `Next: <t:${seconds}:F> (<t:${seconds}:R>)`,
    problem: (sentence: string, seconds: number) => `${sentence} (<t:${seconds}:R>)`,
    problems: {
      'channel-gone': 'Paused: the channel was deleted. Choose another one.',
      'no-access': 'Paused: I can no longer see the channel.',
      'no-permission': 'Paused: I no longer have permission to post in the channel.',
      'too-late': 'The last one was skipped: I couldn’t post it within a day.',
    },
    when: (zone: string) => `**Day and time** in ${zone}, this server’s time zone`,
    weekday: weekdayName,
    previewHint: '**Preview**\nOnly you’ll see it.',
    preview: 'Show me what it would say now',
    resume: 'Resume',
    turnOff: 'Turn it off',
    turnedOff: 'Turned off.',
  },
  setup: {
    start: 'Guided setup',
    offer:
      '**Set me up in a minute?** Choose what I ask about and when the daily question comes. You’re asked because you have Manage Server; only you can see this.',
    begin: 'Set up',
    dismiss: 'No, thanks',
    dismissed: 'OK, I won’t ask again. You can change everything with /settings at any time.',
    step: (n: number, of: number) => `Step ${n} of ${of}`,
    banks: 'What should I ask about?',
    banksHint: 'Choose one or more question banks. You can give some channels their own later.',
    daily: 'A question every day?',
    dailyHint:
      'It comes at the same time every day and stays open until the next one. It gives people a reason to come back.',
    dailyIs: (lines: readonly string[]) => `Already set up:\n${lines.map(line => `- ${line}`).join('\n')}`,
    setDaily: 'Choose channel and time',
    language: 'Which language?',
    languageHint: 'For questions and leaderboards that everyone sees.',
    next: 'Next',
    skip: 'Skip',
    done: 'You’re all set',
    doneDaily: (lines: readonly string[]) =>
      `I’ll post a question every day:\n${lines.map(line => `- ${line}`).join('\n')}`,
    doneHint: 'Try /quiz now. /settings has everything else: channels, pauses, seasons and more.',
    form: {
      title: 'Daily question',
      channel: 'Channel',
      time: 'Time of day',
      timeHint: 'Such as 9:00 or 6:30pm',
      zone: 'Time zone',
      zoneHint: 'A city such as Vienna, or a name such as America/New_York',
    },
  },
}
