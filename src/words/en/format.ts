import { createFormat } from '../format.ts'

export const format = createFormat('en-US', ['one', 'other'])

export const days = (n: number): string => format.plural(n, { one: '# day', other: '# days' })

export const points = (n: number): string => format.plural(n, { one: '# point', other: '# points' })

const NUMBER_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** In letters up to ten. */
export const numberWord = (n: number): string => NUMBER_WORDS[n] ?? format.number(n)

/** What someone typed, as text and never as formatting. */
export const quote = (typed: string): string =>
  `\`${[...typed.replaceAll('`', '')].slice(0, 80).join('') || ' '}\``

export const bold = (text: string): string => `**${text}**`
