export const helpWords = {
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
}
