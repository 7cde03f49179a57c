import { bold, format, points } from './format.ts'

const answers = (n: number): string => format.plural(n, { one: '# answer', other: '# answers' })
const questions = (n: number): string => format.plural(n, { one: '# question', other: '# questions' })
const firstAttempts = (n: number): string =>
  format.plural(n, { one: '# first attempt', other: '# first attempts' })

/** /questions, for the bot's owners and for those who manage a server. Letters are those of the file. */
export const curationWords = {
  notYours:
    'Only the people who run me, and people with Manage Server in their server, can look after the questions. If something’s wrong with one, use “Something wrong?” below its answer.',
  ownersOnly: 'Only the people who run me can do that.',
  unknown:
    'I can’t find that question. Maybe its file was removed, or it doesn’t need anyone any more. /questions shows the list.',
  title: 'Questions that need you',
  titleHere: 'Questions to look at on this server',
  nothing:
    'Nothing needs you right now. Questions show up here when people report them, or when the answers suggest that the one marked correct is wrong.',
  count: (n: number, page: number, pages: number) =>
    pages === 1 ? questions(n) : `${questions(n)} · page ${format.number(page)} of ${format.number(pages)}`,
  open: 'Open a question',
  previous: 'Previous',
  next: 'Next',
  /** Why a question is on the list. `key`: what the file says; `other`: what is probably correct. */
  why: {
    probable: (other: string, key: string, p: string, n: number) =>
      `Probably wrong: ${other} instead of ${key} (${p}), ${answers(n)}`,
    suspect: (other: string, key: string, p: string, n: number) =>
      `Maybe wrong: ${other} instead of ${key} (${p}), ${answers(n)}`,
    ambiguous: (other: string, key: string, p: string, n: number) =>
      `${other} may be correct as well as ${key} (${p}), ${answers(n)}`,
    watch: (other: string, key: string, p: string, n: number) =>
      `Too early to say, but maybe ${other} instead of ${key} (${p}), ${answers(n)}`,
    watchSecond: (other: string, key: string, p: string, n: number) =>
      `Too early to say, but ${other} may be correct as well as ${key} (${p}), ${answers(n)}`,
    reports: (n: number, reasons: readonly string[]) =>
      `${format.plural(n, { one: '# report', other: '# reports' })}: ${format.list(reasons)}`,
    reason: (n: number, reason: string) => `${format.number(n)} × ${reason}`,
    keyChanged: (was: string, now: string) =>
      `Its file now says ${now} instead of ${was}. No points were given for that yet`,
    fileAccepts: (keys: string) => `Its file now accepts ${keys} as well. No points were given for that yet`,
    fit: (n: number) => `On trial: ${answers(n)}, and it works. It can go live`,
    unfit: (n: number) => `On trial: ${answers(n)}, and it doesn’t work well yet`,
    suspended: { everywhere: 'Suspended everywhere', here: 'Suspended on this server' },
    outOfExams: 'Left out of daily questions and exams',
  },
  marked: 'marked correct',
  accepted: 'accepted as well',
  certain: 'over 99%',
  unlikely: 'under 1%',
  share: (share: string, best: string | null, weakest: string | null) =>
    best === null || weakest === null ? share : `${share} · best third ${best}, weakest third ${weakest}`,
  fewAnswers: (n: number) =>
    n === 0
      ? 'No statistics yet: they’re updated once a day.'
      : `${firstAttempts(n)} so far. Shares appear from five people up.`,
  facts: (n: number, right: string, low: string, high: string) =>
    `${firstAttempts(n)}, ${right} correct (likely ${low} to ${high})`,
  discrimination: (value: string) => `discrimination ${value}`,
  median: (seconds: number) => `median ${format.number(seconds)} s`,
  fine: 'Nothing in the answers speaks against it.',
  cleared: 'Someone checked it and found it fine.',
  flags: {
    'two-keys': (option: string) => `${option} may be correct as well.`,
    'attracts-able': (option: string) => `${option} is wrong, but attracts people who know a lot.`,
    'dead-distractor': (option: string) => `Hardly anyone picks ${option}.`,
    'too-easy': () => 'Almost everyone gets it right.',
    'too-hard': () => 'Almost no one gets it right.',
    'labelled-easy': () => 'It’s labeled easy, but most people get it wrong.',
    'labelled-hard': () => 'It’s labeled hard, but most people get it right.',
    drift: () => 'Newer answers differ a lot from older ones.',
  },
  reportsTitle: (n: number) => bold(format.plural(n, { one: '# report', other: '# reports' })),
  theySay: (letters: string) => `says ${letters}`,
  moreReports: (n: number) => `-# And ${format.number(n)} more.`,
  status: {
    suspendedEverywhere: 'Suspended: it isn’t asked anywhere.',
    suspendedHere: 'Suspended on this server: it isn’t asked here.',
    suspended: 'Its file says suspended, so it isn’t asked.',
    retired: 'Its file says retired, so it isn’t asked any more.',
    trial: 'On trial: it’s asked, but doesn’t score.',
    suspect: 'Left out of daily questions and exams until someone decides.',
    keyCorrected: (was: string, now: string) => `Corrected: ${now} instead of ${was}.`,
    acceptedToo: (keys: string) => `Corrected: it accepts ${keys} as well.`,
    voided: 'Voided: it isn’t asked any more, and every answer counts as correct.',
    notInFile: 'Its file doesn’t say so yet.',
    inProgress: (n: number) =>
      `The last decision is still being carried out: ${format.plural(n, { one: '# answer', other: '# answers' })} so far.`,
  },
  buttons: {
    key: 'Correct the answer',
    accept: 'Accept another',
    void: 'Void it',
    award: 'Give the points',
    suspend: 'Suspend',
    suspendHere: 'Suspend here',
    restore: 'Ask it again',
    restoreHere: 'Ask it here again',
    reject: 'It’s fine',
    undo: 'Undo',
    back: 'Back to the list',
    cancel: 'Cancel',
    confirm: 'Confirm',
  },
  choose: {
    key: (n: number) =>
      n === 1 ? 'Which option is correct?' : `Which ${format.number(n)} options are correct?`,
    accept: (n: number) =>
      n === 1
        ? 'Which option should count as correct as well?'
        : `Which ${format.number(n)} options should count as correct as well?`,
  },
  preview: {
    key: (now: string, was: string) => `Correct the answer to ${now} instead of ${was}?`,
    accept: (keys: string) => `Accept ${keys} as well?`,
    void: 'Void this question? It won’t be asked any more, and every answer so far counts as correct.',
    award: (now: string, was: string) =>
      `The file now says ${now} instead of ${was}. Give the points for it?`,
    awardAccepted: (keys: string) => `The file now accepts ${keys} as well. Give the points for it?`,
    gain: (n: number, total: number) =>
      n === 1
        ? `1 person gains ${points(total)}.`
        : `${format.number(n)} people gain ${points(total)} in all.`,
    noGain: 'No one’s points change.',
    practice: (n: number) =>
      `${format.plural(n, { one: '# person’s practice answer counts', other: '# people’s practice answers count' })} as correct.`,
    keep: (n: number) =>
      `${format.plural(n, { one: '# person was correct under the old answer and keeps', other: '# people were correct under the old answer and keep' })} their points.`,
    streaks: 'Streaks don’t change.',
    messages: (n: number) =>
      `${format.plural(n, { one: '# closed message', other: '# closed messages' })} will be updated.`,
    open: (n: number) =>
      `${format.plural(n, { one: '# open question changes', other: '# open questions change' })} at once.`,
    told: '-# Everyone affected is told in private the next time they use me. You can undo this.',
  },
  problems: {
    'no-change': 'That’s already so. Nothing was changed.',
    'unknown-option': 'This question doesn’t have that option any more. Nothing was changed.',
    'other-options':
      'The options have changed since you looked. Nothing was changed: check them below, then decide again.',
    'other-size': 'The corrected answer needs as many options as the old one. Nothing was changed.',
  },
  form: {
    confirm: 'Correct this question',
    why: 'Why? (optional)',
    whyHint: 'Shown to everyone who answered it, and to those who reported it.',
    reject: 'This question is fine',
    rejectWhy: 'Anything to tell those who reported it?',
  },
  done: {
    corrected: 'Done: the answer is corrected. Everyone affected, and those who reported it, will be told.',
    accepted: 'Done: another answer counts as correct as well.',
    voided: 'Done: the question is void, and every answer counts as correct.',
    awarded: 'Done: the points were given.',
    suspended: 'Suspended: it isn’t asked anywhere from now on. Open questions stay open.',
    'suspended-here': 'Suspended: it isn’t asked on this server from now on. Open questions stay open.',
    restored: 'It’s asked again.',
    rejected: 'Noted: it’s fine. Anyone who reported it will be told.',
    undone: 'Undone: the answer and everyone’s points are as they were.',
    'nothing-to-do': 'There was nothing left to do. This is how it stands now:',
    superseded: 'A later decision about this question has to be undone first.',
    busy: 'The last decision about this question is still being carried out. Try again in a minute.',
  },
  alert: {
    title: 'Some questions need a look',
    lines: {
      answers: (n: number) =>
        `${questions(n)} where the answers suggest that the one marked correct is wrong`,
      reports: (n: number) => `${questions(n)} that several people reported`,
      trial: (n: number) => `${questions(n)} on trial with enough answers to decide`,
    },
    where:
      '-# Doubtful ones are left out of daily questions and exams until someone decides. The people who run me find them with /questions.',
    show: 'Show them',
  },
  channel: {
    set: (channel: string) =>
      `Done. When questions need a look, I’ll say so in ${channel}, at most once a day and without pinging anyone.`,
    stopped: 'Done. I won’t post about questions any more. /questions still lists them.',
    notInServer: 'That works in servers only: run /questions in the server of that channel.',
    note: (channel: string) => `-# I post about new ones in ${channel}, at most once a day.`,
    gone: (channel: string) =>
      `-# I couldn’t post in ${channel} any more. To choose another channel: /questions channel:`,
    none: '-# To hear about new ones in a channel: /questions channel:',
  },
}
