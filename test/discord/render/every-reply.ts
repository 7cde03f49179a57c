import { daily } from '../../../commands/daily.ts'
import { exam } from '../../../commands/exam.ts'
import { leaderboard } from '../../../commands/leaderboard.ts'
import { privacy } from '../../../commands/privacy.ts'
import { quiz } from '../../../commands/quiz.ts'
import { report } from '../../../commands/report.ts'
import { review } from '../../../commands/review.ts'
import { stats } from '../../../commands/stats.ts'
import { streak } from '../../../commands/streak.ts'
import type { SlashCommand } from '../../../src/discord/interactions/command.ts'
import type { ComponentHandler } from '../../../src/discord/interactions/component.ts'
import { components } from '../../../src/discord/interactions/components/index.ts'
import type { Context } from '../../../src/discord/interactions/context.ts'
import { type CustomId, formatCustomId } from '../../../src/discord/interactions/custom-id.ts'
import { forms } from '../../../src/discord/interactions/forms/index.ts'
import type {
  CommandInteraction,
  ComponentInteraction,
} from '../../../src/discord/interactions/interaction.ts'
import type { Body } from '../../../src/discord/render/parts/body.ts'
import type { NeededPermission } from '../../../src/play/ports/permissions.ts'
import { CHOICES } from '../../../src/play/settings/choices.ts'
import type { Words } from '../../../src/words/index.ts'
import { NOON, sampleDaily, samplePost } from '../../store/sample.ts'
import { ANA, type NamedBodies } from './every-message.ts'
import { GREEK_STATS, sampleStats } from './sample-stats.ts'

/** Every private reply of the handlers, for each outcome that a use case may have. Data is Greek, as in every-message. */

const base = {
  id: '1',
  token: 'token',
  createdAt: NOON,
  user: { id: ANA, username: 'ana', globalName: null, avatar: null },
  guildId: '100000000000000001' as string | null,
  channelId: '200000000000000001',
  parentId: null,
  isDirect: false,
  isGuest: false,
  locale: 'en-US',
  roleIds: [],
  guildLocale: null,
  permissions: 0n,
}

type Reply = {
  readonly outcome: unknown
  readonly missing?: readonly NeededPermission[]
  readonly permissions?: bigint
}

/** A context whose use cases all have the same outcome, and the replies that it was given. */
const contextOf = (words: Words, { outcome, missing = [] }: Reply) => {
  const bodies: Body[] = []
  const keep = async (_: unknown, body: Body) => void bodies.push(body)
  const context = {
    quiz: new Proxy({}, { get: () => async () => outcome }),
    words,
    wordsFor: () => words,
    respond: { tell: keep, update: keep, reply: keep },
    pictures: { draw: async () => null, drawStats: async () => null },
    permissions: { missing: async () => missing },
    now: () => NOON,
  } as unknown as Context
  return { context, bodies }
}

const optionsOf = (
  subcommand: string | null,
  texts: Readonly<Record<string, string>>,
  flag: boolean | null = null,
) => ({
  subcommand,
  text: (name: string) => texts[name] ?? null,
  integer: () => null,
  flag: () => flag,
  id: () => null,
})

/** "Report this question" on a message with a question, or on one without. */
const runReport =
  (customIds: readonly string[]) =>
  async (words: Words, reply: Reply): Promise<NamedBodies> => {
    const { context, bodies } = contextOf(words, reply)
    const target = { id: '600000000000000001', customIds }
    await report.run({ ...base, kind: 'message-command', name: report.name, target }, context)
    return bodies.map(body => [`${report.name} ${nameOf(reply)}`, body])
  }

type Run = { readonly options: CommandInteraction['options']; readonly guildId?: string | null }

const runCommand =
  (command: SlashCommand, { options, guildId = base.guildId }: Run) =>
  async (words: Words, reply: Reply): Promise<NamedBodies> => {
    const { context, bodies } = contextOf(words, reply)
    const permissions = reply.permissions ?? 0n
    await command.run(
      { ...base, kind: 'command', name: command.name, options, guildId, permissions },
      context,
    )
    return bodies.map(body => [`/${command.name} ${options.subcommand ?? ''} ${nameOf(reply)}`, body])
  }

const pressButton =
  (id: CustomId) =>
  async (words: Words, reply: Reply): Promise<NamedBodies> => {
    const { context, bodies } = contextOf(words, reply)
    const handler = components.find(({ kind }) => kind === id.kind) as ComponentHandler
    const interaction: ComponentInteraction = {
      ...base,
      kind: 'component',
      component: 'button',
      customId: '',
      values: ['A'],
      message: { id: '600000000000000001', isEphemeral: true },
    }
    await handler.run(interaction, id, context)
    return bodies.map(body => [`${id.kind} ${nameOf(reply)}`, body])
  }

const submitReport = async (words: Words, reply: Reply): Promise<NamedBodies> => {
  const { context, bodies } = contextOf(words, reply)
  const id = { kind: 'report', postId } as const
  const handler = forms.find(({ kind }) => kind === id.kind)!
  const fields = { text: () => null, values: () => [], isChecked: () => false, files: () => [] }
  await handler.run({ ...base, kind: 'form', customId: '', fields, message: null }, id, context)
  return bodies.map(body => [`report form ${nameOf(reply)}`, body])
}

const nameOf = ({ outcome }: Reply): string => String((outcome as { kind?: string } | null)?.kind ?? '')

const kinds = (...names: readonly string[]): Reply[] => names.map(kind => ({ outcome: { kind } }))

const postId = samplePost().id
const near = ['Άστρα', 'Πλανήτες'].map(name => ({ name }))
const noSuchTopic = [
  ...[[], near].map(near => ({ outcome: { kind: 'no-such-topic', typed: 'Ήλιος', near } })),
  { outcome: { kind: 'several-topics', typed: 'Ήλιος', near } },
  { outcome: { kind: 'nothing-to-play' } },
]
const greekDaily = sampleDaily({ zone: 'Ευρώπη/Αθήνα' })
const MANAGE_ROLES = 1n << 28n

const CASES: readonly (readonly [
  run: (words: Words, reply: Reply) => Promise<NamedBodies>,
  replies: readonly Reply[],
])[] = [
  [
    runCommand(quiz, { options: optionsOf(null, {}) }),
    [
      ...noSuchTopic,
      ...kinds('no-question', 'open-as-daily', 'session-running', 'already-asked'),
      ...['person-limit', 'channel-limit'].map(kind => ({ outcome: { kind, max: 10 } })),
      { outcome: { kind: 'too-fast', retryAt: NOON } },
    ],
  ],
  [
    runCommand(review, { options: optionsOf(null, {}) }),
    [
      ...noSuchTopic,
      ...kinds('no-question'),
      { outcome: { kind: 'person-limit', max: 10 } },
      { outcome: { kind: 'too-fast', retryAt: NOON } },
      { outcome: { kind: 'nothing-due', topic: 'sample', next: { days: 1, count: 2 }, fresh: 5 } },
    ],
  ],
  [
    pressButton({ kind: 'review', what: 'new' }),
    [{ outcome: { kind: 'nothing-due', topic: null, next: null, fresh: 0 } }],
  ],
  [
    pressButton({ kind: 'review-topic', what: 'new', topic: '0123456789ab' }),
    // No banks, so that the topic is gone.
    [{ outcome: [] }],
  ],
  [pressButton({ kind: 'finish', sessionId: postId }), kinds('not-yours', 'unknown-post')],
  [pressButton({ kind: 'sure', postId, sure: 2 }), kinds('closed', 'not-yours', 'unknown-post')],
  [pressButton({ kind: 'guess', postId }), kinds('not-correct', 'unknown-post')],
  [pressButton({ kind: 'again', postId }), kinds('no-question', 'unknown-post', 'not-yours')],
  [pressButton({ kind: 'next', postId }), kinds('already-asked', 'unknown-post', 'not-yours')],
  [
    pressButton({ kind: 'pick', postId, place: 0 }),
    [
      ...kinds('closed', 'spent', 'unknown-post', 'not-yours'),
      ...[1, 3].map(expected => ({ outcome: { kind: 'wrong-number', expected } })),
    ],
  ],
  [pressButton({ kind: 'details', postId }), kinds('unknown-post', 'not-yours', 'not-answered')],
  [
    runCommand(stats, { options: optionsOf(null, {}) }),
    [
      ...noSuchTopic,
      { outcome: sampleStats({ names: GREEK_STATS }) },
      { outcome: { kind: 'too-fast', retryAt: NOON } },
    ],
  ],
  [
    pressButton({ kind: 'stats', part: 'tags', topic: '0123456789ab', page: 0 }),
    [...kinds('topic-gone'), { outcome: sampleStats({ names: GREEK_STATS }) }],
  ],
  [
    runCommand(exam, { options: optionsOf('start', {}) }),
    [
      ...kinds('no-exam'),
      ...[['Ήλιος'], ['Ήλιος', 'Άστρα']].map(titles => ({
        outcome: { kind: 'no-such-bank', typed: 'Ήλιος', titles },
      })),
      { outcome: { kind: 'no-such-format', typed: 'Ήλιος' } },
    ],
  ],
  [runCommand(exam, { options: optionsOf('resume', {}) }), kinds('nothing-open', 'never-began')],
  [
    runCommand(exam, { options: optionsOf('outcome', { result: 'failed' }) }),
    [
      ...noSuchTopic,
      ...kinds('topic-gone'),
      { outcome: { kind: 'no-exam', name: 'Πλανήτες' } },
      ...[0.8, null].map(chance => ({
        outcome: { kind: 'saved', bank: { title: 'Τράπεζα' }, passed: chance !== null, chance },
      })),
    ],
  ],
  [
    pressButton({ kind: 'exam-begin', bank: '01234567', format: 'full', extra: 'none' }),
    [...kinds('no-question'), { outcome: { kind: 'too-fast', retryAt: NOON } }],
  ],
  [pressButton({ kind: 'exam-end', examId: postId }), kinds('unknown-exam')],
  [pressButton({ kind: 'exam-give-up', examId: postId }), kinds('unknown-exam')],
  [pressButton({ kind: 'exam-discard', examId: postId }), kinds('discarded', 'unknown-exam')],
  [pressButton({ kind: 'exam-review', examId: postId, filter: 'wrong', index: 0 }), kinds('nothing')],
  [
    runReport([formatCustomId({ kind: 'details', postId })]),
    kinds('unknown-post', 'not-yours', 'not-answered'),
  ],
  [runReport(['p1:streak', 'another bot’s']), kinds('')],
  [pressButton({ kind: 'exam-report', examId: postId, number: 1 }), kinds('unknown-exam')],
  [submitReport, [{ outcome: { kind: 'too-many-today', max: 5 } }]],
  [pressButton({ kind: 'quiz' }), kinds('no-question', 'session-running')],
  [pressButton({ kind: 'data', action: 'hide' }), kinds('hidden')],
  [pressButton({ kind: 'data', action: 'delete' }), kinds('')],
  [
    pressButton({ kind: 'reveal', postId }),
    [
      ...kinds('already-closed', 'unknown-post'),
      ...CHOICES.mayEnd.map(rule => ({ outcome: { kind: 'not-allowed', rule } })),
    ],
  ],
  [
    pressButton({ kind: 'stop', sessionId: postId }),
    [
      ...kinds('stopped', 'already-over'),
      ...CHOICES.mayEnd.map(rule => ({ outcome: { kind: 'not-allowed', rule } })),
    ],
  ],
  [pressButton({ kind: 'forget', userId: ANA }), kinds('forgotten', 'underway')],
  [pressButton({ kind: 'forget', userId: '5' }), kinds('')],
  [pressButton({ kind: 'keep', userId: ANA }), kinds('')],
  [runCommand(privacy, { options: optionsOf('hide', {}) }), kinds('hidden', 'named')],
  [runCommand(streak, { options: optionsOf(null, {}), guildId: null }), kinds('')],
  [runCommand(daily, { options: optionsOf('show', {}), guildId: null }), kinds('')],
  [runCommand(daily, { options: optionsOf('set', { time: 'μεσημέρι' }) }), kinds('')],
  [
    runCommand(daily, { options: optionsOf('set', { time: '9:00' }) }),
    [
      ...noSuchTopic,
      ...kinds('too-many', 'zone-needed', 'time-needed', 'which', 'no-question', 'unknown-daily'),
      ...[[], ['Ευρώπη/Αθήνα']].map(near => ({ outcome: { kind: 'no-such-zone', typed: 'Αθήνα', near } })),
      { outcome: { kind: 'set', daily: greekDaily, changed: true } },
      ...([['ViewChannel'], ['SendMessages', 'AttachFiles'], ['MentionEveryone']] as const).flatMap(missing =>
        [0n, MANAGE_ROLES].map(permissions => ({
          outcome: { kind: 'set', daily: greekDaily, changed: false },
          missing,
          permissions,
        })),
      ),
    ],
  ],
  [
    runCommand(daily, { options: optionsOf('off', {}) }),
    [...kinds('none', 'which', 'unknown-daily'), { outcome: { kind: 'chosen', daily: greekDaily } }],
  ],
  [pressButton({ kind: 'off', dailyId: postId, userId: ANA }), kinds('removed', 'unknown-daily')],
  [pressButton({ kind: 'off', dailyId: postId, userId: '5' }), kinds('')],
  [pressButton({ kind: 'cancel', userId: ANA }), kinds('')],
  [pressButton({ kind: 'cancel', userId: '5' }), kinds('')],
  ...(['pause', 'resume', 'now'] as const).map(
    name =>
      [
        runCommand(daily, { options: optionsOf(name, {}) }),
        [
          ...kinds(
            'none',
            'which',
            'unknown-daily',
            'paused',
            'already-paused',
            'running',
            'taken',
            'no-question',
          ),
          { outcome: { kind: 'resumed', daily: greekDaily } },
          { outcome: { kind: 'claimed', daily: greekDaily } },
          ...[null, '600000000000000001'].map(messageId => ({
            outcome: { kind: 'out-already', post: samplePost({ messageId }) },
          })),
        ],
      ] as const,
  ),
  [
    runCommand(leaderboard, { options: optionsOf(null, { by: 'points' }) }),
    [
      {
        outcome: {
          kind: 'server',
          by: 'points',
          period: 'all',
          page: 0,
          more: false,
          totals: [],
          own: null,
          userId: ANA,
          hidden: true,
        },
      },
    ],
  ],
]

export const everyReply = async (words: Words): Promise<NamedBodies> =>
  (await Promise.all(CASES.flatMap(([run, replies]) => replies.map(reply => run(words, reply))))).flat()
