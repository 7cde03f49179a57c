import { expect, test } from 'vitest'
import { createLog } from '../../src/ops/log.ts'

const SECRET = 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs'
const TOKEN = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OTA6dG9rZW4'

const linesOf = (use: (log: ReturnType<typeof createLog>) => void, isTTY = false): string => {
  const lines: string[] = []
  use(createLog('info', [SECRET], { write: (line: string) => lines.push(line), isTTY }))
  return lines.join('')
}

test.each([false, true])('no secret appears in a line, however deep it was (terminal: %s)', isTTY => {
  const cause = new Error(`authorization: Bot ${SECRET}`)
  const error = Object.assign(new Error('refused', { cause }), {
    url: `https://discord.com/api/v10/webhooks/123456789012345678/${TOKEN}/messages/@original`,
    requestBody: { deep: { deeper: { headers: [SECRET] } } },
  })
  const lines = linesOf(log => log.error({ err: error, reference: 'abcd' }, `while using ${SECRET}`), isTTY)
  expect(lines).toContain('abcd')
  expect(lines).not.toContain(SECRET)
  expect(lines).not.toContain(TOKEN)
})

test('a terminal gets plain lines', () => {
  expect(linesOf(log => log.info({ banks: ['sample'] }, 'questions loaded'), true)).toMatch(
    /^\d\d:\d\d:\d\d info {2}questions loaded banks=\["sample"\]\n$/,
  )
})
