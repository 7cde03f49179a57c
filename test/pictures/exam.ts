import type { Page } from 'puppeteer-core'
import { loadLibrary } from '../../src/bank/load.ts'
import type { Question } from '../../src/quiz/question.ts'
import { enter, look, openChat, settle } from './player.ts'

/** As if each question were read. */
const READING_MS = [3000, 6000, 2000, 8000, 3000, 4000, 2000, 5000, 3000, 4000]

/** Sits ten questions of a bank, most of them correctly, and ends with the result on a phone. */
export const sitExam = async (page: Page, url: string, questionsDir: string): Promise<void> => {
  const questions = loadLibrary(questionsDir).banks.flatMap(bank => bank.questions)
  await look(page, 'dark', 420, 970)
  await openChat(page, url)
  await enter(page, '/exam start bank:saa-c03 format:ten ')
  await press(page, 'Begin', 'Question 1 of 10')
  for (let number = 1; number <= 10; number++) {
    await new Promise(resolve => setTimeout(resolve, READING_MS[number - 1]))
    const letter = await letterOf(page, questions, number !== 4)
    if (letter) await press(page, letter, `Your answer: ${letter}`)
    if (number === 4) await press(page, 'Flag', 'flagged')
    await press(page, 'Next', number < 10 ? `Question ${number + 1} of 10` : 'Overview')
  }
  await press(page, 'Submit', 'Submit this exam?')
  await press(page, 'Submit now', 'pass mark')
  await settle(page)
}

/** Presses a button with exactly this label, and waits for what the message says then. */
const press = async (page: Page, label: string, then: string): Promise<void> => {
  const buttons = `[...document.querySelectorAll('.message .button')]`
  const labelled = `${buttons}.find(one => one.textContent.trim() === ${JSON.stringify(label)})`
  await page.waitForFunction(`${labelled} !== undefined`)
  await page.evaluate(`${labelled}.click()`)
  await page.waitForFunction(
    `document.querySelector('.message').textContent.includes(${JSON.stringify(then)})`,
  )
}

/** The letter of a correct or a wrong option; null for a question with several. */
const letterOf = async (
  page: Page,
  questions: readonly Question[],
  right: boolean,
): Promise<string | null> => {
  const shown = squeeze(await page.$eval('.message', one => one.textContent ?? ''))
  const question = questions.find(({ text }) => shown.includes(squeeze(text)))
  if (!question || question.answer.length > 1) return null
  const option = question.options.find(({ key }) => question.answer.includes(key) === right)!
  return [...'ABCDEFGHIJ'].find(letter => shown.includes(letter + squeeze(option.text))) ?? null
}

/** What Discord's formatting leaves of a text. */
const squeeze = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')
