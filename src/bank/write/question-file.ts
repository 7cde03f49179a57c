import { Document, isSeq, visit } from 'yaml'

/** A question file with these keys in its front matter. `comment`: whole lines above them. */
export const writeQuestionFile = (front: Readonly<Record<string, unknown>>, comment = ''): string => {
  const doc = new Document(withoutNothing(front))
  for (const key of ['answer', 'accepted']) {
    const keys = doc.get(key, true)
    if (isSeq(keys)) keys.flow = true
  }
  // Long texts are folded, texts of several lines stand as they are.
  visit(doc, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string') return
      if (node.value.includes('\n')) node.type = 'BLOCK_LITERAL'
      else if (node.value.length > LONG) node.type = 'BLOCK_FOLDED'
    },
  })
  return `---\n${comment}${doc.toString({ lineWidth: 100, flowCollectionPadding: false })}---\n`
}

const LONG = 80

/** The keys that say something. */
export const withoutNothing = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([, value]) => (value ?? '') !== '' && !(typeof value === 'object' && Object.keys(value!).length === 0),
    ),
  )
