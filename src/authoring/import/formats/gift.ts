import { parse } from 'gift-pegjs'
import { type Found, refused, skipped } from '../found.ts'
import type { Format } from './format.ts'
import { type Block, categoryOf, splitBlocks } from './gift/blocks.ts'
import { normalise } from './gift/normal.ts'
import { foundIn } from './gift/question.ts'

/** Moodle's text format. */
export const gift: Format = {
  name: 'gift',
  endings: ['gift', 'txt'],
  recognises: text => SIGNS.some(sign => sign.test(text)),
  read: source => {
    let domain: string | null = null
    return splitBlocks(source.text).flatMap(block => {
      const category = categoryOf(block.text)
      if (category === null) return [readBlock(block, domain)]
      domain = category.domain
      // Some write no blank line after it.
      return category.rest === ''
        ? []
        : [readBlock({ ...block, text: category.rest, line: block.line + 1 }, domain)]
    })
  },
}

const SIGNS = [/^\$CATEGORY:/m, /^::[^:\n]{1,300}::/m, /(?<!\\)\{\s*(?:[=~]|(?:T|F|TRUE|FALSE)\s*[#}])/]

/** As large as a question's file may be. */
const LARGEST = 256 * 1024

const readBlock = (block: Block, domain: string | null): Found => {
  const { line, id, tags } = block
  if (block.text.length > LARGEST) return refused(line, 'too-large', TOO_LARGE)
  const normal = normalise(block.text)
  if (normal.kind === 'braces') return refused(line, 'gift-braces', normal.message)
  if (normal.kind === 'description')
    return skipped(line, 'a text without answers: write them in `{ }` below it, with no blank line between')
  try {
    const [question] = parse(normal.gift)
    if (question === undefined) return skipped(line, 'nothing that can be read')
    return foundIn(question, { line, id, tags, domain })
  } catch (error) {
    return refused(line, 'gift', broken(error))
  }
}

const TOO_LARGE = 'over 256 KB without a blank line: put a blank line between questions'

/** The place is left out: it counts in a text that has been put in order for the parser. */
const broken = (error: unknown): string => {
  const found =
    error instanceof Error && 'found' in error ? ` near \`${String(error.found ?? 'its end')}\`` : ''
  return `this question is no GIFT that can be read${found}: check its \`{ }\`, and write \`\\~ \\= \\# \\{ \\}\` for these signs in a text`
}
