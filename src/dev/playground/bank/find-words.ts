import type { Question } from '../../../quiz/question.ts'
import type { ListedFile, Listing } from './listing.ts'

/** The keys of the files that contain all words, in any order and case: in their path or anywhere in their question. */
export const findWords = ({ files }: Listing, text: string): string[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return [...files.values()].flatMap(file => {
    const haystack = textOf(file)
    return words.every(word => haystack.includes(word)) ? [file.key] : []
  })
}

/** Cached by object: a file that is read again is another object. */
const texts = new WeakMap<ListedFile, string>()

const textOf = (listed: ListedFile): string => {
  const cached = texts.get(listed)
  if (cached !== undefined) return cached
  const text = `${listed.file}\n${listed.question ? wordsIn(listed.question) : ''}`.toLowerCase()
  texts.set(listed, text)
  return text
}

const wordsIn = (question: Question): string =>
  [
    question.id,
    question.domain,
    question.difficulty,
    ...question.tags,
    question.text,
    ...question.options.flatMap(({ text, rationale }) => [text, rationale]),
    question.explanation,
    ...question.references,
    question.image?.alt,
  ].join('\n')
