import { keysOf } from '../../../quiz/items/responses.ts'
import { stableId } from '../../../quiz/question.ts'
import type { Random } from '../../../quiz/seeded-random.ts'
import type { GuildView } from '../../local-discord/guild-view.ts'
import type { Member } from '../../local-discord/member.ts'
import { chooseSet, createStudent } from '../../simulated-class/student.ts'
import type { Lesson } from './lesson.ts'
import { optionsOf, type Traits } from './traits.ts'

export const PEOPLE = 40

/** `picks`: the keys of the options that they choose, by the question's stable id. */
export type SimulatedPerson = {
  readonly member: Member
  readonly picks: ReadonlyMap<string, readonly string[]>
}

/**
 * New people, since only first attempts tell something: "Student 01" and so on, after the `before` ones of earlier classes.
 * What they choose is settled here, so that it doesn't depend on the order in which the bot asks.
 */
export const enrol = (
  guild: GuildView,
  before: number,
  { questions }: Lesson,
  traits: Traits,
  random: Random,
): SimulatedPerson[] =>
  Array.from({ length: PEOPLE }, (_, at) => {
    const student = createStudent(random)
    const picks = questions.map(question => {
      const set = chooseSet(student, traits.get(stableId(question))!, random)
      return [stableId(question), keysOf(optionsOf(question), set)] as const
    })
    const name = `Student ${String(before + at + 1).padStart(2, '0')}`
    return { member: guild.member(name), picks: new Map(picks) }
  })
