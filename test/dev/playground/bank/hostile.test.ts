import { expect, test } from 'vitest'
import { BANK_YAML, sky } from '../../../bank/sample.ts'
import { openInBrowser } from './page.ts'

const EVIL = `<img src=x onerror=\\"document.title='taken'\\"><script>document.title='taken'</script>`

test('names of files and texts of questions stay text, whatever stands in them', async () => {
  const name = `a&open=x#"'<b>%2F..%00 é.md`
  const { page, sees, complaints, requests, server } = await openInBrowser({
    'b/bank.yaml': `title: "${EVIL}"\n`,
    [`b/${name}`]: sky('noon', `${EVIL} noon`)
      .replace('"Red"', `"${EVIL} [red](javascript:alert(1))"`)
      .replace('Air', `${EVIL} Air`),
    [`b/broken ${name}`]: sky('"B"', `"${EVIL}"`).replace('noon', 'dusk'),
    'c/bank.yaml': BANK_YAML,
  })
  await sees('.bank-problems', `questions/b/broken ${name}:8:9`)
  await sees('.bank-problems', '<img src=x onerror="docume')
  await page.click('.bank-question')
  await sees('.bank-page h2', `questions/b/${name}`)
  await sees('.bank-post', `<script>document.title='taken'</script>`)
  await page.reload()
  await sees('.bank-page h2', `questions/b/${name}`)
  expect(await page.title()).not.toBe('taken')
  expect(await page.$$('.bank img, .bank script, .bank .text b, .bank a[href^="javascript"]')).toEqual([])
  expect(requests.filter(address => !address.startsWith(server.url))).toEqual([])
  expect(complaints).toEqual([])
})
