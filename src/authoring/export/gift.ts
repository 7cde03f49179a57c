import { escapeAttribute } from 'entities'
import { formatLink } from '../../bank/parse/references.ts'
import { isInSomeKey } from '../../quiz/grading.ts'
import { isWithdrawn, type Option, type Question } from '../../quiz/question.ts'
import { isLinkLine, splitPicture, TEXT_ENDS } from '../import/formats/gift/ends.ts'
import { exportedLinks, type ImageName, idWithin, keepsOrder } from './format.ts'

/** Moodle's text format, with Markdown in it. */
export const writeGift = (questions: readonly Question[], imageName: ImageName): string => {
  const blocks = questions.flatMap((question, index) => {
    const { domain } = question
    // A category is that of all questions below it.
    const isOther = domain !== (questions[index - 1]?.domain ?? null)
    return [...(isOther ? [`$CATEGORY: ${pathOf(domain)}`] : []), formatQuestion(question, imageName)]
  })
  return `${blocks.join('\n\n')}\n`
}

/**
 * Moodle would ask a withdrawn question like any other. Beside one correct option it accepts further ones, but where
 * several are right together it knows only one set of them.
 */
export const carriedByGift = (question: Question): boolean =>
  !isWithdrawn(question) && (question.accepted === undefined || question.answer.length === 1)

/** A slash in a name is written twice; names that are Moodle's own upper levels get one above them. */
const pathOf = (domain: string | null): string => {
  if (domain === null) return '$course$/top'
  const name = oneLine(domain).replaceAll('/', '//')
  return name === 'top' || name.startsWith('$') ? `top/${name}` : name
}

const formatQuestion = (question: Question, imageName: ImageName): string => {
  const { options } = question
  const closing = closingOf(question)
  return [
    `// ${labelsOf(question).join(' ')}`,
    `[markdown]${escaped(stemOf(question, imageName))} {`,
    ...options.map(option => `\t${formatOption(option, question)}`),
    ...(closing === '' ? [] : [`\t####${formatText(closing)}`]),
    '}',
  ].join('\n')
}

/**
 * Difficulty, order, status, and which options are only accepted, are tags in Moodle; a tag that looks like one is marked.
 */
const labelsOf = (question: Question): string[] => {
  const { difficulty, tags } = question
  const marked = tags.map(tag =>
    /^(?:difficulty|shuffle|status|accepted|tag):/.test(tag) ? `tag:${tag}` : tag,
  )
  const own = [
    ...(difficulty === null ? [] : [`difficulty:${difficulty}`]),
    ...(keepsOrder(question) ? ['shuffle:false'] : []),
    ...(question.status ? [`status:${question.status}`] : []),
    ...(question.accepted ? [`accepted:${question.accepted.flat().join(' ')}`] : []),
  ]
  const all = [...own, ...marked]
  return [label('id', idWithin(question.id, question)), ...all.map(tag => label('tag', tag))]
}

/** A backslash at the end would make the bracket part of the value. */
const label = (name: string, value: string): string => {
  const text = oneLine(value).replaceAll(']', '\\]')
  return `[${name}:${text}${text.endsWith('\\') ? ' ' : ''}]`
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const stemOf = (question: Question, imageName: ImageName): string => {
  const { text, image } = question
  if (image !== null)
    return `${text}\n<img src="${attributeOf(imageName(question))}" alt="${attributeOf(image.alt)}">`
  return splitPicture(text).text === text ? text : `${text}\n${TEXT_ENDS}`
}

const attributeOf = (text: string): string =>
  escapeAttribute(text).replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '&#10;')

/** General feedback: the explanation, and below it the links, one a line. */
const closingOf = (question: Question): string => {
  const { explanation } = question
  const last = explanation.slice(explanation.lastIndexOf('\n') + 1).trim()
  const text = isLinkLine(last) || last === TEXT_ENDS ? `${explanation}\n${TEXT_ENDS}` : explanation
  const links = exportedLinks(question)
    .map(({ url, title }) => formatLink({ url: url.replaceAll(/\s/g, encodeURIComponent), title }))
    .join('\n')
  return [text, links].filter(part => part !== '').join('\n\n')
}

const formatOption = ({ key, text, rationale }: Option, question: Question): string => {
  const mark = markOf(isInSomeKey(question, key), question.answer.length, question.options.length)
  return `${mark}${formatText(text)}${rationale === null ? '' : `#${formatText(rationale)}`}`
}

/** The shares of the correct options add up to 100%; the wrong ones subtract, so choosing all of them gains nothing. */
const markOf = (isRight: boolean, right: number, count: number): string => {
  if (right === 1) return isRight ? '=' : '~'
  return isRight ? `~%${percent(right)}%` : `~%-${percent(count - right)}%`
}

const percent = (parts: number): string => String(Number((100 / parts).toFixed(5)))

/** A text that begins with `%` or `[` would be taken for a weight or a format. */
const formatText = (text: string): string => `${/^\s*[%[]/.test(text) ? '[markdown]' : ''}${escaped(text)}`

/** Indentation at the beginning is kept by the line end before it. */
const escaped = (text: string): string => {
  const plain = text.replaceAll(/\r\n?/g, '\n')
  return `${/^\s/.test(plain) ? '\n' : ''}${plain}`.replaceAll(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n')
}
