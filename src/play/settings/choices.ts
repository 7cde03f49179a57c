import { RHYTHMS } from '../../quiz/season.ts'

/** The settings that are one of a few values; the first is the default. */
export const CHOICES = {
  /** Seconds until the next question for everyone may be asked in a channel, by anyone. */
  channelCooldown: [0, 10, 30, 60, 300, 900, 3600],
  /** The same for one person. */
  personCooldown: [0, 10, 30, 60, 300, 900, 3600],
  /** The most questions in one round. */
  maxQuestions: [20, 15, 10, 5, 3, 1],
  /** Seconds that a question stays open if the person who asks doesn't say; null for the bot's default. */
  defaultSeconds: [null, 15, 30, 60, 120, 300],
  /**
   * Who may reveal a question early or stop a round: the person who started it and moderators, everyone, only the person who
   * started it, or only moderators.
   */
  mayEnd: ['moderators', 'everyone', 'starter', 'moderators-only'],
  /** How long its seasons are. */
  season: RHYTHMS,
  /** Whether quick answers score more in rounds with a time limit. */
  speedPays: [false, true],
  /** Whether people are told in their verdicts that they climbed on the board or reached a milestone of their streak. */
  celebrates: [true, false],
} as const satisfies Readonly<Record<string, readonly (string | number | boolean | null)[]>>

export type MayEnd = (typeof CHOICES)['mayEnd'][number]

export type ChoiceName = keyof typeof CHOICES

export const CHOICE_NAMES = Object.keys(CHOICES) as readonly ChoiceName[]

export type Choices = { readonly [Name in ChoiceName]: (typeof CHOICES)[Name][number] }

export const isChoice = <Name extends ChoiceName>(name: Name, value: unknown): value is Choices[Name] =>
  (CHOICES[name] as readonly unknown[]).includes(value)
