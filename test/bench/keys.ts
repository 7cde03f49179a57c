import { type ClassOptions, classOf } from '../../src/dev/simulated-class/class.ts'
import { type Detection, type Detections, detectIn } from '../quiz/items/detection.ts'

/** Whether wrong keys are found, in simulated classes whose truth is known. */

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

const CLASSES: readonly (readonly [string, Partial<ClassOptions>])[] = [
  ['300 questions of 4 options, 5 % of keys wrong, 60 answers a person', {}],
  ['the same, with 15 % of keys wrong', { wrongKeys: 0.15 }],
  ['the same, and one person in five clicks at random', { clickers: 0.2 }],
  ['the same, choosing two of five options', { options: 5, choose: 2 }],
  ['the same, with 5 % ambiguous questions', { ambiguous: 0.05 }],
  ['the same, few people with 300 answers each', { answersEach: 300 }],
  ['the same, where some questions depend much more on ability than others', { slopeSpread: 0.25 }],
  ['the same, people with 10 answers each', { answersEach: 10 }],
]

export const benchKeys = (): void => {
  for (const [name, given] of CLASSES) {
    console.log(`\nwrong keys, ${name}:`)
    console.log('  answers | discrimination < 0   | P(key wrong) > 0.5   | names the true key')
    console.log('          | recall / precision   | recall / precision   |')
    for (const answers of [8, 15, 25, 40, 80])
      console.log(`  ${line(answers, detectIn(SEEDS.map(seed => classOf(answers, { seed, ...given }))))}`)
  }
}

const line = (answers: number, found: Detections): string =>
  [
    String(answers).padStart(7),
    pair(found.negative),
    pair(found.posterior),
    two(found.named) + ambiguous(found),
  ].join(' | ')

const pair = ({ recall, precision }: Detection): string => `${two(recall)} / ${two(precision)}`.padEnd(20)

const two = (share: number): string => share.toFixed(2).replace(/^0/, '')

const ambiguous = ({ ambiguous: { all, found, calledWrong }, doubted }: Detections): string =>
  all === 0
    ? ''
    : `   (ambiguous: ${found} of ${all} called that, ${calledWrong} called wrong, ${two(doubted.ambiguous)} doubted; ` +
      `of the sound ${two(doubted.sound)} doubted)`
