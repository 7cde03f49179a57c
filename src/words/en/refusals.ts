import { format, quote } from './format.ts'

export const refusalWords = {
  oldForm: 'This form is from an older version of the bot. Please open it again.',
  oldButton: 'This button is from an older version of me and no longer works. Start again with /quiz.',
  unknownPost: 'I no longer have this question. Start again with /quiz.',
  notAnswered: 'Pick your answer first. Then I’ll show you every option.',
  closed: 'This question is closed. The answer is in the message above.',
  notYours: 'This question belongs to someone else. Start your own with /quiz.',
  spent: 'You answered this question before you deleted your data, so you can’t answer it again.',
  wrongNumber: (expected: number) =>
    `This one takes exactly ${format.plural(expected, { one: '# answer', other: '# answers' })}. Nothing was counted; choose again.`,
  /** By the server’s setting. */
  mayReveal: {
    moderators:
      'Only the person who asked, or someone with Manage Messages, can reveal the answer early. It’s shown when the question closes.',
    'moderators-only':
      'Only someone with Manage Messages can reveal the answer early here. It’s shown when the question closes.',
    starter:
      'Only the person who asked can reveal the answer early here. It’s shown when the question closes.',
    everyone: 'The answer is shown when the question closes.',
    daily: 'The answer to a daily question isn’t revealed early. It’s shown when the next one comes.',
  },
  mayStop: {
    moderators: 'Only the person who started this round, or someone with Manage Messages, can stop it.',
    'moderators-only': 'Only someone with Manage Messages can stop rounds here.',
    starter: 'Only the person who started this round can stop it here.',
    everyone: 'Only the person who started this round can stop it.',
  },
  sessionOver: 'This round has already ended.',
  stopped: 'Stopped. Standings are on their way.',
  alreadyAsked: 'The next question is already below.',
  noSuchTopic: (typed: string, near: readonly string[]) =>
    near.length === 0
      ? `There’s no topic ${quote(typed)}. Pick one from the list that appears as you type.`
      : `There’s no topic ${quote(typed)}. Pick one from the list that appears as you type, such as ${format.list(near)}.`,
  severalTopics: (typed: string, near: readonly string[]) =>
    `${quote(typed)} is in more than one bank: ${format.list(near)}. Pick one from the list that appears as you type.`,
  topicGone: 'There are no questions on that topic any more. Run /stats to see what is.',
  nothingToPlay:
    'I don’t have any questions to ask here right now. Someone with Manage Server can check the banks in /settings; if that isn’t it, the person who runs this bot can find out why in its log.',
  noQuestion: 'No questions match. Leave out the difficulty, or choose another topic.',
  openAsDaily:
    'Everything on this topic is open as a daily question right now. Answer it there, or choose another topic.',
  sessionRunning:
    'A round is already running in this channel. Join in, or wait until it ends (its Stop button ends it).',
  failed: (reference: string) =>
    `Something went wrong on my side; nothing of yours is lost. Please try again. If it keeps happening, give the server owner this code: \`${reference}\``,
  pressFailed: (reference: string) =>
    `I couldn’t save that. Please press again; it won’t count twice. If it keeps happening, give the server owner this code: \`${reference}\``,
  restarting: 'I’m restarting. Please try again in a few seconds.',
}
