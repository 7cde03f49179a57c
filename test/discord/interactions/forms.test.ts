import {
  type APIInteraction,
  ComponentType,
  GatewayDispatchEvents,
  TextInputStyle,
} from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import type { FormHandler } from '../../../src/discord/interactions/component.ts'
import { createDispatch, type DispatchDeps } from '../../../src/discord/interactions/dispatch.ts'
import { noticeBody } from '../../../src/discord/render/parts/body.ts'
import { createInteractionRest } from '../../../src/discord/rest/client.ts'
import { createRespond } from '../../../src/discord/rest/respond.ts'
import { createLog } from '../../../src/ops/log.ts'
import { createMetrics } from '../../../src/ops/metrics/metrics.ts'
import { wordsFor } from '../../../src/words/index.ts'
import { logIn } from '../../dev/local-discord/client.ts'
import { open } from '../../dev/local-discord/open.ts'

const USER_ID = '300000000000000001'

/** A form with every kind of field that Discord has. */
const FORM = {
  custom_id: `p1:keep:${USER_ID}`,
  title: 'Something wrong?',
  components: [
    label('Comment', {
      type: ComponentType.TextInput,
      custom_id: 'comment',
      style: TextInputStyle.Paragraph,
    }),
    label('Kind', { type: 21, custom_id: 'kind', options: choices('wrong-key', 'typo') }),
    label('Options', { type: 22, custom_id: 'options', options: choices('A', 'B', 'C') }),
    label('Source', { type: ComponentType.FileUpload, custom_id: 'source', required: false }),
    label('Anonymous', { type: 23, custom_id: 'anonymous' }),
  ],
}

function label(text: string, component: object) {
  return { type: ComponentType.Label, label: text, component }
}

function choices(...values: string[]) {
  return values.map(value => ({ label: value, value }))
}

/** A bot whose /quiz opens the form, with these handlers of forms. */
const openForms = async (forms: readonly FormHandler[], claimed = new Set<string>()) => {
  const { discord, channel, ana } = await open()
  const client = await logIn(discord)
  const unused = {} as never
  const deps: DispatchDeps = {
    commands: [
      {
        name: 'quiz',
        describe: unused,
        run: (interaction, { respond }) => respond.openForm(interaction, FORM as never),
      },
    ],
    components: [],
    forms,
    quiz: unused,
    pictures: unused,
    permissions: unused,
    owners: unused,
    wordsFor,
    profiles: { remember: () => {}, profiles: async () => new Map(), names: async () => new Map() },
    respond: createRespond(createInteractionRest({ apiUrl: discord.url } as never), discord.applicationId),
    claimInteraction: async id => !claimed.has(id) && !!claimed.add(id),
    exporting: new Set(),
    log: createLog('silent', []),
    metrics: createMetrics(),
    now: Date.now,
  }
  const dispatch = createDispatch(deps)
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: APIInteraction) => dispatch.handle(raw))
  return { channel, ana, dispatch }
}

test('a submitted form reaches its handler with texts, chosen values, ticks and files', async () => {
  const submitted: unknown[] = []
  const handler: FormHandler<'keep'> = {
    kind: 'keep',
    async run(interaction, id, { respond }) {
      const { fields, message } = interaction
      submitted.push({
        userId: id.userId,
        message,
        comment: fields.text('comment'),
        kind: fields.text('kind'),
        options: fields.values('options'),
        files: fields.files('source').map(({ name, size }) => ({ name, size })),
        anonymous: fields.isChecked('anonymous'),
        absent: [fields.text('nothing'), fields.values('nothing'), fields.files('comment')],
      })
      await respond.reply(interaction, noticeBody('Thank you.'))
      return 'done'
    },
  }
  const { channel, ana } = await openForms([handler])
  const opened = await ana.slash(channel, 'quiz')
  const reply = await ana.submit(opened, {
    comment: 'The key is B.',
    kind: 'wrong-key',
    options: ['B', 'C'],
    source: [{ name: 'page.txt', data: Buffer.from('proof') }],
    anonymous: true,
  })
  expect(reply.message?.text).toBe('Thank you.')
  expect(submitted).toEqual([
    {
      userId: USER_ID,
      message: null,
      comment: 'The key is B.',
      kind: 'wrong-key',
      options: ['B', 'C'],
      files: [{ name: 'page.txt', size: 5 }],
      anonymous: true,
      absent: [null, [], []],
    },
  ])
})

test('a form that no handler knows is refused in a sentence', async () => {
  const { channel, ana } = await openForms([])
  const opened = await ana.slash(channel, 'quiz')
  const reply = await ana.submit(opened, { comment: 'Hello', kind: 'typo', options: ['A'], anonymous: false })
  expect(reply.message).toMatchObject({ ephemeral: true })
  expect(reply.message?.text).toContain('form is from an older version')
})

test('a handler of forms that fails gives the person a reference', async () => {
  const handler: FormHandler<'keep'> = { kind: 'keep', run: () => Promise.reject(new Error('disk full')) }
  const { channel, ana } = await openForms([handler])
  const opened = await ana.slash(channel, 'quiz')
  const reply = await ana.submit(opened, { comment: 'Hello', kind: 'typo', options: ['A'], anonymous: false })
  expect(reply.message?.text).toMatch(/`[0-9a-f]{8}`/)
})

test('a process that stops says so, but leaves an interaction alone that the next process has claimed', async () => {
  const claimed = new Set<string>()
  const { channel, ana, dispatch } = await openForms([], claimed)
  await dispatch.drain()
  const reply = await ana.slash(channel, 'quiz')
  expect(reply.message?.text).toContain('restarting')
  claimed.has = () => true
  const unanswered = await ana.slash(channel, 'quiz').catch(error => error)
  expect(unanswered).not.toHaveProperty('message.text')
})
