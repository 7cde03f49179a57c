import { linksIn } from './links.ts'

export const isBold = (text: string): boolean => text !== unbold(text)

export const unbold = (text: string): string => {
  const trimmed = text.trim()
  for (const sign of ['**', '__']) {
    const inner = trimmed.slice(2, -2)
    if (trimmed.length < 5 || !trimmed.startsWith(sign) || !trimmed.endsWith(sign)) continue
    if (!inner.includes(sign)) return inner.trim()
  }
  return text
}

const BULLET = String.raw`(?:[-*+]|\d{1,9}[.)])`

/** `[x]`, `[ ]`, `[]`, `\[x\]`. */
export const BOX = String.raw`\\?\[[ \txX]{0,4}\\?\]`

/** A list item that begins with a box. */
export const BOX_ITEM = new RegExp(String.raw`^[ \t]{0,3}${BULLET}[ \t]+${BOX}`)

export const isItem = (text: string): boolean => ITEM.test(text)

const ITEM = new RegExp(String.raw`^[ \t]*${BULLET}(?:[ \t]|$)`)

/** A box that is no list item, such as `-[x] right`, or that has another sign in it. */
export const isBrokenBox = (text: string): boolean => GLUED_BOX.test(text) || ODD_BOX.test(text)

const GLUED_BOX = new RegExp(
  String.raw`^[ \t]*(?:${BULLET}[ \t]*)?\\?\[[ \t]{0,3}[xX]?[ \t]{0,3}\\?\](?![[(:])[ \t]+\S`,
)
const ODD_BOX = /^[ \t]*[-*+][ \t]+\\?\[[^\]\s\w]\\?\][ \t]/u

export const unquote = (text: string): string => text.replace(/^[ \t]*> ?/, '')

const isRule = (text: string): boolean =>
  text.length < 200 && /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(text)

/** A line with nothing but the tag in which some pages of documentation have a question. */
export const QUIZ_TAG = /^\s{0,20}<\/?quiz\b[^<>]{0,200}>\s{0,20}$/i

/** `## What is it? ##`, and without the anchors that some put into headings. */
export const cleanHeading = (text: string): string =>
  text
    .replaceAll(/<a\s[^<>]*>\s{0,5}<\/a>/gi, '')
    .trim()
    .replace(/(?<![^\s])#+$/, '')
    .trim()

/** Links to the top of the file, anchors, rules, and the kind of a quote on GitHub. */
export const isNoise = (text: string): boolean => {
  if (isRule(text)) return true
  if (text.length > 300) return false
  const { alone, within } = linksIn(text)
  return (within && (alone || /\b(?:top|contents)\b/i.test(text))) || NOISE.test(text)
}

/** An anchor, a tag that only lays out, `[!NOTE]`, or `{: .class}` of Jekyll. */
const NOISE =
  /^\s*(?:<a\s[^<>]*>\s*(?:<\/a>)?|<\/?(?:br|hr|p|div|center)\b[^<>]*>|\[![A-Za-z]+\]|\{:[^{}]*\})\s*$/i

export type Label = { readonly kind: 'explanation' | 'references'; readonly rest: string }

/** "Explanation: …", "**References**", "### Explanation"; null for any other line. */
export const labelOf = (text: string): Label | null => {
  const match = LABEL.exec(text)
  if (match === null) return null
  const kind = match.groups?.explanation === undefined ? 'references' : 'explanation'
  return { kind, rest: text.slice(match[0].length) }
}

const EXPLANATIONS =
  '(?:detailed |answer |the )?(?:explanations?|rationales?|reason(?:ing)?|justification|feedback|why|details?)'
const REFERENCES = `(?:references?|sources?|links?|documentation|docs?|see also|more info(?:rmation)?|\
further reading|read more|learn more|(?:useful |external )?(?:resources?|links?))`

/** Before the words signs of headings, lists, quotes and bold, and pictures such as 💡; a colon, a dash or nothing after. */
const LABEL = new RegExp(
  `^[^\\p{L}\\p{N}\`[<]{0,12}(?:(?<explanation>${EXPLANATIONS})|${REFERENCES})(?:\\(s\\))?(?: links?)?${String.raw`[*_)\]]{0,4}[ \t]{0,3}(?::[*_]{0,3}|[-–—](?=[ \t])|[ \t]*#*$)[ \t]*`}`,
  'iu',
)

/** The number of `12. What …`, `12) What …`, `**12.** What …`. */
export const numberOf = (text: string): number | null => {
  const digits = /^[ \t]*(?:\*\*)?(\d{1,9})\\?[.)](?:\*\*)?[ \t]+/.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** "Question" in the languages that most quizzes are written in. */
const QUESTION_WORDS = `question frage aufgabe pregunta domanda pergunta questão vraag fråga spørgsmål spørsmål kysymys \
pytanie otázka kérdés soru вопрос питання 问题 問題 質問 문제 질문`
const CASES = QUESTION_WORDS.split(/\s+/).flatMap(word => [word, word[0]!.toUpperCase() + word.slice(1)])
const QUESTION = `(?:${[...CASES, 'QUESTION', 'Q', 'q'].join('|')})`

/** "Q12: What …", "Question 12. What …", also in bold. */
export const isNumberedQuestion = (text: string): boolean => NUMBERED_QUESTION.test(text)

const NUMBERED_QUESTION = new RegExp(
  String.raw`^[ \t]*(?:\*\*|__)?${QUESTION}[ \t]{0,3}[#.:]?[ \t]{0,3}\d{1,9}\b`,
)

/** A question's text without "12.", "Q12:", "Question 12" before it, each also in bold. */
export const withoutNumber = (text: string): string => {
  const plain = unbold(text.trim())
  const [head, , inBold = ''] = /^(\*\*|__)([^*_]{1,40})\1[ \t]*/.exec(plain) ?? []
  if (head !== undefined && inBold.replace(NUMBERING, '') === '')
    return plain.slice(head.length).replace(/^[:.)–—-][ \t]+/, '')
  const [bold = ''] = /^(?:\*\*|__)/.exec(plain) ?? []
  return bold + plain.slice(bold.length).replace(NUMBERING, '')
}

/** Else "Q4 is a quarter of what?" would lose its first word. */
const AFTER_NAMED = [
  String.raw`[ \t]{0,3}\\?[.:)\]]+(?=\s|$|\*|\p{Lu})`,
  String.raw`[ \t]{0,3}[-–—](?=\s)`,
  String.raw`[ \t]*$`,
  String.raw`(?=[ \t]+[\p{Lu}"'\x60*“(])`,
].join('|')

/** "Q12:", "Question #3 -", "Question 1 of 20:"; "Q:"; "12.", "12\.", "#12:", but not "3.5 metres" and "2024 was". */
const NUMBERING = new RegExp(
  [
    String.raw`^${QUESTION}\.?[ \t]{0,3}#?[ \t]{0,3}\d{1,9}(?:[ \t]{0,3}(?:of|/)[ \t]{0,3}\d{1,9})?(?:${AFTER_NAMED})[ \t]*`,
    String.raw`^${QUESTION}(?:[:.)](?=\s)|[ \t]*:?[ \t]*$)[ \t]*`,
    String.raw`^#?\d{1,9}(?:\\?[.)](?=\s|$)|:(?=\s)|[ \t]*$)[ \t]*`,
  ].join('|'),
  'u',
)
