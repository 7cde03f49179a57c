const TOPIC = 'Topic: a bank, domain or tag. Default: everything'

export const commandWords = {
  quiz: {
    description: 'Post a question here; everyone answers and privately sees if they’re correct, and why',
    options: {
      topic: TOPIC,
      difficulty: 'Only questions of this difficulty',
      questions: 'How many questions in a row, with standings at the end. Default: 1',
      seconds: 'Seconds per question, 10–600. Default: 600. Some servers give bonus points for speed',
      private: 'Only you can see and answer it',
    },
  },
  review: {
    description: 'Go over questions you missed or may have forgotten. Only you see it',
    options: { topic: TOPIC, questions: 'How many questions, 1–25. Default: 10' },
  },
  exam: {
    description: 'Take a mock exam in private, on your own or at the same time as others',
    start: 'Start a mock exam; you see what’s in it before the clock starts',
    resume: 'Go on with your open exam where you were',
    history: 'Your results so far, and how they changed',
    options: {
      bank: 'Question bank. Default: the one you chose last',
      format: 'Full exam, half, ten questions or a single domain. Default: full',
      extra: 'Extra time. Default: as last time',
    },
  },
  event: {
    description: 'Group exams: everyone who joins gets the same questions at the same time',
    plan: 'Plan a group exam in this channel; you see it before anyone else does',
    list: 'Group exams that are planned or running on this server',
    extend: 'Give one person or everyone more time, also while the exam is running',
    cancel: 'Cancel a group exam. I’ll ask you to confirm',
    options: {
      start: 'When: now, 18:00, tomorrow 6pm, Friday 18:00, 3 Dec 18:00, in 2 hours',
      bank: 'Question bank. Default: the first one with an exam',
      time: 'How much more: 30, 1 h, or ×1.5 of the exam’s length',
      person: 'Only for this person. Default: for everyone',
      event: 'Which one. Needed only if there are several',
    },
  },
  leaderboard: {
    description: 'See who’s ahead on this server and where you stand',
    options: {
      board: 'What to rank by. Default: points',
      period: 'Time period. Default: this season',
    },
  },
  streak: { description: 'Your streak of daily questions on this server, with a small calendar' },
  stats: {
    description: 'See where you stand: what you know, what to practice, and how likely you are to pass',
    options: { topic: 'A bank, domain or tag. Default: the bank you’ve answered most of' },
  },
  outcome: {
    description: 'Tell me how your real exam went, so that I can check how good my estimates are',
    options: { result: 'How it went', bank: 'Which exam. Default: the bank you’ve answered most of' },
  },
  study: {
    description: 'How you study: exam date, questions a day, reminder, pause, and what’s due',
    options: {
      exam: 'The date of your exam: 3 Dec, 2026-12-03, in 4 weeks. Reviews fit in before it. “none” removes it',
      amount: 'How many reviews a day. Default: 20',
      reminder: 'When I remind you by direct message if something is due: 9:00, 6:30pm. “off” stops it',
      zone: 'Your time zone: start typing a city. Default: the server’s',
      pause: 'Take a break: 7 days, 2 weeks, until 3 Dec. “off” ends it. Later reviews move by as many days',
    },
  },
  results: {
    description: 'Everyone’s results on this server, as a page and a table to download. Only you see them',
    options: {
      period: 'Time period. Default: this season',
      bank: 'Question bank. Default: all that this server plays',
    },
  },
  settings: { description: 'See and change how I work on this server: banks, channels, language and more' },
  suggest: {
    description: 'Suggest a question for this server, or see what became of yours',
    options: { file: 'True: upload a question file instead of filling in a form' },
  },
  suggestions: {
    description: 'Decide about the questions that members suggested, and look after the server’s own',
  },
  questions: {
    description: 'Look after the questions: what’s reported or looks wrong, and what to do about it',
    options: {
      question: 'Open one: type some of its words. Default: those that need you',
      channel: 'Where I say when questions need a look. Only for the people who run me',
      stop: 'True: don’t post about questions any more',
    },
  },
  /** In the menu of a message, under “Apps”. At most 32 characters; Discord shows no description. */
  report: { name: 'Report this question' },
  help: { description: 'How to play, and how to set me up on your server' },
  privacy: {
    description: 'See, download or delete your data, or hide your name',
    show: 'See what I store about you and why',
    export: 'Download all your data as a file',
    delete: 'Delete all your data on every server. I’ll ask you to confirm',
    hide: 'Appear as “someone” in results and leaderboards, on every server',
    options: { hidden: 'True: appear as “someone”. False: show my name again. Default: True' },
  },
  daily: {
    description: 'Post a question in a channel every day, at a time you choose',
    set: 'Set up or change a daily question',
    show: 'See this server’s daily questions: when the next one comes, and any recent problems',
    pause: 'Stop posting until you resume; nothing is lost',
    resume: 'Resume a paused daily question',
    off: 'Delete a daily question permanently; points and streaks are kept',
    now: 'Post today’s question now, if it hasn’t been posted yet',
    clearable: { topic: 'The topic', difficulty: 'The difficulty', role: 'The role it mentions' },
    options: {
      time: 'Time of day, such as 9:00 or 9pm. Required for a new daily question',
      zone: 'Time zone: start typing a city. Default: the server’s',
      channel: 'Channel to post in. Default: this one',
      topic: TOPIC,
      difficulty: 'Only questions of this difficulty',
      role: 'Role to mention with each question. Default: none',
      thread: 'Open a thread under each question for discussion',
      clear: 'Remove a setting from it',
      daily: 'Which daily question, if there are several',
      change: 'Which one to change. Default: the one with this channel and topic, or a new one',
    },
  },
}
