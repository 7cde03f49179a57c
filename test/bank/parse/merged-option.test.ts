import { describe, expect, test } from 'vitest'
import { mergedOptionIndex } from '../../../src/bank/parse/merged-option.ts'

describe('an option swallowed into the one before', () => {
  test.each([
    ['First thing E. Second thing', true],
    ['First thing. E) Second thing', true],
    ['First thing\nE. `code`', true],
    ['Take vitamin E. It helps', false],
    ['A group E. coli belongs to', false],
    ['See example E.', false],
    ['Send it i.e. Later', false],
  ])('%j: %j', (text, swallowed) => {
    expect(mergedOptionIndex(text, 'E') !== null).toBe(swallowed)
  })
})
