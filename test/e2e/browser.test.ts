import { expect, test } from 'vitest'
import { openPlayground } from '../dev/playground/stage.ts'

test('in a browser someone asks, answers, reads why, sees the leaderboard and gets the daily question', async () => {
  const { open, log } = await openPlayground()
  const { sees, clickOn, press, enter, setDaily, textsOf, complaints } = await open()
  await enter('/quiz')
  await sees('Which colour has the sky at noon?')
  const right = (await textsOf('.message .text')).join(' ').match(/([A-D]) · Blue/)![1]!
  await press(right)
  await sees('Correct!', '.is-private')
  await sees('Air scatters blue light most.', '.is-private')
  await enter('/leaderboard')
  await sees('10 points · 1 of 1 correct')

  await setDaily()
  await sees('Done. I’ll post a question in', '.is-private')
  await clickOn('.time button', 'Next daily now')
  await sees('Daily question · ')
  expect(complaints).toEqual([])
  expect(log).toEqual([])
})
