import { MessageFlags } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { startPage } from '../../../src/dev/playground/server.ts'
import { barriersIn } from './browser.ts'
import { answering, stage } from './chat/stage.ts'
import { openChat } from './stage.ts'

const LABEL = 18
const options = ['Easy', 'Hard'].map(label => ({ label, value: label.toLowerCase() }))
const FORM = {
  title: 'Report a question',
  custom_id: 'report',
  components: [
    {
      type: LABEL,
      label: 'What is wrong',
      component: { type: 4, custom_id: 'what', style: 2, min_length: 3 },
    },
    { type: LABEL, label: 'How it is', component: { type: 21, custom_id: 'how', options } },
  ],
}

test('a form is filled in by keyboard, and is not sent while something is missing', async () => {
  const { bot, chat } = await stage([{ name: 'report', description: 'Opens a form', contexts: [0, 1] }])
  answering(bot, one => {
    if (one.isChatInputCommand()) return one.showModal(FORM as never)
    if (!one.isModalSubmit()) return
    const content = one.fields.getTextInputValue('what')
    return one.reply({ content: `You said: ${content}`, flags: MessageFlags.Ephemeral })
  })
  const server = await startPage({
    follow: { '/api/chat': chat.follow },
    act: { '/api/act': chat.act },
    file: chat.file,
  })
  onTestFinished(() => server.stop())
  const { page, sees, enter, complaints } = await openChat(server.url)
  await enter('/report')
  await page.waitForSelector('dialog[open]')
  expect(await barriersIn(page)).toEqual([])
  expect(await page.evaluate('document.activeElement.name')).toBe('what')
  await page.keyboard.type('The key')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.$('dialog[open] input:invalid')).not.toBeNull()
  await page.click('dialog input[value=hard]')
  await page.keyboard.press('Enter')
  await sees('You said: The key')
  expect(await page.$('dialog')).toBeNull()
  expect(complaints).toEqual([])
})
