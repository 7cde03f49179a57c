import { format } from './format.ts'

export const privacyWords = {
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
    `Everything that I keep about you, with ${format.plural(answers, { one: '# answer', other: '# answers' })}. Times are in UTC.`,
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
}
