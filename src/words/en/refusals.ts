import { format, quote } from './format.ts'

export const refusalWords = {
  oldForm: 'This form is from an older version of the bot. Please open it again.',
  oldButton:
    'This button belongs to an older version of me and does nothing any more. Start anew with /quiz.',
  unknownPost: 'I no longer know this question. Start anew with /quiz.',
  closed: 'This question is closed. The answer is in the message above.',
  notYours: 'This question is somebody else’s. Get your own with /quiz.',
  wrongNumber: (expected: number) =>
    `This one takes exactly ${format.plural(expected, { one: '# answer', other: '# answers' })}. Nothing was counted; choose again.`,
  onlyAskerOrModerator:
    'Only the person who asked, or somebody who may manage messages, can reveal the answer early. It is shown when the question closes.',
  onlyStarterOrModerator:
    'Only the person who started this series, or somebody who may manage messages, can stop it.',
  sessionOver: 'This series is over already.',
  stopped: 'Stopped. The standings follow.',
  alreadyAsked: 'That question is on its way or was asked already: look further down.',
  noSuchTopic: (typed: string, near: readonly string[]) =>
    near.length === 0
      ? `There is no topic ${quote(typed)}. Choose one from the list that appears while you type.`
      : `There is no topic ${quote(typed)}. Choose one from the list that appears while you type, such as ${format.list(near)}.`,
  severalTopics: (typed: string, near: readonly string[]) =>
    `${quote(typed)} is in more than one bank: ${format.list(near)}. Choose one from the list that appears while you type.`,
  nothingToPlay:
    'I don’t have any questions to ask right now. The person who runs this bot can find out why in its log.',
  noQuestion: 'There is no question for this choice. Leave out the difficulty, or choose another topic.',
  sessionRunning:
    'A series is running in this channel. Join in, or wait until it ends (its Stop button ends it).',
  failed: (reference: string) =>
    `Something went wrong on my side, and nothing of yours is lost. Please try again. If it stays, tell the server’s owner this code: \`${reference}\``,
  pressFailed: (reference: string) =>
    `I could not take this. Please press again: what was kept already counts once. If it stays, tell the server’s owner this code: \`${reference}\``,
  restarting: 'I am just restarting. Please try again in a few seconds.',
}
