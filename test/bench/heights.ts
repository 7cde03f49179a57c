import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { loadLibrary } from '../../src/bank/load.ts'
import { answerOf, bodiesOf, picksOf, postOf } from '../../src/dev/playground/bank/bodies.ts'
import { previewFile } from '../../src/dev/playground/bank/files.ts'
import { renderPreview } from '../../src/dev/playground/bank/preview.ts'
import type { Message } from '../../src/dev/playground/contract/message.ts'
import { startPage } from '../../src/dev/playground/server.ts'
import { hidden } from '../../src/discord/render/parts/body.ts'
import { revealBody } from '../../src/discord/render/question/reveal.ts'
import type { Question } from '../../src/quiz/question.ts'
import { wordsFor } from '../../src/words/index.ts'
import { startBrowser } from '../dev/playground/browser.ts'
import { median, percentile, ROOT } from './measured.ts'

/** The width of a common phone, px. */
const WIDTH = 390

/** The highest that the median may be, px. A phone of 844 px shows about 640 of a conversation. */
const AIMS = { question: 900, verdict: 640, 'private verdict': 640, reveal: 1000 } as const
type Kind = keyof typeof AIMS

/** How high the messages about the shipped questions are on a phone, as the playground's page draws them. */
export const benchHeights = async (sample: number): Promise<void> => {
  const all = loadLibrary(join(ROOT, 'questions')).banks.flatMap(bank => bank.questions)
  const questions = evenly(all, sample)
  console.log(`\nHeights on a phone of ${WIDTH} px, of ${questions.length} of ${all.length} questions`)
  const heights = await measureAll(questions)
  for (const [kind, aim] of Object.entries(AIMS)) {
    const sorted = heights[kind as Kind].toSorted((a, b) => a - b)
    const [middle, p90, most] = [median(sorted), percentile(sorted, 0.9), sorted.at(-1)!]
    const figures = [middle, p90, most].map(value => String(Math.round(value)).padStart(5))
    console.log(
      `  ${kind.padEnd(16)} median ${figures[0]}, p90 ${figures[1]}, highest ${figures[2]} px (aim: median ${aim}${middle > aim ? ', MISSED' : ''})`,
    )
  }
}

/** So many of them, from all parts of the list. */
const evenly = <T>(all: readonly T[], count: number): T[] =>
  all.length <= count
    ? [...all]
    : Array.from({ length: count }, (_, n) => all[Math.floor((n * all.length) / count)]!)

const measureAll = async (questions: readonly Question[]): Promise<Record<Kind, number[]>> => {
  const server = await startPage({ follow: {}, act: {}, file: path => previewFile(questions, path) })
  const browser = await startBrowser()
  try {
    const page = await browser.newPage()
    await page.setViewport({ width: WIDTH, height: 844 })
    await page.goto(server.url)
    const heights: Record<Kind, number[]> = { question: [], verdict: [], 'private verdict': [], reveal: [] }
    for (const question of questions)
      for (const [kind, messages] of Object.entries(messagesAbout(question)))
        heights[kind as Kind].push(...(await heightsOf(page, messages)))
    return heights
  } finally {
    await browser.close()
    await server.stop()
  }
}

const messagesAbout = (question: Question): Record<Kind, Message[]> => {
  const now = Date.now()
  const { post, verdicts, reveal } = bodiesOf(question, now)
  const show = (body: Parameters<typeof renderPreview>[0]) => renderPreview(body, question, 'post', now)
  const privatePost = { ...postOf(question, now), audience: 'private' as const }
  const closed = { post: privatePost, question, ballots: [], hidden: new Set<string>(), goesOn: false }
  return {
    question: [show(post)],
    verdict: verdicts.map(({ body }) => show(body)),
    'private verdict': picksOf(question).map((picked, index) =>
      show(
        hidden(
          revealBody(closed, wordsFor(privatePost.locale), answerOf(privatePost, question, picked, index)),
        ),
      ),
    ),
    reveal: [show(reveal)],
  }
}

/** By the page's own code and styles, with its fonts and pictures loaded. */
const heightsOf = async (page: Page, messages: readonly Message[]): Promise<number[]> =>
  (await page.evaluate(`(async messages => {
    const [{ render }, { messageView }] = await Promise.all([import('lit-html'), import('/message.ts')])
    const log = document.querySelector('body ~ .log') ?? document.createElement('div')
    log.className = 'log'
    log.style.width = '${WIDTH}px'
    document.documentElement.append(log)
    render(messages.map(message => messageView(message, null)), log)
    await document.fonts.ready
    await Promise.all([...log.querySelectorAll('img')].map(image => image.decode().catch(() => {})))
    return [...log.children].map(message => message.getBoundingClientRect().height)
  })(${JSON.stringify(messages)})`)) as number[]
