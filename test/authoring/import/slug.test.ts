import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slug } from '../../../src/authoring/import/slug.ts'

describe('a step of a path', () => {
  test.each([
    ['S3 & more', 'S3-more'],
    ['Größe – 3', 'Größe-3'],
    ['..', ''],
    ['.hidden', 'hidden'],
    ['readme', 'readme-1'],
    ['README', 'README-1'],
    ['readme first', 'readme-first'],
    ['con', 'con-1'],
    ['NUL.tar', 'NUL-1.tar'],
    ['console', 'console'],
    ['a.md', 'a-md'],
    ['bank.yaml', 'bank-yaml'],
    ['v1.2', 'v1.2'],
  ])('of %j is %j', (text, step) => expect(slug(text)).toBe(step))

  test('has never more than 255 bytes with what is put behind it, and no half signs', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'é', '漢', '\u{20000}', '\u{1d400}', '-', '.'),
      maxLength: 400,
    })
    fc.assert(
      fc.property(letters, text => {
        const step = slug(text)
        expect(Buffer.byteLength(`${step}-abcdef-10.md`)).toBeLessThanOrEqual(255)
        expect(step.isWellFormed()).toBe(true)
        expect(step).not.toMatch(/^[-.]|[-.]$|\.md$/)
      }),
    )
  })
})
