import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Interaction, MessageFlags, type ModalSubmitInteraction } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { startPage } from '../../../src/dev/playground/server.ts'
import { scratch } from '../../scratch.ts'
import { barriersIn } from './browser.ts'
import { answering, stage } from './chat/stage.ts'
import type { Look } from './open-page.ts'
import { openChat } from './stage.ts'

const options = ['Easy', 'Hard'].map(label => ({ label, value: label.toLowerCase() }))
const label = (text: string, component: object) => ({ type: 18, label: text, component })
const what = label('What is wrong', { type: 4, custom_id: 'what', style: 2, min_length: 3 })
const how = label('How it is', { type: 21, custom_id: 'how', options })

/** The chat in a browser, with a bot that has these commands. */
const openWith = async (commands: object[], answer: (one: Interaction) => unknown, look: Look = {}) => {
  const staged = await stage(commands.map(one => ({ contexts: [0, 1], ...one })))
  answering(staged.bot, answer)
  const { chat } = staged
  const server = await startPage({
    follow: { '/api/chat': chat.follow },
    act: { '/api/act': chat.act },
    upload: { '/api/upload': chat.upload },
    file: chat.file,
  })
  onTestFinished(() => server.stop())
  return { ...staged, ...(await openChat(server.url, look)) }
}

/** It opens this form for every command, and hands over what comes back. */
const formWith = async (components: object[], look: Look = {}) => {
  const submitted: ModalSubmitInteraction[] = []
  const opened = await openWith(
    [{ name: 'report', description: 'Opens a form' }],
    one => {
      if (one.isChatInputCommand())
        return one.showModal({ title: 'Report a question', custom_id: 'report', components } as never)
      if (!one.isModalSubmit()) return
      submitted.push(one)
      return one.reply({ content: 'Thank you', flags: MessageFlags.Ephemeral })
    },
    look,
  )
  await opened.enter('/report')
  await opened.page.waitForSelector('dialog[open]')
  return { ...opened, fields: () => submitted.at(-1)!.fields }
}

const fileNamed = (name: string, text: string): string => {
  const path = join(scratch(), name)
  writeFileSync(path, text)
  return path
}

type FileInput = { uploadFile(...paths: string[]): Promise<void> }

const upload = (element: unknown, ...paths: string[]) => (element as FileInput).uploadFile(...paths)

test('a form is filled in by keyboard, and is not sent while something is missing', async () => {
  const { page, sees, complaints, fields } = await formWith([what, how])
  expect(await barriersIn(page)).toEqual([])
  expect(await page.evaluate('document.activeElement.name')).toBe('what')
  await page.keyboard.type('The key')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.$('dialog[open] input:invalid')).not.toBeNull()
  await page.click('dialog input[value=hard]')
  await page.keyboard.press('Enter')
  await sees('Thank you')
  expect(fields().getTextInputValue('what')).toBe('The key')
  expect(await page.$('dialog')).toBeNull()
  expect(complaints).toEqual([])
})

const PHONE = { width: 390, height: 844 }

test('texts, radio buttons, checkboxes and files are shown and sent on a phone', async () => {
  const { page, sees, complaints, fields } = await formWith(
    [
      { type: 10, content: 'Tell us **more**.' },
      how,
      label('What else', { type: 22, custom_id: 'else', options, required: false }),
      label('I am sure', { type: 23, custom_id: 'sure' }),
      label('Files', { type: 19, custom_id: 'files', max_values: 2, file_types: ['.md', 'image'] }),
    ],
    PHONE,
  )
  expect(await barriersIn(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  expect(await page.$eval('dialog [type=file]', one => one.getAttribute('accept'))).toBe('.md,image/*')
  for (const selector of ['[name=how][value=easy]', '[name=else][value=hard]', '[name=sure]'])
    await page.click(`dialog ${selector}`)
  const files = ['one', 'two'].map(name => fileNamed(`${name}.md`, `# ${name}`))
  await upload(await page.$('dialog [type=file]'), ...files)
  await page.click('dialog .primary')
  await sees('Thank you')
  expect([fields().getRadioGroup('how'), fields().getCheckboxGroup('else')]).toEqual(['easy', ['hard']])
  expect(fields().getCheckbox('sure')).toBe(true)
  const uploaded = [...fields().getUploadedFiles('files')!.values()]
  expect(uploaded.map(({ name }) => name)).toEqual(['one.md', 'two.md'])
  expect(await (await fetch(uploaded[1]!.url)).text()).toBe('# two')
  expect(complaints).toEqual([])
})

test('selects of all kinds are shown and sent on a phone', async () => {
  const { page, sees, fields, person, place } = await formWith(
    [
      label('Which', { type: 3, custom_id: 'which', options, max_values: 2 }),
      label('Who', { type: 5, custom_id: 'who' }),
      label('Role', { type: 6, custom_id: 'role' }),
      label('Anybody', { type: 7, custom_id: 'anybody', required: false, min_values: 0 }),
      label('Where', { type: 8, custom_id: 'where', channel_types: [0] }),
    ],
    PHONE,
  )
  expect(await barriersIn(page)).toEqual([])
  for (const value of ['easy', 'hard', person('Ben'), place('study')])
    await page.click(`dialog :is([name=which], [name=who], [name=where])[value="${value}"]`)
  await page.click('dialog [name=role]')
  await page.click('dialog .primary')
  await sees('Thank you')
  expect(fields().getStringSelectValues('which')).toEqual(['easy', 'hard'])
  expect(fields().getSelectedUsers('who')!.firstKey()).toBe(person('Ben'))
  expect(fields().getSelectedRoles('role')!.first()?.name).toBe('Students')
  expect(fields().getSelectedChannels('where')!.firstKey()).toBe(place('study'))
})

test('a file that cannot be sent keeps the form open and says why', async () => {
  const { page, sees } = await formWith([
    what,
    label('Files', { type: 19, custom_id: 'files', file_types: ['.md'] }),
  ])
  await page.keyboard.type('The key')
  await upload(await page.$('dialog [type=file]'), fileNamed('bank.txt', 'x'))
  await page.click('dialog .primary')
  await sees('"files" takes .md, not bank.txt.', 'dialog .wrong')
  expect(await page.$eval('dialog textarea', one => (one as unknown as { value: string }).value)).toBe(
    'The key',
  )
})

test('a command takes a file', async () => {
  const file = { type: 11, name: 'file', description: 'The bank', required: true }
  const { page, sees, clickOn } = await openWith(
    [{ name: 'import', description: 'x', options: [file] }],
    one => one.isChatInputCommand() && one.reply(`Read ${one.options.getAttachment('file')!.name}`),
  )
  await page.focus('#write')
  await page.keyboard.type('/import ')
  await page.waitForSelector('#option-file')
  await clickOn('.filling .button', 'Send')
  await sees('This is required.', '.wrong')
  await upload(await page.$('#option-file'), fileNamed('bank.csv', 'a,b'))
  await page.waitForFunction(`!document.querySelector('.filling .wrong')`)
  await clickOn('.filling .button', 'Send')
  await sees('Read bank.csv')
})

test('messages and people have the commands that the bot adds to their menus', async () => {
  const { page, sees, enter, clickOn } = await openWith(
    [
      { name: 'Quote', type: 3 },
      { name: 'Greet', type: 2, name_localizations: { de: 'Grüßen' } },
    ],
    one => {
      if (one.isMessageContextMenuCommand()) return one.reply(`> ${one.targetMessage.content}`)
      return one.isUserContextMenuCommand() && one.reply(`Hello, ${one.targetUser.username}`)
    },
  )
  await enter('First words')
  await sees('First words')
  await page.click('.menu summary')
  expect(await barriersIn(page)).toEqual([])
  await clickOn('.menu button', 'Quote')
  await sees('Ana used Quote', '.used')
  await page.select('.locale select', 'de')
  await sees('Grüßen (Ana)', '.menu button')
  await page.evaluate(`document.querySelector('.menu').open = true`)
  await page.click('.menu button:nth-of-type(2)')
  await sees('Hello, ana')
})

test('commands speak the language that a person chooses', async () => {
  const { page, sees, textsOf, become } = await openWith(
    [
      {
        name: 'quiz',
        name_localizations: { de: 'frage' },
        description: 'Asks',
        description_localizations: { de: 'Fragt' },
        options: [{ type: 3, name: 'topic', name_localizations: { de: 'thema' }, description: 'x' }],
      },
    ],
    one => one.isChatInputCommand() && one.reply(`${one.commandName} ${one.locale} ${one.guildLocale}`),
  )
  await page.select('.locale select', 'de')
  await page.waitForFunction(`document.querySelector('.locale select').value === 'de'`)
  const [, server] = await page.$$('.locale select')
  await server!.select('fr')
  await page.focus('#write')
  await page.keyboard.type('/fra')
  await sees('/frage', '[role=option] b')
  expect(await textsOf('[role=option] span')).toEqual(['Fragt'])
  await page.keyboard.press('Tab')
  await sees('+ thema', '.chip')
  await page.keyboard.press('Enter')
  await sees('quiz de fr')
  await become('Ben')
  await sees('Ben’s language', '.locale')
  expect(await textsOf('.locale span')).toEqual(['Ben’s language'])
})

test('the page runs in a browser without a build, and asks no one but its own server', async () => {
  const { page, requests, complaints } = await openWith([], () => {})
  await page.waitForSelector('.welcome')
  expect(complaints).toEqual([])
  const own = new URL(page.url()).origin
  expect(requests.filter(address => !address.startsWith(own))).toEqual([])
})
