import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../../../src/bank/load.ts'
import { seedOf } from '../../../../src/dev/playground/bank/bodies.ts'
import { orderOptions } from '../../../../src/quiz/option-order.ts'
import { BANK_YAML, put, sky } from '../../../bank/sample.ts'
import { NOON, openBank, openFolder, soon } from './stage.ts'
import { choicesOf, partsIn, said } from './texts.ts'

const withMd = (text: string) => ({ 'b/bank.yaml': BANK_YAML, 'b/q.md': text })

const TWO = sky('"B"', '[A, B]').replace(
  'explanation',
  'rationale:\n  C: "Grass is green."\n  D: "Night is black."\nexplanation',
)

describe('a preview', () => {
  test('has the post, the verdict on each option, the right one first, and the reveal', () => {
    const { opened } = openBank().view('b/q')
    const { post, verdicts, reveal } = opened!
    expect(said(post)).toContain('Which colour has the sky at noon?')
    expect(said(post)).toContain('No answers yet')
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['correct', 'wrong', 'wrong', 'wrong'])
    expect(said(verdicts[0]!.message)).toContain('Correct!')
    expect(said(verdicts[1]!.message)).toContain('Air scatters blue light most.')
    expect(said(reveal)).toContain('1 of 4')
    expect(said(reveal)).toContain('@Ana')
  })

  test('calls an option by the letter that the post gives it, and by the one in the file', () => {
    const { questions, view } = openBank()
    const { post, verdicts } = view('b/q').opened!
    const [question] = loadLibrary(questions).banks[0]!.questions
    const names = choicesOf(post).map(({ label, place }) => {
      const key = orderOptions(question!, seedOf(question!))[place]!.key
      return label === key ? label : `${label} (${key} in the file)`
    })
    expect(verdicts.map(({ chosen }) => chosen).sort()).toEqual(names.sort())
    expect(names.some(name => name.includes('in the file'))).toBe(true)
  })

  test('shows the daily question open until the next day, by the clock of the page', () => {
    const { opened } = openBank().view('b/q')
    const tomorrow = (NOON + 86_400_000) / 1000
    expect(JSON.stringify(opened!.daily)).toContain(String(tomorrow))
  })

  test('of a question with two right options sets each distractor in the place of one of them', () => {
    const { verdicts } = openBank(withMd(TWO)).view('b/q').opened!
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['correct', 'half', 'half'])
    const wrong = verdicts.slice(1).map(({ message }) => said(message))
    expect(wrong.filter(text => text.includes('Grass is green.'))).toHaveLength(1)
    expect(wrong.filter(text => text.includes('Night is black.'))).toHaveLength(1)
  })

  test('is null for a question that is not there', () => {
    expect(openBank().view('b/none').opened).toBeNull()
  })
})

describe('files of a preview', () => {
  const PICTURE = {
    ...withMd(sky('answer', 'image: p.png\nalt: A map of the sky\nanswer')),
    'b/p.png': '\x89PNG one',
  }
  const pictureOf = ({ view, bank }: ReturnType<typeof openBank>) => {
    const gallery = view('b/q')
      .opened!.post.components.flatMap(partsIn)
      .find(part => part.type === 'gallery')
    const { url, alt } = gallery!.items[0]!
    return { url, alt, file: bank.file(decodeURIComponent(url.replace('/files/', ''))) }
  }

  test('are its picture, in post and reveal, at another address when it changes', async () => {
    const opened = openBank(PICTURE)
    const { url, alt, file } = pictureOf(opened)
    expect({ alt, type: file!.type, data: String(file!.data) }).toEqual({
      alt: 'A map of the sky',
      type: 'image/png',
      data: PICTURE['b/p.png'],
    })
    put(opened.questions, { 'b/p.png': '\x89PNG two' })
    await soon(() => expect(pictureOf(opened).url).not.toBe(url))
    expect(String(pictureOf(opened).file!.data)).toBe('\x89PNG two')
    const reveal = opened.view('b/q').opened!.reveal.components.flatMap(partsIn)
    expect(reveal.filter(part => part.type === 'gallery')).toHaveLength(1)
  })

  test('are the whole text, where it does not fit the message', () => {
    const { view, bank } = openBank(withMd(sky('Air', `${'Air '.repeat(1200)}`)))
    const part = view('b/q')
      .opened!.verdicts[1]!.message.components.flatMap(partsIn)
      .find(({ type }) => type === 'file')
    if (part?.type !== 'file') throw new Error('the verdict has no file')
    const file = bank.file(part.url.replace('/files/', ''))
    expect(file!.type).toBe('text/plain; charset=utf-8')
    expect(file!.data.length).toBe(part.bytes)
    expect(String(file!.data)).toContain('Air '.repeat(1200))
  })

  test('are nothing else', () => {
    const opened = openBank({ ...PICTURE, 'b/other.png': '\x89PNG', 'secret.png': '\x89PNG' })
    const own = pictureOf(opened).url.replace('/files/', '')
    const wrong = [
      own.replace('picture.png', 'other.png'),
      own.replace('picture.png', 'p.png'),
      own.replace('picture.png', '../../../q.md'),
      own.replace('picture.png', 'full-text.md'),
      own.replace('bank/', 'other/'),
      own.replace(/bank\/\w+/, 'bank/0000000000000000'),
      `${own}/more`,
      'bank',
      'bank/..',
      '',
    ]
    expect(wrong.map(path => opened.bank.file(path))).toEqual(wrong.map(() => null))
  })
})

test('every shipped question has a preview with the letters and options that the bot gives it', () => {
  const { view } = openFolder('questions')
  const questions = loadLibrary('questions').banks.flatMap(bank => bank.questions)
  expect(questions.length).toBeGreaterThan(30)
  for (const question of questions) {
    const { post, verdicts, reveal } = view(question.id).opened!
    const choices = choicesOf(post)
    const keys = question.options.map(({ key }) => key)
    expect(choices.map(({ label }) => label)).toEqual(keys)
    expect(choices.map(({ place }) => place)).toEqual([...keys.keys()])
    const order = orderOptions(question, seedOf(question))
    const shown = choices.map(({ label, place }) => `${label} · ${order[place]!.text}`)
    for (const line of shown) expect(withoutCodeMarks(said(post))).toContain(withoutCodeMarks(line))
    for (const key of question.answer) {
      const { text } = question.options.find(one => one.key === key)!
      expect(withoutCodeMarks(said(reveal))).toContain(withoutCodeMarks(text))
    }
    expect(verdicts).toHaveLength(1 + keys.length - question.answer.length)
    expect(verdicts.filter(({ outcome }) => outcome === 'correct')).toHaveLength(1)
  }
})

/** The page shows code in a box, without backticks and beside its letter, and breaks lines at other places. */
const withoutCodeMarks = (text: string): string => text.replace(/```\w*|[`·\s]/g, '')
