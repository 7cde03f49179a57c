import type { Refusal } from './rules/index.ts'

/** An answer of Discord's that is not a success. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

export const refuse = (status: number, code: number, message: string): Refused =>
  new Refused({ status, code, message })

/** Discord's own codes and sentences (topics/opcodes-and-status-codes). */
export const REFUSALS = {
  unauthorized: () => refuse(401, 0, '401: Unauthorized'),
  notFound: () => refuse(404, 0, '404: Not Found'),
  methodNotAllowed: () => refuse(405, 0, '405: Method Not Allowed'),
  badJson: () => refuse(400, 50109, 'The request body contains invalid JSON.'),
  unknownChannel: () => refuse(404, 10003, 'Unknown Channel'),
  unknownGuild: () => refuse(404, 10004, 'Unknown Guild'),
  unknownMember: () => refuse(404, 10007, 'Unknown Member'),
  unknownMessage: () => refuse(404, 10008, 'Unknown Message'),
  unknownUser: () => refuse(404, 10013, 'Unknown User'),
  unknownWebhook: () => refuse(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => refuse(404, 10062, 'Unknown interaction'),
  unknownCommand: () => refuse(404, 10063, 'Unknown application command'),
  alreadyAcknowledged: () => refuse(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowups: () =>
    refuse(400, 40094, 'This interaction has reached the maximum number of follow-up messages.'),
  missingAccess: () => refuse(403, 50001, 'Missing Access'),
  otherAuthor: () => refuse(403, 50005, 'Cannot edit a message authored by another user'),
  missingPermissions: () => refuse(403, 50013, 'Missing Permissions'),
  wrongChannelType: () => refuse(400, 50024, 'Cannot execute action on this channel type'),
  invalidToken: () => refuse(401, 50027, 'Invalid Webhook Token'),
  threadExists: () => refuse(400, 160004, 'A thread has already been created for this message'),
  badResponseType: () =>
    new Refused({
      status: 400,
      code: 50035,
      message: 'Invalid Form Body',
      errors: {
        type: {
          _errors: [{ code: 'BASE_TYPE_CHOICES', message: 'This response type is not allowed here.' }],
        },
      },
    }),
} as const

export const demand = (refusal: Refusal | null): void => {
  if (refusal) throw new Refused(refusal)
}
