import type { Bot } from '../../../bot.ts'
import { stableId } from '../../../quiz/question.ts'
import { createRandom } from '../../../quiz/seeded-random.ts'
import type { ChannelView } from '../../local-discord/channel-view.ts'
import type { Scene } from '../chat/scene.ts'
import type { PlaygroundClock } from '../clock.ts'
import type { ClassRun } from '../contract/class.ts'
import { letAnswer } from './ask.ts'
import { analyseNow, findingsOf } from './find.ts'
import type { Lesson } from './lesson.ts'
import type { Planter } from './plant.ts'
import { enrol } from './students.ts'
import { choosePlant, lessonTraits } from './traits.ts'

export type RunParts = {
  readonly bot: Pick<Bot, 'store'>
  readonly clock: PlaygroundClock
  readonly scene: Scene
  readonly planter: Planter
  /** A whole number below 2^32 for each class. */
  readonly seed: () => number
  readonly onChange: (run: ClassRun) => void
}

const CHANNEL = 'simulated-class'

/** Plants a wrong key, lets a class answer, and has the answers analyzed. A class that is stopped leaves no wrong key. */
export const runClass = async (parts: RunParts, lesson: Lesson, signal: AbortSignal): Promise<void> => {
  try {
    await plantAndFind(parts, lesson, signal)
  } catch (error) {
    parts.planter.plant(null)
    throw error
  }
}

const plantAndFind = async (parts: RunParts, lesson: Lesson, signal: AbortSignal): Promise<void> => {
  const { bot, clock, planter, scene, onChange } = parts
  const random = createRandom(parts.seed())
  const traits = lessonTraits(lesson, random)
  const history = await bot.store.answers.historyOfGuild(scene.guildId)
  const plant = choosePlant(lesson, traits, one => history.get(stableId(one))?.asked ?? 0, random)
  planter.plant(plant)
  const channel = channelOf(scene)
  const people = enrol(scene.guild, studentsIn(scene), lesson, traits, random)
  const onProgress = (progress: { asked: number; answers: number }) =>
    onChange({ kind: 'answering', questions: lesson.questions.length, channelId: channel.id, ...progress })
  onProgress({ asked: 0, answers: 0 })
  const asked = await letAnswer({ bot, clock, channel, lesson, people, random, signal, onProgress })
  if (signal.aborted) {
    planter.plant(null)
    return onChange({ kind: 'stopped', answers: asked.answers })
  }
  onChange({ kind: 'analysing' })
  const analyses = await analyseNow(bot, clock, [...asked.messages.keys()])
  onChange({
    kind: 'done',
    answers: asked.answers,
    channelId: channel.id,
    hasQuestionsCommand: hasCommand(scene, 'questions'),
    ...findingsOf(analyses, lesson, plant, asked),
  })
}

/** A channel of its own, so that the others aren't flooded. */
const channelOf = ({ discord: { world }, guild, guildId }: Scene): Pick<ChannelView, 'id'> => {
  const ids = [...(world.guilds.get(guildId)?.channelIds ?? [])]
  const existing = ids.map(id => world.channels.get(id)).find(channel => channel?.name === CHANNEL)
  return existing ?? guild.channel(CHANNEL)
}

const studentsIn = ({ discord: { world } }: Scene): number =>
  [...world.users.values()].filter(({ name }) => /^Student \d+$/.test(name)).length

const hasCommand = ({ discord: { world } }: Scene, name: string): boolean =>
  [...world.commands.values()].flat().some(command => command.name === name)
