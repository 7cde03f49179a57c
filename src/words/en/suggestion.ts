import { bold, format } from './format.ts'

/** `/suggest` and `/suggestions`: questions from members. */
export const suggestionWords = {
  onlyServers: 'You can suggest questions only on a server that has added me.',
  form: {
    title: 'Suggest a question',
    editTitle: 'Edit the question',
    text: 'Your question',
    textHint: 'End it with “(Choose two.)” if two options are correct.',
    options: 'The options, one per line',
    optionsHint: 'Put * before correct ones. A line that starts with > says why.',
    optionsExample: '*Mars\n> Rust makes it red.\nVenus\n> Its clouds are white.',
    explanation: 'What should people take away?',
    explanationHint: 'Everyone sees it after they’ve answered.',
    sources: 'Where can they read more?',
    sourcesHint: 'One link or more, ideally to official documentation.',
    terms: 'Before it can be sent',
    ownWords: 'My own words, not from an exam or practice test. You may use it',
    anonymous: 'Don’t name me with the question',
    file: 'A question file',
    fileHint: 'Markdown, up to 64 KB. Pictures, tags and domains stay out.',
    reason: 'Why not?',
    reasonTitle: 'Not this one',
    reasonHint: 'The person who suggested it reads this.',
  },
  own: {
    title: 'Your suggestions',
    line: (question: string, state: string) => `- ${bold(question)}: ${state}`,
    draft: 'not sent yet',
    sent: 'waiting for a decision',
    open: 'Open one…',
    another: 'Suggest another',
    noText: 'No question yet',
  },
  status: {
    ready: '**Not sent yet.** This is how it’ll look. Send it when you’re happy with it.',
    broken: '**Not sent yet.** It can’t be asked like this: fix what’s below, with Edit.',
    noAnswer: '**Not sent yet.** Pick what’s correct below, then look at it once more.',
    noTerms:
      '**Not sent yet.** Before you can send it, choose Edit and confirm that it’s in your own words, not from an exam or a practice test.',
    sent: '**Sent.** The people who manage this server will decide, and I’ll let you know.',
  },
  /** What the check of question files says by its codes, for those who see a form and no file. */
  findings: {
    'question-empty': 'the question has no words: write it',
    'options-missing': 'there are no options: write at least two, one per line',
    'options-few': 'there’s only one option: write at least two, one per line',
    'options-many': 'there are more than ten options: leave some out',
    'answer-count':
      'the question says how many to choose, but another number is marked as correct: change one of them',
    'explanation-empty': 'the explanation has no words: write it, or leave it out',
    'explanation-missing': 'there’s no explanation: say why the answer is correct, so people learn from it',
    'reference-link': 'a source isn’t a link, so it isn’t shown: write `https://…` without spaces',
    'references-missing': 'there’s no link where people can read more: add one',
  },
  mustFix: (problem: string) => `❌ Must be fixed: ${problem}`,
  couldFix: (problem: string) => `⚠️ Could be better: ${problem}`,
  moreFindings: (n: number) =>
    format.plural(n, {
      one: '-# # more comes once these are fixed.',
      other: '-# # more come once these are fixed.',
    }),
  similar: (questions: readonly string[]) =>
    `🔁 The server’s questions already include something like it:\n${questions.map(question => `> ${question}`).join('\n')}`,
  afterwards: '**After answering**',
  credit: (name: string) => `Suggested by ${name}`,
  pick: 'Which options are correct?',
  buttons: {
    send: 'Send it',
    edit: 'Edit',
    withdraw: 'Delete it',
    accept: 'Accept',
    reject: 'Not this one',
    claim: 'I’ll take it',
    release: 'Leave it to others',
    back: 'Back',
    toQueue: (n: number) => `Waiting: ${format.number(n)}`,
    toBank: (n: number) => `Accepted: ${format.number(n)}`,
    previous: 'Previous',
    next: 'Next',
    toLive: 'Let it score',
    toTrial: 'Back on trial',
    toRetired: 'Stop asking it',
  },
  file: {
    unreadable:
      'I couldn’t read that file. It has to be plain text (UTF-8) of at most 64 KB. Please try again.',
    tooLong: 'That question is too long for a suggestion. Shorten it, and upload it again.',
    broken: 'That file isn’t a question I can ask. Fix it and upload it again. Nothing was sent.',
  },
  withdrawn: 'It’s deleted. No one else will see it.',
  changed: 'That suggestion has changed in the meantime, or it’s been decided. `/suggest` shows yours.',
  tooMany: (max: number) =>
    `You have ${format.number(max)} open suggestions here, and that’s as many as I take at once. Delete one, or wait for a decision. \`/suggest\` shows them.`,
  queue: {
    title: 'Suggestions from members',
    bankTitle: 'Questions from members',
    empty: 'Nothing’s waiting for you. Members suggest questions with `/suggest`.',
    bankEmpty: 'No suggestion has been accepted yet.',
    count: (n: number, page: number, pages: number) =>
      format.joinItems([
        format.plural(n, { one: '# question', other: '# questions' }),
        ...(pages > 1 ? [`page ${format.number(page)} of ${format.number(pages)}`] : []),
      ]),
    open: 'Open one…',
    by: (who: string, since: string) => `By ${who}, ${since}`,
    waiting: (who: string, since: string) => `From ${who}, sent ${since}`,
    linksTo: (sites: readonly string[]) => `Links to ${format.joinItems(sites)}`,
    claimed: (who: string) => `${who} is looking at it.`,
    claimedByYou: 'You’re looking at it, so others can’t decide for half an hour.',
  },
  states: {
    trial: 'On trial',
    live: 'Scores',
    retired: 'Not asked any more',
  },
  trial: {
    counting: (answers: number, needed: number) =>
      `**On trial:** asked here without scoring. ${format.number(answers)} of ${format.number(needed)} first attempts so far, counted once a day.`,
    fit: (answers: number) =>
      `**On trial:** after ${format.number(answers)} first attempts, it looks fine. You can let it score.`,
    unfit: (answers: number) =>
      `**On trial:** after ${format.number(answers)} first attempts, it doesn’t tell people who know the subject from those who don’t, or its answer may be wrong. Look at it again before you let it score.`,
  },
  live: '**It scores,** and daily questions can use it.',
  retired: '**It isn’t asked any more.** Its answers stay.',
  done: {
    edited: 'Changed. This is how it looks now.',
    claimed: 'It’s yours for half an hour.',
    released: 'Others can take it now.',
    accepted: 'Accepted. From now on, it’s asked on this server.',
    rejected: 'Done. The person who suggested it will hear why.',
    set: 'Changed.',
  },
  problems: {
    changed: 'It’s changed in the meantime, or someone else has already decided. Nothing was done.',
    claimed: 'Someone else is looking at it right now. Nothing was done.',
    'has-errors': 'It can’t be asked like this. Edit it first.',
    full: 'This server’s bank is full. Nothing was done.',
    gone: 'That suggestion isn’t there any more.',
  },
  notices: {
    title: 'About what you suggested',
    accepted: (question: string) =>
      `- ${bold(question)}: accepted! It’s now asked on the server you sent it to. It won’t score until it has proved itself. Thank you!`,
    rejected: (question: string) => `- ${bold(question)}: not accepted this time.`,
    reason: (text: string) => `  > ${text}`,
  },
}
