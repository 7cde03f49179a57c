import { format } from './format.ts'

export const privacyWords = {
  title: 'Privacy',
  /** PRIVACY.md says the same. */
  text: [
    '**What I store:** your Discord ID with every answer you give (the question, what you chose, when and where, how fast, how sure you were, and whether you guessed), your points and streaks, which questions you’ve met and when, how well you remember them, how you do in each domain, your study settings (exam date, daily amount, pauses, time zone, reminder), the questions, rounds, reviews and daily questions you started, with your language, the mock exams you took (each choice, flag, “How sure?” and time), the group exams you planned or joined (whether your result may be shown, extra time), how your real exams went if you tell me, your reports (with your answer) and how they ended, questions you suggested (and your name, if it’s shown), what corrections changed for you, decisions about questions and leaderboards, roles I gave you, and your name setting.',
    '**Why:** to say whether you’re correct, count points and streaks, pick the questions you need most and bring them back in time, and find questions that are wrong or too hard.',
    '**What I don’t store:** messages; I can’t see them. Other names and pictures come from Discord, and stay in memory only.',
    '**Who sees it:** people in a channel see who was correct, streaks, the leaderboard and the weekly summary. Only you see what you chose; others see how many chose each option. Those who manage a server can download how much each person answered in its channels, how much correctly, by domain, with streaks and group exam results. They and the host read reports and suggestions. Only you see your reviews, mock exams and statistics; your group exam result is named in its channel only if you say yes. Roles I give show you earned them. The host (who runs this bot) can read its database and its log, with your ID if something failed for you.',
    '**How long:** until you delete it. If a server removes me, its data is deleted 30 days later, your answers there included; where people use me on a server without me, 30 days after the last question.',
    '**See it:** `/privacy export` gives you all of it.',
    '**Hide your name:** `/privacy hide` makes you “someone” in results and leaderboards, and keeps you out of downloads and new roles. `hidden: False` undoes it.',
    '**Delete it:** `/privacy delete` deletes all your data everywhere and takes back roles I gave you. Questions you asked, accepted suggestions, exams you planned and decisions about questions stay, without you. One-way fingerprints of your ID stay a while: for each open question you answered, until it closes, so no one answers twice; and for 90 days, so restoring a backup doesn’t bring you back. Only someone who knows your ID could match them.',
    '**Messages already posted** are stored by Discord. If one names you, a moderator can delete it.',
    '**Contact:** the server’s owner, or the host, who also clears backups and logs.',
  ],
  exported: (answers: number) =>
    answers === 0
      ? 'Everything I store about you. You have no answers yet.'
      : `Everything I store about you, including ${format.plural(answers, { one: '# answer', other: '# answers' })}. Times are in UTC.`,
  exportPart: (part: number) => `Part ${format.number(part)} of everything I store about you. More follows.`,
  exportEnd: (part: number, answers: number) =>
    `Part ${format.number(part)}, the last one. All parts together include ${format.plural(answers, { one: '# answer', other: '# answers' })}. Times are in UTC.`,
  exportCut: (part: number, answers: number) =>
    `Part ${format.number(part)}. **There’s more than fits here:** these files include ${format.plural(answers, { one: '# answer', other: '# answers' })}. Ask the host for the rest.`,
  exportRunning: 'I’m already putting your data together. It’ll be here in a moment.',
  ask: '**Delete all your data?** Your answers, points, streaks, reviews, mock exams and study plan, on every server and in direct messages, will be permanently deleted, including your hidden-name setting, and I take back roles that I gave you. You won’t be able to answer the questions that are open now again. This can’t be undone. `/privacy export` gives you a copy first.',
  forget: 'Delete all my data',
  keep: 'Cancel',
  kept: 'Nothing was deleted.',
  forgotten:
    'All your data has been deleted. If you answer again, I’ll start a new record, under your name; `/privacy hide` changes that.',
  underway:
    'You’re off all leaderboards, and the rest of your data is being deleted. There’s a lot of it, so this takes a few minutes.',
  hidden:
    'You’re now “someone” in results and leaderboards, and left out of what managers download, on every server. You get no new roles. Messages already posted stay as they are. `/privacy hide` with `hidden: False` undoes it.',
  named: 'Your name is shown again in results and leaderboards.',
  notYours: 'Only the person who asked can confirm or cancel this. For your own data: `/privacy show`',
}
