/** Every sentence that a user reads, in English. Discord's markdown; no sentence tells an answer early. */

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const quoted = (typed: string): string => `\`${[...typed.replaceAll('`', '')].slice(0, 80).join('') || ' '}\``

const dayName = (day: string): string => dated(day, { day: 'numeric', month: 'long' })
const monthName = (season: string): string => dated(`${season}-01`, { month: 'long', year: 'numeric' })
/** Dates are local dates already, so no zone may move them. */
const dated = (day: string, format: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...format, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

export const en = {
  commands: {
    quiz: {
      description: 'Post a question here for everyone to answer; each gets a private verdict with the reason',
      options: {
        topic: 'What to be asked about: a bank, a domain or a tag. Everything if left out',
        difficulty: 'Only questions of this difficulty',
        questions: 'How many, one after the other, with standings at the end. One if left out',
        seconds:
          'Time for each question, 10 to 600. Ten minutes if left out; in a series, fast answers earn more',
        private: 'Only you see it and answer it',
      },
    },
    leaderboard: {
      description: 'Who is ahead on this server, and where you are',
      options: {
        board: 'What to rank by. Points if left out',
        period: 'Which days count. This month if left out',
      },
    },
    streak: { description: 'Your streak of daily questions on this server, with a small calendar' },
    help: { description: 'What I do, for those who play and for those who run the server' },
    privacy: {
      description: 'What I keep about you; get it, delete it, or not be named',
      show: 'What I keep about you and why',
      export: 'Everything about you as a file',
      delete: 'Delete everything about you, on all servers. I ask once before I do',
      hide: 'Be “someone” in results and on leaderboards, on all servers',
      options: { hidden: 'True to be “someone”, false to be named again. True if left out' },
    },
    daily: {
      description: 'A question in a channel every day, at the hour you choose',
      set: 'Set up a daily question, or change one',
      show: 'The daily questions of this server: when the next one comes, and what went wrong lately',
      pause: 'Post no more until resumed; nothing is lost',
      resume: 'Go on with a paused daily question',
      off: 'End a daily question for good; points and streaks stay',
      now: 'Post today’s question now, if it is not out yet',
      options: {
        time: 'When, in the zone’s own time: 9:00, 18:30, 9pm',
        zone: 'Whose time: start typing a city. The server’s zone if left out',
        channel: 'Where. This channel if left out',
        topic: 'What to be asked about: a bank, a domain or a tag. Everything if left out',
        difficulty: 'Only questions of this difficulty',
        role: 'Whom each question mentions. Nobody if left out',
        thread: 'Open a thread under each question, to talk about it',
        daily: 'Which one, where the server has several',
        change: 'Which one to change. Left out: the one of this channel and topic, or a new one',
      },
    },
  },
  periods: { today: 'Today', week: 'This week', month: 'This month', all: 'All time' },

  question: {
    round: (round: number, rounds: number) => `Question ${round} of ${rounds}`,
    choose: (n: number) => `Choose ${NUMBERS[n] ?? n}.`,
    pickFrom: (n: number) => `Choose exactly ${NUMBERS[n] ?? n}`,
    closes: (seconds: number) => `Closes <t:${seconds}:R>`,
    answered: (n: number) => (n === 0 ? 'Nobody has answered yet' : `${n} answered`),
    reveal: 'Reveal',
    showAnswer: 'Show the answer',
    stop: 'Stop',
    daily: (day: string) => `Daily question · ${dayName(day)}`,
    openUntilNext: (seconds: number) => `Open until the next one, <t:${seconds}:R>`,
    late: (seconds: number) => `This one is late: it was due at <t:${seconds}:t>.`,
    lastTime: (link: string) => `[Last time](${link})`,
    lastTimeNobody: (link: string) => `[Last time](${link}): nobody answered.`,
    wentRight: (right: number, of: number) => `${right} of ${of} right`,
    wasFirst: (who: string) => `${who} was first`,
    thread: (day: string) => `Daily question, ${dayName(day)}`,
  },

  season: {
    over: (season: string) => `${monthName(season)} is over`,
    begins: 'A new season begins: everybody starts at nought.',
  },

  streak: {
    line: (days: number, freezes: number) =>
      `Streak: ${count(days, 'day', 'days')}${freezes > 0 ? ` · ${count(freezes, 'freeze', 'freezes')} held` : ''}`,
    title: 'Your streak',
    now: (days: number) =>
      days === 0 ? 'No streak at the moment.' : `**${count(days, 'day', 'days')}** in a row`,
    longest: (days: number) => `Longest: ${count(days, 'day', 'days')}`,
    freezes: (n: number) => (n === 0 ? 'No freeze held' : `${count(n, 'freeze', 'freezes')} held`),
    never: 'You have not answered a daily question here yet. It begins with the next one.',
    noDaily:
      'This server has no daily question. Somebody who may manage the server can set one up: /daily set',
    onlyServers: 'Streaks belong to servers: ask me there.',
    weekdays: 'Mo Tu We Th Fr Sa Su',
    week: (monday: string) => dated(monday, { day: '2-digit', month: 'short' }),
    marks: { answered: 'A', frozen: 'F', missed: 'x', open: '?' },
    legend: 'A answered, F kept by a freeze, x missed, ? still open, . none asked',
    lately: (weeks: number, answered: number, asked: number) =>
      `In these ${NUMBERS[weeks] ?? weeks} weeks: answered on ${answered} of ${count(asked, 'day', 'days')}`,
    note: 'A streak counts the dates whose daily question you answered, right or wrong. Seven in a row earn a freeze, and you can hold two: a missed day uses one by itself. A day without a question breaks nothing.',
  },

  daily: {
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
    resumed: 'It goes on.',
    running: 'It is running already.',
    removed: 'Ended. Points and streaks stay.',
    onItsWay: (where: string) => `Today’s question is on its way to ${where}.`,
    outAlready: (link: string) => `Today’s question is out already: ${link}`,
    outSoon: 'Today’s question is on its way already.',
    which: 'This server has several daily questions. Choose one with the option “daily”.',
    unknown: 'There is no such daily question here. Choose one from the list that appears while you type.',
    tooMany: (most: number) =>
      `This server has ${NUMBERS[most] ?? most} daily questions already, and more would be noise. End one with /daily off.`,
    zoneNeeded:
      'Which time zone? Add the option “zone”: start typing your city, and choose from the list that appears.',
    noSuchZone: (typed: string) =>
      `There is no time zone ${quoted(typed)}. Choose one from the list that appears while you type, such as Europe/Vienna.`,
    noSuchTime: (typed: string) => `${quoted(typed)} is no time of day. Write it like 9:00, 18:30 or 9pm.`,
    onlyServers: 'A daily question belongs to a server: ask me there.',
  },

  permissions: {
    missing: (where: string, what: readonly string[]) =>
      `In ${where} I lack these permissions: **${what.join('**, **')}**. Nothing was changed.`,
    missingNow: (what: readonly string[]) => `I lack there: **${what.join('**, **')}**`,
    unseen: (where: string) =>
      `I cannot see ${where}: there I lack the permission **View Channel**. Nothing was changed.`,
    youCan:
      'You can grant it: open the channel’s settings, Permissions, add my role and allow it. Then try again.',
    askSomebody:
      'Somebody who may manage roles on this server can grant it: in the channel’s settings, Permissions, add my role and allow it.',
    mentionable: 'Or let everybody mention that role, in the role’s settings.',
    names: {
      ViewChannel: 'View Channel',
      SendMessages: 'Send Messages',
      SendMessagesInThreads: 'Send Messages in Threads',
      ReadMessageHistory: 'Read Message History',
      AttachFiles: 'Attach Files',
      CreatePublicThreads: 'Create Public Threads',
      MentionEveryone: 'Mention @everyone, @here and All Roles',
    },
  },

  help: {
    title: 'Practice questions, every day if you like',
    players: [
      '**To play**',
      '- /quiz asks a question here; everybody clicks a letter, and each sees privately whether it was right and why. The first answer counts.',
      '- /quiz questions:5 asks several in a row, /quiz private:true only you.',
      '- /leaderboard shows who is ahead: by points, by streak, or by accuracy. Each question scores at your first attempt in a month; after that it is practice.',
      '- /streak shows on how many days in a row you answered the daily question.',
      '- /privacy shows what is kept about you, gives it to you, or deletes it.',
    ],
    hosts: [
      '**To run a server**',
      '- /daily set posts a question every day at your hour, in your time zone. It stays open until the next one, which says how it went.',
      '- /daily show tells when the next one comes and what went wrong; /daily pause, resume, off and now do what they say. For those who may manage the server; Server Settings, Integrations changes who may.',
      '- I need View Channel, Send Messages, Read Message History and Attach Files where daily questions go; for quizzes nothing.',
    ],
  },

  verdict: {
    right: '✅ **Right**',
    wrong: '❌ **Wrong**',
    rightOption: (n: number) => (n === 1 ? 'The right answer' : 'The right answers'),
    yours: 'You chose',
    why: 'Why',
    whyNot: (letter: string) => `Why not ${letter}`,
    links: 'Read more',
    points: (n: number) => `+${count(n, 'point', 'points')}`,
    noPoints: 'No points for this one',
    practice: 'Practice: you have met this question this month, so it does not go to the leaderboard again.',
    inRound: (n: number) => `+${count(n, 'point', 'points')} in this round`,
    again: 'You have answered this one already; the first answer counts.',
  },

  reveal: {
    closed: 'Closed',
    right: 'right answer',
    nobody: 'Nobody answered.',
    unanswered: 'You did not answer this one.',
    chosen: (n: number, of: number) => `${n} of ${of}`,
    score: (right: number, of: number) => `${right} of ${of} answered right`,
    who: (mentions: string, more: number) => `Right: ${mentions}${more > 0 ? ` and ${more} more` : ''}`,
    why: 'Why',
    options: 'The options one by one',
    links: 'Read more',
    again: 'Another one',
    next: 'Next question',
    nextSoon: 'The next question follows in a moment.',
  },

  standings: {
    title: 'Round over',
    asked: (n: number) => `${count(n, 'question', 'questions')} asked`,
    row: (rank: number, who: string, right: number, of: number, score: number) =>
      `**${rank}.** ${who} · ${right} of ${of} right · ${count(score, 'point', 'points')}`,
    more: (n: number) => `and ${n} more`,
    nobody: 'Nobody answered this time.',
    note: 'The leaderboard takes the first attempt at each question in a month.',
  },

  board: {
    title: 'Leaderboard',
    ownTitle: 'Your points',
    boards: { points: 'Points', streak: 'Streak', accuracy: 'Accuracy' },
    rightOf: (right: number, of: number) => `${right} of ${of} right`,
    streakNote: 'Days in a row on which the daily question was answered.',
    accuracyNote: (least: number) =>
      `From ${least} first attempts on. Ranked by what the answers prove: the share that luck alone does not explain, so many right answers beat a few.`,
    notYetStreak: (who: string) => `${who}: no streak yet. Answer the daily question`,
    notYetAccuracy: (who: string, least: number) =>
      `${who}: not on this board yet, it takes ${least} answers`,
    noStreaks: 'Nobody has a streak yet. It begins with the next daily question.',
    noAccuracy: (least: number) => `Nobody has ${least} answers yet.`,
    someone: 'someone',
    alt: (title: string, rows: readonly string[]) => `${title}: ${rows.join('; ')}`,
    altRow: (rank: number, who: string, value: string) => `${rank}. ${who}, ${value}`,
    days: (n: number) => count(n, 'day', 'days'),
    percent: (share: number) => `${Math.round(share * 100)} %`,
    number: (n: number) => n.toLocaleString('en-US'),
    columns: { points: 'Points', accuracy: 'Right', streak: 'Streak' },
    unit: { points: 'points', accuracy: 'right', streak: 'in a row' },
    row: (rank: number, who: string, facts: readonly string[]) =>
      `**${rank}.** ${who} · ${facts.join(' · ')}`,
    points: (n: number) => count(n, 'point', 'points'),
    inARow: (days: number) => `${count(days, 'day', 'days')} in a row`,
    surely: (percent: number) => `surely above ${percent} %`,
    place: (who: string, rank: number, facts: readonly string[]) =>
      `${who}: number ${rank} · ${facts.join(' · ')}`,
    notYet: (who: string) => `${who}: not on this board yet. Answer a question: /quiz`,
    you: 'You',
    nobody: 'Nobody has scored yet. Be the first: /quiz',
    own: (points: number, right: number, answered: number) =>
      `${count(points, 'point', 'points')} on all your servers · ${right} of ${answered} right`,
    ownNone: 'Nothing scored yet. Try /quiz',
    page: (page: number) => `Page ${page}`,
    previous: 'Previous',
    next: 'Next',
  },

  privacy: {
    title: 'Privacy',
    /** PRIVACY.md says the same. */
    text: [
      '**What I keep:** your Discord id with every answer that you give (the question, what you chose, when, how fast, and in which server or direct message), the points and streaks that follow from it, the questions, series and daily questions that you asked for, with your language, and whether you want to be named.',
      '**Why:** to tell you whether you were right, to count points and streaks, to choose questions that you need, and to find questions that are wrong or too hard.',
      '**What I do not keep:** what people write; I do not even see it. Names and pictures of people come from Discord when a leaderboard is drawn, and stay in memory only.',
      '**Who sees it:** people in a channel see who was right, the streaks and the leaderboard. What you chose is shown to you alone; others see only how many chose it. Whoever runs this copy of the bot can read its database, and its log, which names your id where something of mine failed for you.',
      '**How long:** until you delete it. When a server removes me, its data goes 30 days later.',
      '**See it:** `/privacy export` gives you all of it as a file.',
      '**Not be named:** `/privacy hide` makes you “someone” in results and on leaderboards. With `hidden: False` you are named again.',
      '**Delete it:** `/privacy delete` deletes everything about you, on all servers and in direct messages. Your answers stay in the statistics of the questions, with nothing in them that leads to you.',
      '**Messages that are posted already** are kept by Discord, not by me. Where one names you, a moderator can delete it.',
      '**Contact:** the owner of the server, or whoever runs this copy of the bot. Backups and logs, if they keep any, are theirs to clear.',
    ],
    exported: (answers: number) =>
      `Everything that I keep about you, with ${count(answers, 'answer', 'answers')}. Times are in UTC.`,
    ask: '**Delete everything about you?** Your answers, points and streaks on all servers and in direct messages go for good, and so does a wish not to be named. This cannot be undone. `/privacy export` gives you a copy first.',
    forget: 'Delete everything about me',
    keep: 'Keep it',
    kept: 'Nothing was deleted.',
    forgotten:
      'Everything about you is deleted. If you answer a question again, I know you from then on, and by name: `/privacy hide` changes that.',
    hidden:
      'From now on you are “someone” in results and on leaderboards, on all servers. What is posted already stays as it is. `/privacy hide` with `hidden: False` takes it back.',
    named: 'From now on you are named in results and on leaderboards.',
    notYours: 'Only the person who asked to be deleted can decide this. Your own data: `/privacy show`',
  },

  attached: 'Not all of it fits here: the whole text is in the attached file.',

  refusals: {
    oldForm: 'This form is from an older version of the bot. Please open it again.',
    oldButton:
      'This button belongs to an older version of me and does nothing any more. Start anew with /quiz.',
    unknownPost: 'I no longer know this question. Start anew with /quiz.',
    closed: 'This question is closed. The answer is in the message above.',
    notYours: 'This question is somebody else’s. Get your own with /quiz.',
    wrongNumber: (wanted: number) =>
      `This one takes exactly ${count(wanted, 'answer', 'answers')}. Nothing was counted; choose again.`,
    onlyAskerOrModerator:
      'Only the person who asked, or somebody who may manage messages, can reveal the answer early. It is shown when the question closes.',
    onlyStarterOrModerator:
      'Only the person who started this series, or somebody who may manage messages, can stop it.',
    sessionOver: 'This series is over already.',
    stopped: 'Stopped. The standings follow.',
    alreadyAsked: 'That question is on its way or was asked already: look further down.',
    noSuchTopic: (typed: string, near: readonly string[]) =>
      `There is no topic ${quoted(typed)}. Choose one from the list that appears while you type${near.length > 0 ? `, such as ${near.join(', ')}` : ''}.`,
    noQuestion: 'There is no question for this choice. Leave out the difficulty, or choose another topic.',
    sessionRunning:
      'A series is running in this channel. Join in, or wait until it ends (its Stop button ends it).',
    failed: (reference: string) =>
      `Something went wrong on my side, and nothing of yours is lost. Please try again. If it stays, tell the server’s owner this code: \`${reference}\``,
    pressFailed: (reference: string) =>
      `I could not take this. Please press again: what was kept already counts once. If it stays, tell the server’s owner this code: \`${reference}\``,
    restarting: 'I am just restarting. Please try again in a few seconds.',
  },
}
