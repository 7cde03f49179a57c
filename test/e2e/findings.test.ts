import { PermissionFlagsBits } from 'discord-api-types/v10'
import { describe, expect, test } from 'vitest'
import type { ChannelView } from '../../src/dev/local-discord/channel-view.ts'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import type { Bank } from '../../src/quiz/question.ts'
import { en } from '../../src/words/en/index.ts'
import { sampleReport } from '../store/sample.ts'
import { plain, studyServer } from './read.ts'
import { makeDailyDue, setStage } from './stage.ts'

const { findings: words } = en
const HOUR = 3600
const DAY = 86_400

/** Opens "Notices" in /settings. */
const openNotices = async (who: Member, place: Parameters<Member['slash']>[0]) => {
  const panel = (await who.slash(place, 'settings')).message!
  await who.choose(panel, panel.selects[0]!.customId, ['findings'])
  return panel
}

const choose = (who: Member, panel: MessageView, channel: ChannelView) =>
  who.choose(panel, 'p1:settings-findings', [channel.id])

const noticesIn = (channel: ChannelView, who: Member) =>
  channel.seenBy(who).filter(({ text }) => text.includes(words.title))

describe('notices', () => {
  test('tell a server’s managers what needs them: one message a day, without a ping or a spoiler', async () => {
    const stage = await setStage()
    const { server, channel, mo, ana } = studyServer(stage.discord)
    const staff = server.channel('staff')
    staff.denyBot('SendMessages')
    const panel = await openNotices(mo, channel)
    const refused = await choose(mo, panel, staff)
    expect(refused.message!.text).toContain('Send Messages')
    staff.allowBot()
    stage.clock.leap(120)
    const chosen = await choose(mo, panel, staff)
    expect(chosen.message!.text).toContain(words.settings.saved(`<#${staff.id}>`))

    const gone = server.channel('soon gone')
    await mo.slash(gone, 'daily set', { time: '13:00', zone: 'UTC' })
    gone.remove()
    makeDailyDue(stage)
    await stage.clock.until(() => noticesIn(staff, ana).length > 0)
    const [first] = noticesIn(staff, ana)
    expect(first!.text).toContain(en.daily.problems['channel-gone'].split('.')[0])
    expect(first!.pingsEveryone || first!.pings.length > 0).toBe(false)

    const [{ questions }] = (await stage.bot.quiz.allBanks(server.id)) as [Bank]
    const { id: questionId, hash, text } = questions[0]!
    for (const n of [1, 2, 3])
      await stage.bot.store.reports.fileReport(
        sampleReport({ id: `report000000000${n}`, userId: `40000000000000000${n}`, questionId, hash }),
        { max: 9, since: 0 },
      )
    await stage.clock.pass(HOUR)
    expect(noticesIn(staff, ana)).toHaveLength(1)
    await stage.bot.stop()
    await stage.start()
    await stage.clock.pass(DAY)
    const [, second, ...more] = noticesIn(staff, ana)
    expect(more).toEqual([])
    expect(second!.text).toContain(text)
    expect(second!.text).toContain(words.suspicions.reports)
    expect(second!.text).not.toContain('Mars')
    expect(second!.text).not.toContain(en.daily.problems['channel-gone'].split('.')[0])

    const list = (await mo.click(second!, words.showQuestions)).message!
    expect(list.ephemeral).toBe(true)
    expect(list.text).toContain(text)
    expect((await ana.click(second!, words.showQuestions)).message!.text).toBe(en.curation.notYours)
    const settings = (await mo.click(second!, words.change)).message!
    expect(settings.text).toContain(words.settings.intro)
    await mo.click(settings, words.settings.off)
    await stage.clock.pass(2 * DAY)
    expect(noticesIn(staff, ana)).toHaveLength(2)
  })

  test('whose channel is gone say so in /settings', async () => {
    const stage = await setStage()
    const { server, channel, mo } = studyServer(stage.discord)
    const staff = server.channel('staff')
    // As on most servers, where @everyone sees a channel unless it's hidden.
    const { roles } = stage.discord.world.guilds.get(server.id)!
    roles.set(server.id, { ...roles.get(server.id)!, permissions: PermissionFlagsBits.ViewChannel })
    const chosen = await choose(mo, await openNotices(mo, channel), staff)
    expect(chosen.message!.text).toContain(words.settings.everyoneSees(`<#${staff.id}>`))
    await mo.slash(channel, 'daily set', { time: '13:00', zone: 'UTC' })
    channel.denyBot('SendMessages')
    staff.remove()
    makeDailyDue(stage)
    await stage.bot.logged('can’t post in the channel')
    const elsewhere = server.channel('elsewhere')
    const home = (await mo.slash(elsewhere, 'settings')).message!
    expect(plain(home.text)).toContain(plain(words.settings.refused(`<#${staff.id}>`)))
  })
})
