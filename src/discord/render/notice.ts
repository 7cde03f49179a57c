import { type Body, bodyOf, EPHEMERAL, text } from './body.ts'

/** A sentence that only one person sees. */
export const noticeBody = (sentence: string): Body => bodyOf([text(sentence)], { flags: EPHEMERAL })
