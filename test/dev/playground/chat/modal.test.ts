import { MessageFlags, type ModalSubmitInteraction } from 'discord.js'
import { expect, test } from 'vitest'
import type { Modal } from '../../../../src/dev/playground/contract/modal.ts'
import { answering, stage, textsOf } from './stage.ts'

const REPORT = { name: 'report', description: 'Opens a form', contexts: [0, 1] }
const options = ['a', 'b', 'c'].map(value => ({ label: value.toUpperCase(), value }))
const label = (text: string, component: object, more: object = {}) => ({
  ...{ type: 18, label: text, component },
  ...more,
})
type Fields = Record<string, string | string[]>

/** A bot that opens a form for /report and at a button, and says what came back. */
const formStage = async (components: object[], withinMs = 2000) => {
  const staged = await stage([REPORT], { acknowledgeWithinMs: withinMs })
  const { bot, does } = staged
  const submitted: ModalSubmitInteraction[] = []
  let answer = (one: ModalSubmitInteraction): unknown =>
    one.reply({ content: 'thanks', flags: MessageFlags.Ephemeral })
  answering(bot, one => {
    if (one.isChatInputCommand() || one.isButton())
      return one.showModal({ title: 'Report', custom_id: 'report', components } as never)
    if (!one.isModalSubmit()) return
    submitted.push(one)
    return answer(one)
  })
  const open = async (): Promise<Modal> =>
    (await does('Ben', { kind: 'command', title: 'report', values: {} })).modal!
  const submit = (modal: Modal, fields: Fields, who = 'Ben') =>
    does(who, { kind: 'submit', modalId: modal.id, fields })
  return {
    ...{ ...staged, open, submit },
    answerWith: (other: typeof answer) => {
      answer = other
    },
    last: () => submitted.at(-1)!,
    count: () => submitted.length,
  }
}

const text = (more: object = {}) => ({ type: 4, custom_id: 't', style: 2, ...more })

test('a form is shown with all that it asks for', async () => {
  const { open } = await formStage([
    { type: 10, content: '**Hello**' },
    label('Text', text({ min_length: 2, max_length: 9, placeholder: 'p', value: 'v' }), { description: 'd' }),
    label('Which', { type: 3, custom_id: 's', options, required: false, min_values: 0 }),
    label('One', { type: 21, custom_id: 'r', options }),
    label('Many', { type: 22, custom_id: 'c', options, min_values: 2 }),
  ])
  const choices = options.map(one => ({ ...one, description: null, chosen: false }))
  const plain = { description: null, required: true }
  expect(await open()).toMatchObject({
    title: 'Report',
    fields: [
      { type: 'text', marks: [{ type: 'bold', children: [{ type: 'text', text: 'Hello' }] }] },
      {
        ...{ type: 'input', customId: 't', label: 'Text', description: 'd', required: true },
        ...{ long: true, placeholder: 'p', value: 'v', min: 2, max: 9 },
      },
      { type: 'select', customId: 's', label: 'Which', ...plain, required: false, min: 0, max: 1, choices },
      { type: 'radio', customId: 'r', label: 'One', ...plain, min: 1, max: 1, choices },
      { type: 'checkboxes', customId: 'c', label: 'Many', ...plain, min: 2, max: 3, choices },
    ],
  })
})

test('what is filled in reaches the bot, whatever kind of field it is', async () => {
  const { open, submit, last, sees } = await formStage([
    label('Text', text()),
    label('Which', { type: 3, custom_id: 's', options, max_values: 2 }),
    label('One', { type: 21, custom_id: 'r', options }),
    label('Many', { type: 22, custom_id: 'c', options }),
    label('Sure', { type: 23, custom_id: 'b' }),
  ])
  const modal = await open()
  expect(modal.fields[4]).toMatchObject({
    ...{ type: 'checkbox', required: false, min: 0, max: 1 },
    choices: [{ label: 'Sure', value: 'true', chosen: false }],
  })
  const fields = { t: 'It is wrong.', s: ['b', 'a'], r: 'c', c: ['a', 'c'], b: ['true'] }
  expect(await submit(modal, fields)).toMatchObject({ status: 200, failed: null })
  const given = last().fields
  expect(given.getTextInputValue('t')).toBe('It is wrong.')
  expect(given.getStringSelectValues('s')).toEqual(['b', 'a'])
  expect(given.getRadioGroup('r')).toBe('c')
  expect(given.getCheckboxGroup('c')).toEqual(['a', 'c'])
  expect(given.getCheckbox('b')).toBe(true)
  expect([last().customId, last().user.displayName, last().channelId]).toEqual([
    ...['report', 'Ben', sees('Ben').here.id],
  ])
  expect([textsOf(sees('Ben')), textsOf(sees('Ana'))]).toEqual([['thanks'], []])
})

test('people, roles and channels that are chosen are resolved', async () => {
  const { open, submit, last, person, place, sees } = await formStage([
    label('Who', { type: 5, custom_id: 'u', max_values: 2 }),
    label('Role', { type: 6, custom_id: 'r' }),
    label('Both', { type: 7, custom_id: 'm', max_values: 2 }),
    label('Where', { type: 8, custom_id: 'c', channel_types: [0] }),
  ])
  const modal = await open()
  const [, , , where] = modal.fields
  expect(where?.type === 'select' && where.choices.map(one => one.label)).toEqual(['#general', '#study'])
  const [role] = sees('Ana').roles
  const ids = { u: [person('Ana')], r: [role!.id], m: [role!.id, person('Cem')], c: [place('study')] }
  expect((await submit(modal, ids)).status).toBe(200)
  const { fields } = last()
  expect([...fields.getSelectedUsers('u')!.keys()]).toEqual([person('Ana')])
  expect(fields.getSelectedRoles('r')!.first()?.name).toBe('Students')
  expect(fields.getSelectedMentionables('m')!.users.firstKey()).toBe(person('Cem'))
  expect(fields.getSelectedChannels('c')!.firstKey()).toBe(place('study'))
  const wrong = await open()
  expect((await submit(wrong, { ...ids, c: [place('Questions about questions')] })).status).toBe(400)
})

test('rows, the form’s older shape, are taken too', async () => {
  const { open, submit, last } = await formStage([
    { type: 1, components: [text({ label: 'Old', style: 1, required: false })] },
  ])
  const modal = await open()
  expect(modal.fields).toMatchObject([{ type: 'input', label: 'Old', long: false, required: false }])
  expect((await submit(modal, { t: '' })).status).toBe(200)
  expect(last().fields.getTextInputValue('t')).toBe('')
})

test('what a form does not take is not sent', async () => {
  const { open, submit, count } = await formStage([
    label('Text', text({ min_length: 3, max_length: 5 })),
    label('Which', { type: 3, custom_id: 's', options, min_values: 2, max_values: 2 }),
    label('One', { type: 21, custom_id: 'r', options }),
    label('Many', { type: 22, custom_id: 'c', options, max_values: 2 }),
  ])
  const modal = await open()
  const right = { t: 'four', s: ['a', 'b'], r: 'a', c: ['a'] }
  const failed = async (fields: Fields) => (await submit(modal, { ...right, ...fields })).failed
  expect(await failed({ t: '' })).toBe('"t" must be filled in.')
  expect(await failed({ t: 'no' })).toBe('"t" takes 3 to 5 characters, not 2.')
  expect(await failed({ t: 'too much' })).toBe('"t" takes 3 to 5 characters, not 8.')
  expect(await failed({ t: ['a'] })).toBe('"t" takes a text.')
  expect(await failed({ s: ['a'] })).toBe('It takes 2 to 2, not 1.')
  expect(await failed({ s: ['a', 'z'] })).toBe('There is no option "z".')
  expect(await failed({ r: [] })).toBe('"r" must be filled in.')
  expect(await failed({ r: 'z' })).toBe('"r" has no option "z".')
  expect(await failed({ c: [] })).toBe('It takes 1 to 2, not 0.')
  expect(await failed({ c: ['a', 'b', 'c'] })).toBe('It takes 1 to 2, not 3.')
  expect(await failed({ other: 'x' })).toBe('The form has no field "other".')
  expect(count()).toBe(0)
  expect((await submit(modal, right)).status).toBe(200)
})

test('what is not required may be left', async () => {
  const { open, submit, last } = await formStage([
    label('Text', text({ required: false, min_length: 3 })),
    label('Which', { type: 3, custom_id: 's', options, required: false }),
    label('One', { type: 21, custom_id: 'r', options, required: false }),
    label('Many', { type: 22, custom_id: 'c', options, required: false, min_values: 0 }),
    label('Sure', { type: 23, custom_id: 'b', default: true }),
  ])
  expect((await submit(await open(), { t: '', s: [], r: [], c: [], b: [] })).status).toBe(200)
  const { fields } = last()
  expect([fields.getRadioGroup('r'), fields.getCheckbox('b')]).toEqual([null, false])
  expect([fields.getStringSelectValues('s'), fields.getCheckboxGroup('c')]).toEqual([[], []])
})

test('a form is closed by its answer, and belongs to the one who opened it', async () => {
  const { open, submit } = await formStage([label('Text', text())])
  const modal = await open()
  expect((await submit(modal, { t: 'x' }, 'Ana')).failed).toBe('This form is closed already.')
  expect((await submit(modal, { t: 'x' })).status).toBe(200)
  expect((await submit(modal, { t: 'x' })).failed).toBe('This form is closed already.')
})

test('a form that no one answers stays open', async () => {
  const { open, submit, answerWith } = await formStage([label('Text', text())], 200)
  const modal = await open()
  answerWith(() => {})
  expect(await submit(modal, { t: 'x' })).toMatchObject({
    status: 200,
    failed: 'The application did not respond',
  })
  answerWith(one => one.reply('thanks'))
  expect(await submit(modal, { t: 'x' })).toMatchObject({ status: 200, failed: null })
})

test('a form that a button opened may change the button’s message; one of a command has none', async () => {
  const { open, submit, answerWith, post, does, sees } = await formStage([label('Text', text())])
  const button = { type: 2, style: 1, label: 'Report', custom_id: 'x' }
  const { id } = await post({ content: 'before', components: [{ type: 1, components: [button] }] })
  const refused: unknown[] = []
  answerWith(one => one.isFromMessage() && one.update('after'))
  const { modal } = await does('Ben', { kind: 'click', messageId: id, customId: 'x' })
  expect(await submit(modal!, { t: 'x' })).toMatchObject({ failed: null })
  expect(textsOf(sees('Ana'))).toEqual(['after'])
  answerWith(async one => {
    await one.deferUpdate().catch(error => refused.push(error.status))
    await one.reply('instead')
  })
  await submit(await open(), { t: 'x' })
  expect(refused).toEqual([400])
})
