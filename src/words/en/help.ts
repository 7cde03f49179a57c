export const helpWords = {
  title: 'Quizzes and daily questions',
  players: [
    '**To play**',
    '- /quiz posts a question here; everyone picks a letter and privately sees whether it was correct, and why. Your first answer counts.',
    '- /quiz questions:5 asks five in a row; /quiz private:true asks only you.',
    '- /review privately asks you what you missed or may have forgotten by now, spaced so that it sticks.',
    '- /exam start begins a mock exam that only you see, with a time limit and a result for each domain. /exam resume goes on with it; /exam history has your results.',
    '- /leaderboard shows who’s ahead by points, streak or accuracy. Only questions everyone can see score, the first time you meet them in a season; everything else is practice.',
    '- /stats shows only you where you stand: what you know, what to practice next, and how likely you are to pass.',
    '- /study shows what’s due for review, and sets your exam date, daily amount, reminder, time zone or a pause.',
    '- Something wrong with a question? Say so with the button below its answer, or in the message’s menu under Apps › Report this question. I’ll tell you what came of it.',
    '- /privacy show says what’s stored about you, and lets you download or delete it.',
  ],
  /** In servers that have added me, after the others of `players`. */
  streak: '- /streak shows how many days in a row you’ve answered the daily question.',
  suggest: '- /suggest sends a question of your own to those who manage this server.',
  /** Outside of servers that have added the bot, in place of `streak`, `suggest` and `hosts`. */
  elsewhere:
    '**In a server**\n- A server that adds me can also have a question every day, with streaks. /help there says how to set it up.',
  hosts: [
    '**To run this server** (you need Manage Server)',
    '- /settings has the question banks, the channels, pauses between questions, roles for points and streaks, language, time zone and more, and a guided setup.',
    '- /daily set posts a question every day, at your time and in your time zone. It stays open until the next one, which says how it went.',
    '- /daily show lists when the next one comes and any recent problems. There’s also /daily pause, /daily resume, /daily off and /daily now. Who may use them can be changed under Server Settings › Integrations.',
    '- /exam event plan announces a group exam: everyone who joins gets the same questions at the same time, and gets their result in private when it’s over. There’s also /exam event list, /exam event extend and /exam event cancel.',
    '- /results gives you everyone’s results here as a page and a table: who answered how much, how well in each domain, streaks and group exams.',
    '- /questions lists what people reported about questions here; you can take one out on this server.',
    '- /suggestions has what members suggested. What you accept is asked here, on trial at first.',
    '- For daily questions I need View Channel, Send Messages, Read Message History and Attach Files. Quizzes need no permissions. To give roles I need Manage Roles, and a role of my own above them.',
  ],
}
