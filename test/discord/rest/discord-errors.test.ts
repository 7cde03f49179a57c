import { DiscordAPIError } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { isFinal } from '../../../src/discord/rest/discord-errors.ts'

const errorOf = (status: number, code: number | string) =>
  new DiscordAPIError({ message: 'said no', code } as never, code, status, 'POST', 'https://x', {})

describe('an answer of Discord', () => {
  test.each([
    [404, 10_003, 'unknown channel'],
    [404, 10_008, 'unknown message'],
    [403, 50_001, 'missing access'],
    [403, 50_013, 'missing permissions'],
    [401, 50_014, 'invalid token'],
  ])('%i with code %i (%s) is final', (status, code) => {
    expect(isFinal(errorOf(status, code))).toBe(true)
  })

  test.each([
    [400, 50_035, 'a message that breaks a limit: another one may be fine'],
    [400, 10_003, 'no status for what is gone'],
    [400, 50_001, 'no status for a right that is gone'],
    [429, 50_001, 'too much at once'],
    [500, 10_003, 'trouble of its own'],
    [401, 0, 'the token was reset'],
    [403, 0, 'something before Discord refused'],
    [403, 20_028, 'a limit on writes'],
    [403, 40_333, 'a page before Discord'],
  ])('%i with code %i is not: %s', (status, code) => {
    expect(isFinal(errorOf(status, code))).toBe(false)
  })

  test('that is none is not', () => {
    expect(isFinal(new Error('socket hang up'))).toBe(false)
  })
})
