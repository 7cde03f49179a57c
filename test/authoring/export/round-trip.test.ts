import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { writeCsv } from '../../../src/authoring/export/csv.ts'
import { carriedByGift, writeGift } from '../../../src/authoring/export/gift.ts'
import { writeJson } from '../../../src/authoring/export/json.ts'
import { csv } from '../../../src/authoring/import/formats/csv.ts'
import { gift } from '../../../src/authoring/import/formats/gift.ts'
import { json } from '../../../src/authoring/import/formats/json.ts'
import { asMarkdown } from '../../../src/authoring/import/plain-text.ts'
import type { SourceEntry } from '../../../src/authoring/import/source-entry.ts'
import { canShuffle } from '../../../src/bank/parse/can-shuffle.ts'
import { trimText } from '../../../src/bank/parse/fields.ts'
import { parseLink } from '../../../src/bank/parse/references.ts'
import type { Question } from '../../../src/quiz/question.ts'
import { playable } from './playable.ts'

const IMAGE = 'images/a b&c.png'
const imageName = () => IMAGE

/** The core ends lines with `\n`, and trims texts. */
const normalised = (text: string) => text.replaceAll(/\r\n?/g, '\n')
const sourceOf = (text: string) => ({ shown: 's', path: '/s', root: '/', text: normalised(text) })

const expected = (question: Question) => ({
  name: question.id.slice('bank/'.length),
  question: question.text,
  options: question.options.map(({ text, rationale }) => ({ text, rationale })),
  answer: question.answer,
  accepted: question.accepted?.map(keys => keys.join()).sort(),
  status: question.status,
  explanation: question.explanation,
  references: question.links ?? question.references.map(url => ({ url, title: null })),
  domain: question.domain,
  difficulty: question.difficulty,
  tags: question.tags,
  image: question.image === null ? null : { path: IMAGE, alt: question.image.alt },
  aliases: question.aliases.map(alias => alias.slice('bank/'.length)),
  shuffle: question.shuffle || !canShuffle(question.explanation, question.options),
})

const readBack = (entry: SourceEntry) => {
  if (entry.kind !== 'question') throw new Error(JSON.stringify(entry))
  const found = asMarkdown(entry)
  expect(found.repairs).toEqual([])
  return {
    name: found.name,
    question: trimText(found.question),
    options: found.options.map(({ text, rationale }) => ({
      text: trimText(text),
      rationale: rationale === null ? null : trimText(rationale),
    })),
    answer: found.answer.flatMap(text => text.split(', ')),
    accepted: found.accepted?.map(keys => keys.join()).sort(),
    status: found.status,
    explanation: trimText(found.explanation),
    references: found.references.map(parseLink),
    domain: found.domain,
    difficulty: found.difficulty,
    tags: found.tags,
    image: found.image,
    aliases: found.aliases,
    shuffle: found.shuffle,
  }
}

const law = (
  write: (questions: readonly Question[]) => string,
  read: (text: string) => SourceEntry[],
  change: (question: ReturnType<typeof expected>) => unknown = question => question,
  carries: (question: Question) => boolean = () => true,
) =>
  fc.assert(
    fc.property(fc.array(playable.filter(carries), { minLength: 1, maxLength: 4 }), questions => {
      const founds = read(write(questions))
      expect(founds.map(readBack)).toEqual(questions.map(question => change(expected(question))))
    }),
    { numRuns: inject('runsAll') ? 100 : 25 },
  )

describe('a question that is exported and imported again', () => {
  test('is the same through JSON', () =>
    law(
      questions => writeJson(questions, imageName),
      text => json.read(sourceOf(text)),
    ))

  test('is the same through CSV', () =>
    law(
      questions => writeCsv(questions, imageName),
      text => csv.read(sourceOf(text)),
    ))

  test('is the same through GIFT where GIFT carries it, but for its earlier ids', () =>
    law(
      questions => writeGift(questions, imageName),
      text => gift.read(sourceOf(text)),
      question => ({ ...question, aliases: [] }),
      carriedByGift,
    ))
})
