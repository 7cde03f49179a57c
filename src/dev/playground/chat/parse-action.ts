import { z } from 'zod'
import type { Action } from '../contract/action.ts'

const id = z.string().regex(/^\d{1,20}$/)
const name = z.string().max(100)
const text = z.string().max(6000)
const values = z.record(name, z.union([text, z.number(), z.boolean()]))
const customId = z.string().max(100)
const where = { as: id, in: id }

const ACT = z.discriminatedUnion('kind', [
  z.object({ ...where, kind: z.literal('command'), title: name, values }),
  z.object({ ...where, kind: z.literal('suggest'), title: name, option: name, typed: text, values }),
  z.object({ ...where, kind: z.literal('say'), text: z.string() }),
  z.object({ ...where, kind: z.literal('click'), messageId: id, customId }),
  z.object({
    ...where,
    kind: z.literal('select'),
    messageId: id,
    customId,
    values: z.array(z.string().max(100)).max(25),
  }),
  z.object({
    ...where,
    kind: z.literal('submit'),
    modalId: id,
    fields: z.record(customId, z.union([text, z.array(z.string().max(100)).max(25)])),
  }),
  z.object({ ...where, kind: z.literal('message-command'), messageId: id, name }),
  z.object({ ...where, kind: z.literal('user-command'), userId: id, name }),
  z.object({ ...where, kind: z.enum(['locale', 'server-locale']), locale: name }),
  z.object({ ...where, kind: z.literal('dismiss'), messageId: id }),
  z.object({ ...where, kind: z.literal('delete'), messageId: id }),
])

/** Validates an action from the browser. */
export const parseAction = (body: unknown): { action: Action } | { wrong: string } => {
  const { data, error } = ACT.safeParse(body)
  if (data) return { action: data }
  const [issue] = error.issues
  const place = issue?.path.map(String).join('.') || 'the whole'
  return { wrong: `The page sent something its server doesn’t understand (${place}); reload it.` }
}
