import { choiceBits, keysOf } from '../../../quiz/items/responses.ts'
import { type Question, stableId } from '../../../quiz/question.ts'
import type { Random } from '../../../quiz/seeded-random.ts'
import { wrongSet } from '../../simulated-class/class.ts'
import type { Trait } from '../../simulated-class/student.ts'
import { createTrait } from '../../simulated-class/trait.ts'
import { canPlant, type Lesson } from './lesson.ts'
import type { Plant } from './plant.ts'

/** What the class knows and falls for, by stable id: the files' keys are the truth. */
export type Traits = ReadonlyMap<string, Trait>

/** The options' keys, as the analysis takes them. */
export const optionsOf = ({ options }: Question) => ({ options: options.map(({ key }) => key) })

export const lessonTraits = ({ questions }: Lesson, random: Random): Traits =>
  new Map(
    questions.map(question => {
      const options = optionsOf(question)
      const trait = createTrait(
        {
          question: stableId(question),
          options: question.options.length,
          choose: question.answer.length,
          truth: choiceBits(options, question.answer),
        },
        random,
      )
      return [trait.question, trait]
    }),
  )

/** A question of middling difficulty and the wrong key for it. `askedOf`: how often the server was asked a question. */
export const choosePlant = (
  { questions }: Lesson,
  traits: Traits,
  askedOf: (question: Question) => number,
  random: Random,
): Plant => {
  const able = questions.filter(canPlant)
  // The bot asks first what it has asked least, so that the class meets the question.
  const least = Math.min(...able.map(askedOf))
  const candidates = able.filter(question => askedOf(question) === least)
  const ranked = candidates.toSorted(
    (one, other) => traits.get(stableId(one))!.difficulty - traits.get(stableId(other))!.difficulty,
  )
  // What few people know can't be told from a wrong key by a single class.
  const middle = ranked.slice(Math.floor(ranked.length / 4), Math.ceil((ranked.length * 3) / 4))
  const question = middle[Math.floor(random() * middle.length)]!
  const set = wrongSet(traits.get(stableId(question))!, random)
  return { questionId: stableId(question), answer: keysOf(optionsOf(question), set) }
}
