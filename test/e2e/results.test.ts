import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { LocalDiscord } from '../../src/dev/local-discord/discord.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { en } from '../../src/words/en/index.ts'
import { letterOf, plain, studyServer } from './read.ts'
import { setStage } from './stage.ts'

const TOLD = plain(en.verdict.whoSees)

const filesOf = ({ world }: LocalDiscord, { stored }: MessageView) =>
  (stored.json.attachments as { id: string; filename: string }[]).map(({ id, filename }) => ({
    name: filename,
    text: world.files.get(`${id}/${filename}`)!.data.toString(),
  }))

const rowsOf = (discord: LocalDiscord, message: MessageView): Record<string, string>[] =>
  parse(filesOf(discord, message).find(({ name }) => name.endsWith('.csv'))!.text, {
    bom: true,
    columns: true,
  })

test('someone who manages the server gets everyone’s results in words, as a page and as a table', async () => {
  const { discord } = await setStage()
  const { server, channel, mo, ana } = studyServer(discord)
  const ben = server.member('Ben <b>')
  const asked = (await ana.slash(channel, 'quiz')).message!
  await ana.click(asked, letterOf(asked))
  await ben.click(asked, letterOf(asked, 'Venus'))
  const given = (await mo.slash(channel, 'results')).message!
  await discord.until(() => given.attachments.length > 0)
  expect(given.ephemeral).toBe(true)
  expect(given.text).toContain('2 people: 2 answers, 50% correct')
  expect(given.text).toContain(`<@${ana.id}>: 1 answer, 100% correct`)
  expect(given.attachments).toEqual([
    'results-2026-11-01-2026-11-30.html',
    'results-2026-11-01-2026-11-30.csv',
  ])
  expect(rowsOf(discord, given)).toMatchObject([
    { 'User ID': `'${ana.id}`, Person: 'Ana', Answered: '1', Correct: '1', 'Correct, %': '100' },
    { 'User ID': `'${ben.id}`, Person: 'Ben <b>', Answered: '1', Correct: '0', 'Correct, %': '0' },
  ])
  const page = filesOf(discord, given)[0]!.text
  expect(page).toContain('Ben &lt;b&gt;')
  expect(page).not.toContain('Ben <b>')
})

test('names that a new process doesn’t know are looked up; where that fails, the id stands there', async () => {
  const { discord, bot, start } = await setStage()
  const { channel, mo, ana, ben } = studyServer(discord)
  const asked = (await ana.slash(channel, 'quiz')).message!
  for (const one of [ana, ben]) await one.click(asked, letterOf(asked))
  await bot.stop()
  await start()
  discord.faults.next({ path: new RegExp(`/users/${ben.id}$`), with: 404 })
  const given = (await mo.slash(channel, 'results')).message!
  await discord.until(() => given.attachments.length > 0)
  const people = rowsOf(discord, given).map(row => [row['User ID'], row.Person])
  expect(people.sort()).toEqual(
    [
      [`'${ana.id}`, 'Ana'],
      [`'${ben.id}`, ''],
    ].sort(),
  )
  expect(given.text).toContain(en.results.unnamed(1))
  expect(filesOf(discord, given)[0]!.text).toContain(`<span class="name">${ben.id}</span>`)
})

test('no one else gets them, also where the server lets everyone see the command', async () => {
  const { discord } = await setStage()
  const { channel, mo, ana } = studyServer(discord)
  await expect(ana.slash(channel, 'results')).rejects.toThrow('is not offered to Ana')
  await expect(mo.slash(discord.directMessage(mo), 'results')).rejects.toThrow('is not offered here')
  for (const command of [...discord.world.commands.values()].flat())
    if (command.name === 'results') Object.assign(command, { default_member_permissions: null })
  expect((await ana.slash(channel, 'results')).message!.text).toBe(en.results.needsPermission)
})

test('each person is told with their first answer, and who hides is left out', async () => {
  const { discord } = await setStage()
  const { channel, mo, ana, ben } = studyServer(discord)
  await ben.slash(channel, 'privacy hide')
  const verdicts: (readonly string[])[] = []
  for (let n = 0; n < 2; n++) {
    const asked = (await ana.slash(channel, 'quiz')).message!
    const both = [await ana.click(asked, letterOf(asked)), await ben.click(asked, letterOf(asked))]
    verdicts.push(both.map(({ message }) => plain(message!.text)))
    await ana.click(asked, 'Reveal')
  }
  expect(verdicts.map(both => both.map(text => text.includes(TOLD)))).toEqual([
    [true, false],
    [false, false],
  ])
  const alone = discord.directMessage(mo)
  const asked = (await mo.slash(alone, 'quiz')).message!
  await mo.click(asked, letterOf(asked))
  expect(plain(asked.text)).not.toContain(TOLD)
  const given = (await mo.slash(channel, 'results')).message!
  await discord.until(() => given.attachments.length > 0)
  expect(given.text).toContain(en.results.hidden(1))
  expect(rowsOf(discord, given).map(row => row.Person)).toEqual(['Ana'])
})

test('where no one has answered, it says so, and an unknown bank is named as one', async () => {
  const { discord } = await setStage()
  const { channel, mo } = studyServer(discord)
  const october = en.results.dates('2026-10-01', '2026-10-31')
  const none = (await mo.slash(channel, 'results', { period: 'last-season' })).message!
  await discord.until(() => none.text.includes(en.results.none))
  expect(none.text).toContain(`Last season · ${october} · The sky`)
  expect(await mo.autocomplete(channel, 'results', 'bank', 'sky')).toEqual([
    expect.objectContaining({ name: 'The sky' }),
  ])
  const unknown = (await mo.slash(channel, 'results', { bank: 'nowhere' })).message!
  await discord.until(() => unknown.text === en.results.unknownBank)
})

test('they are put together once at a time, and six times an hour', async () => {
  const stage = await setStage()
  const { discord } = stage
  const { channel, mo, olga } = studyServer(discord)
  discord.faults.next({ path: /webhooks.*@original/, with: { hangMs: 300 } })
  const first = (await mo.slash(channel, 'results')).message!
  expect((await olga.slash(channel, 'results')).message!.text).toBe(en.results.running)
  await discord.until(() => first.text.includes(en.results.none))
  for (let n = 1; n < 6; n++) {
    const { message } = await olga.slash(channel, 'results')
    await discord.until(() => message!.text.includes(en.results.none))
  }
  expect((await mo.slash(channel, 'results')).message!.text).toContain('You can go on')
})
