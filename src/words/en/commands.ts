export const commandWords = {
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
}
