/** A question file for its author to fill in: a draft, so that it isn't asked before it's finished. */
export const questionTemplate = (domain: string | null): string => `---
draft: true
${domain === null ? '' : `domain: ${JSON.stringify(domain)}\n`}difficulty: medium
question: >-
  Write the question here. It should be clear without the options.
options:
  A: The correct option
  B: A wrong option that a learner might believe
  C: Another one
  D: And another one, about as long as the others
answer: A
rationale:
  A: Why this is correct
  B: Why this is wrong, and when it would be correct
  C: Why this is wrong
  D: Why this is wrong
explanation: >-
  What to remember, in two or three sentences.
references:
  - https://example.com/where-to-read-more
tags: []
---
`
