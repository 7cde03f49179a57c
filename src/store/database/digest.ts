import { createHash } from 'node:crypto'

/**
 * A one-way digest (SHA-256) of a person's id, salted, so that digests of different salts can't be compared. It finds
 * a person who comes back, without their id being stored. Someone with the database and a list of ids can still try
 * them all, so digests are kept only as long as they are needed.
 */
export const digestFor = (salt: string, userId: string): string =>
  createHash('sha256').update(`${salt} ${userId}`).digest('hex')
