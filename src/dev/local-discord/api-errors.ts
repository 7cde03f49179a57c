import type { ErrorBody } from './rules/index.ts'

/** An error response of the API. */
export class ApiError extends Error {
  readonly refusal: ErrorBody
  constructor(refusal: ErrorBody) {
    super(refusal.message)
    this.refusal = refusal
  }
}

const apiError = (status: number, code: number, message: string): ApiError =>
  new ApiError({ status, code, message })

/** Discord's error codes and messages (topics/opcodes-and-status-codes). */
export const API_ERRORS = {
  unauthorized: () => apiError(401, 0, '401: Unauthorized'),
  notFound: () => apiError(404, 0, '404: Not Found'),
  methodNotAllowed: () => apiError(405, 0, '405: Method Not Allowed'),
  badJson: () => apiError(400, 50109, 'The request body contains invalid JSON.'),
  unknownChannel: () => apiError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => apiError(404, 10004, 'Unknown Guild'),
  unknownMember: () => apiError(404, 10007, 'Unknown Member'),
  unknownMessage: () => apiError(404, 10008, 'Unknown Message'),
  unknownRole: () => apiError(404, 10011, 'Unknown Role'),
  unknownUser: () => apiError(404, 10013, 'Unknown User'),
  unknownWebhook: () => apiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => apiError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => apiError(404, 10063, 'Unknown application command'),
  alreadyAcknowledged: () => apiError(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowups: () =>
    apiError(400, 40094, 'This interaction has reached the maximum number of follow-up messages.'),
  missingAccess: () => apiError(403, 50001, 'Missing Access'),
  otherAuthor: () => apiError(403, 50005, 'Cannot edit a message authored by another user'),
  cannotSendToUser: () => apiError(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => apiError(403, 50013, 'Missing Permissions'),
  wrongChannelType: () => apiError(400, 50024, 'Cannot execute action on this channel type'),
  invalidRole: () => apiError(400, 50028, 'Invalid role'),
  invalidToken: () => apiError(401, 50027, 'Invalid Webhook Token'),
  threadExists: () => apiError(400, 160004, 'A thread has already been created for this message'),
  badResponseType: () =>
    new ApiError({
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

export const throwIfInvalid = (refusal: ErrorBody | null): void => {
  if (refusal) throw new ApiError(refusal)
}
