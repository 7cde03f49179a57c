import { expect, test } from 'vitest'
import type { Body } from '../../../src/discord/render/parts/body.ts'
import { editPayloadOf } from '../../../src/discord/rest/respond.ts'

test('the files of an edit are listed with ids as text, as Discord’s schema says', async () => {
  const files = ['a.png', 'b.md'].map(name => ({ name, data: Buffer.from(name) }))
  const { payload } = await editPayloadOf({ components: [], flags: 0, files } as unknown as Body)
  expect(payload).toMatchObject({
    attachments: [
      { id: '0', filename: 'a.png' },
      { id: '1', filename: 'b.md' },
    ],
  })
})
