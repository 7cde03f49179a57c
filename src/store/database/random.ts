import { randomBytes } from 'node:crypto'

/** 16 digits and small letters: the ids of posts, sessions and dailies. */
export const randomId = (): string => Array.from(randomBytes(16), byte => (byte % 36).toString(36)).join('')

/** 32 bits, from which a post's order of options follows. */
export const randomSeed = (): number => randomBytes(4).readUInt32BE()
