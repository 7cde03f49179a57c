import type { LetteredOption } from '../../quiz/option-order.ts'
import type { Question } from '../../quiz/question.ts'

/** Pieces of an explanation that verdict and reveal share. */

export const linksOf = ({ references }: Question, title: string): string =>
  references.length === 0 ? '' : [`**${title}**`, ...references.map(link => `- <${link}>`)].join('\n')

export const isKeyed = (question: Question, { key }: LetteredOption): boolean => question.answer.includes(key)

export const optionLine = ({ letter, text }: LetteredOption): string => `**${letter}** ${text}`
