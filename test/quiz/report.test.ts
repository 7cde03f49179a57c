import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_COMMENT, REPORT_REASONS, readSourceLink, validateReport } from '../../src/quiz/report.ts'
import { sampleQuestion } from './sample.ts'

const nothing = { suggested: [], source: null, comment: null }

describe('a report', () => {
  test.each([
    [{ reason: null }, 'no-reason'],
    [{ reason: 'revenge' }, 'no-reason'],
    [{ reason: 'typo', suggested: ['Z'] }, 'no-such-option'],
    [{ reason: 'typo', suggested: ['A', null] }, 'no-such-option'],
    [{ reason: 'other' }, 'no-comment'],
    [{ reason: 'other', comment: '  ' }, 'no-comment'],
    [{ reason: 'outdated', source: 'my teacher' }, 'no-link'],
    [{ reason: 'wrong-key', suggested: ['B'] }, 'same-answer'],
  ])('of %j is refused: %s', (typed, mistake) => {
    expect(validateReport(sampleQuestion(), { ...nothing, ...typed })).toEqual({ mistake })
  })

  test('needs no more than a reason, except for “other”', () => {
    for (const reason of REPORT_REASONS.filter(name => name !== 'other'))
      expect(validateReport(sampleQuestion(), { ...nothing, reason })).toEqual({
        content: { ...nothing, reason, suggested: null },
      })
  })

  test('may name the answer where others are accepted as well', () => {
    const typed = { ...nothing, reason: 'wrong-key', suggested: ['B'] }
    expect(validateReport(sampleQuestion({ accepted: [['C']] }), typed)).toHaveProperty('content')
  })

  test('that is taken holds keys of the question in its order, a link and a short comment, whatever was typed', () => {
    const question = sampleQuestion({ answer: ['A', 'C'] })
    const typed = fc.record({
      reason: fc.option(fc.constantFrom<string>(...REPORT_REASONS, 'x')),
      suggested: fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', null)),
      source: fc.option(fc.oneof(fc.string(), fc.webUrl())),
      comment: fc.option(fc.string({ maxLength: 2 * MAX_COMMENT })),
    })
    fc.assert(
      fc.property(typed, given => {
        const checked = validateReport(question, given)
        if ('mistake' in checked) return
        const { reason, suggested, source, comment } = checked.content
        expect(REPORT_REASONS).toContain(reason)
        expect(suggested).toEqual(suggested && [...new Set(given.suggested)].sort())
        expect(suggested).not.toEqual([])
        expect(comment?.length ?? 1).toBeLessThanOrEqual(MAX_COMMENT)
        expect(comment).not.toBe('')
        if (source !== null) expect(readSourceLink(source)).toBe(source)
      }),
    )
  })
})

describe('a source', () => {
  test.each([
    ['https://docs.example.org/a?b=c#d', 'https://docs.example.org/a?b=c#d'],
    ['docs.example.org/a', 'https://docs.example.org/a'],
    ['example.org:8080/a', 'https://example.org:8080/a'],
    [' http://example.org ', 'http://example.org/'],
    ['', null],
    ['   ', null],
    [null, null],
    ['javascript:alert(1)', undefined],
    ['mailto:a@example.org', undefined],
    ['https://', undefined],
    ['teacher', undefined],
    ['see example.org', undefined],
    ['https://example.org/<@1>', undefined],
    [`https://example.org/${'a'.repeat(400)}`, undefined],
  ])('%j is read as %j', (typed, address) => {
    expect(readSourceLink(typed)).toBe(address)
  })
})
