import { hash } from 'node:crypto'

/** How many hex digits a short digest has: few enough for a custom id. */
export const SHORT_DIGEST_LENGTH = 12

/** Stands for a topic or a question where its name is too long: hex digits of a hash. */
export const shortDigest = (name: string): string => hash('sha256', name, 'hex').slice(0, SHORT_DIGEST_LENGTH)
