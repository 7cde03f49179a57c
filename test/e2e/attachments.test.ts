import { expect, test } from 'vitest'
import { letterOf, studyGroup } from './read.ts'
import { PIXEL, questionFile } from './sample.ts'
import { setStage } from './stage.ts'

test('a picture is shown with the question and stays through count and reveal, sent only once', async () => {
  const withPicture = questionFile().replace('explanation:', 'image: mars.png\nalt: A red disc\nexplanation:')
  const { clock, discord } = await setStage({ files: { 'mars.md': withPicture, 'mars.png': PIXEL } })
  const { channel, ana, ben } = studyGroup(discord)
  const asked = (await ana.slash(channel, 'quiz')).message!
  expect(asked.attachments).toEqual(['picture.png'])
  expect(JSON.stringify(asked.stored.json.components)).toContain('A red disc')
  await ben.click(asked, letterOf(asked))
  await clock.until(() => asked.text.includes('1 answered'))
  await ana.click(asked, 'Reveal')
  expect(asked.text).toContain('✅ **Correct: ')
  expect(asked.attachments).toEqual(['picture.png'])
  expect(JSON.stringify(asked.stored.json.components)).not.toContain('attachment://')
  expect(discord.requests.filter(({ files }) => files.length > 0)).toHaveLength(1)
})

test('what does not fit a message comes whole as a file, once however often the message changes', async () => {
  const endless = questionFile({ text: `Why ${'is that so, and '.repeat(400)}what follows?` })
  const { clock, discord, bot } = await setStage({ files: { 'long.md': endless } })
  const { channel, ana, ben } = studyGroup(discord)
  const asked = (await ana.slash(channel, 'quiz')).message!
  expect(asked.attachments).toEqual(['full-text.md'])
  expect(asked.text).toContain('the full text is attached')
  expect(asked.text.length).toBeLessThan(4100)
  await ben.click(asked, letterOf(asked))
  await clock.until(() => asked.text.includes('1 answered'))
  expect(asked.attachments).toEqual(['full-text.md'])
  await ana.click(asked, 'Reveal')
  expect(asked.text).toContain('✅ **Correct: ')
  expect(asked.attachments).toEqual(['full-text.md'])
  const { id } = (asked.stored.json.attachments as { id: string }[])[0]!
  expect(id).toBeDefined()
  const file = discord.world.files.get(`${id}/full-text.md`)!.data.toString()
  expect(file).toContain('what follows?')
  expect(bot.log()).not.toContain('an interaction failed')
})
