import { expect, test } from 'vitest'
import { createPictures, type PictureRequest } from '../../../../src/discord/render/board/picture.ts'
import { en } from '../../../../src/words/en/index.ts'

const request = (rows: number, nameOf: (n: number) => string) => {
  const users = Array.from({ length: rows }, (_, n) => `${400000000000000000n + BigInt(n)}`)
  const given: PictureRequest = {
    title: 'Leaderboard',
    subtitle: 'Points',
    by: 'points',
    rows: users.map((userId, index) => ({
      ...{ userId, points: 1000 - index, answered: 120, right: 90, lastAt: 0, streak: 3 },
      rank: index + 1,
    })),
  }
  const people = {
    remember: () => {},
    profiles: async (ids: readonly string[]) =>
      new Map(ids.map((id, n) => [id, { name: nameOf(n), avatar: null }])),
  }
  const painter = { draw: async () => Buffer.from('png'), stop: async () => {}, warmUp() {} }
  return createPictures(people, painter).draw(given, en)
}

test('the alternative text of a board has all facts, also those that the picture has no room for', async () => {
  const picture = await request(2, n => `Person ${n}`)
  expect(picture!.alt).toBe(
    'Leaderboard, Points: 1. Person 0, 1000 points, 90 of 120 correct, 3 days in a row; 2. Person 1, 999 points, 90 of 120 correct, 3 days in a row',
  )
})

test('ten people with the longest names are all in it, within Discord’s 1,024 characters', async () => {
  const picture = await request(10, n => `${n}`.padEnd(60, 'x'))
  expect(picture!.alt.length).toBeLessThanOrEqual(1024)
  for (let n = 0; n < 10; n++) expect(picture!.alt).toContain(`${n + 1}. ${n}x`)
  expect(picture!.alt).toContain('991 points')
})
