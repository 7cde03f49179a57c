import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { scratch } from '../scratch.ts'
import { letterOf, studyGroup } from './read.ts'
import { questionsStored, spawnStage } from './spawned.ts'

/** The bot answers only after it has waited for the database: a busy machine must not decide. */
const PATIENT = { acknowledgeWithinMs: 30_000 }

describe('while the database fails', () => {
  test('because another program has it locked, people are asked to press again, and nothing is half stored', async () => {
    const { discord, bot, environment } = await spawnStage({ discord: PATIENT })
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    await questionsStored({ environment })
    const other = new Database(environment.DATABASE_URL!.slice('sqlite:'.length))
    other.exec('begin immediate')
    const told = (await ben.click(asked, letterOf(asked))).message!
    other.exec('rollback')
    other.close()
    const reference = told.text.match(/`([0-9a-f]{8})`/)![1]!
    expect(told.text).toContain('Please press again')
    expect(bot.log()).toContain(reference)
    expect(bot.log()).toContain('database is locked')
    expect((await ben.click(asked, letterOf(asked))).message!.text).toContain('**Correct!** · +10 points')
  })

  test('because the disk is full, what was acknowledged stays and people learn of the rest', async ({
    skip,
  }) => {
    const disk = scratch()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0
    if (!mounted) skip('a small disk can only be made by root')
    onTestFinished(() => void spawnSync('umount', ['-l', disk]))
    const { discord, bot } = await spawnStage({
      discord: PATIENT,
      environment: { DATABASE_URL: `sqlite:${disk}/bot.sqlite` },
    })
    const { channel, server, ana } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    fill(`${disk}/filler`)
    const replies: string[] = []
    for (let n = 0; n < 40 && !replies.some(text => text.includes('press again')); n++)
      replies.push((await server.member(`Person ${n}`).click(asked, letterOf(asked))).message!.text)
    expect(replies.at(-1)).toContain('Please press again')
    expect(bot.log()).toContain('disk')
    rmSync(`${disk}/filler`)
    expect((await ana.click(asked, letterOf(asked))).message!.text).toContain('**Correct!**')
    await ana.click(asked, 'Reveal')
    expect(asked.text).toContain(`${replies.length} of ${replies.length} answered correctly`)
  })
})

/** Writes until nothing fits any more. */
const fill = (file: string): void => {
  try {
    writeFileSync(file, Buffer.alloc(4_000_000))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
