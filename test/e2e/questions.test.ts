import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { shortDigest } from '../../src/quiz/short-digest.ts'
import { en } from '../../src/words/en/index.ts'
import { sampleReport } from '../store/sample.ts'
import { eventually, letterOf, plain, studyServer } from './read.ts'
import { questionFile, tenQuestions } from './sample.ts'
import { openDatabase, setStage } from './stage.ts'

const { curation, report } = en
const { buttons, done } = curation

/** Olive owns the application; Mo manages the server, Ana and Ben play there. */
const openServer = async (files: Record<string, string> = { 'q.md': questionFile() }) => {
  const stage = await setStage({ files })
  const home = stage.discord.guild('Home')
  const olive = home.member('Olive')
  const direct = stage.discord.directMessage(olive)
  return { ...stage, ...studyServer(stage.discord), olive, direct }
}

type Place = Parameters<Member['slash']>[0]

/** Answers a question there with Venus, and reports that this is what's correct. */
const reportVenus = async (who: Member, place: Place, comment = 'It is on the poster.') => {
  const asked = (await who.slash(place, 'quiz', { private: true })).message!
  const letter = letterOf(asked, 'Venus')
  await who.click(asked, letter)
  const form = await who.click(asked, report.button)
  const venus = String('ABCD'.indexOf(letter))
  await who.submit(form, { reason: 'wrong-key', answer: venus, comment })
  return asked
}

const list = async (who: Member, place: Place) => (await who.slash(place, 'questions')).message!

/** Opens the first question of the list, in the same message. */
const openFirst = async (who: Member, message: MessageView) => {
  const [select] = message.selects
  await who.choose(message, select!.customId, [select!.options[0]!.value])
  return message
}

const told = (place: { seenBy(who: never): readonly MessageView[] }, person: unknown, title: string) =>
  place.seenBy(person as never).filter(({ text }) => text.includes(title))

describe('/questions', () => {
  test('takes an owner from a report to a corrected answer, and tells the reporter', async () => {
    const { bot, channel, ana, olive, direct, ...stage } = await openServer()
    expect((await list(olive, direct)).text).toContain(curation.nothing)
    await reportVenus(ana, channel)
    const desk = await openFirst(olive, await list(olive, direct))
    for (const text of [
      'Which planet',
      'Mars',
      curation.marked,
      report.short['wrong-key'],
      'It is on the poster.',
    ])
      expect(desk.text).toContain(text)
    expect(desk.text).not.toContain(ana.id)
    await olive.click(desk, buttons.key)
    expect(desk.text).toContain(curation.choose.key(1))
    await olive.choose(desk, desk.selects[0]!.customId, ['0'])
    expect(desk.text).toContain(curation.preview.key('A', 'B'))
    expect(desk.text).toContain(curation.preview.practice(1))
    await bot.stop()
    await stage.start()
    const form = await olive.click(desk, buttons.confirm)
    await olive.submit(form, { comment: 'Venus, since yesterday.' })
    expect(desk.text).toContain(done.corrected)
    expect(desk.text).toContain(curation.status.keyCorrected('B', 'A'))
    await ana.slash(channel, 'help')
    await eventually(() => told(channel, ana, 'Venus, since yesterday.').length > 0)
    const [notice] = told(channel, ana, 'Venus, since yesterday.')
    expect(notice!.ephemeral).toBe(true)
    await olive.submit(form, { comment: 'Again.' })
    expect(desk.text).toContain(done['nothing-to-do'])
    await olive.click(desk, buttons.undo)
    expect(desk.text).toContain(done.undone)
    await olive.click(desk, buttons.back)
    expect(desk.text).toContain('1 report')
  })

  test('says that the file lacks a correction until it has it', async () => {
    const { bot, folder, channel, ana, olive, direct } = await openServer()
    await reportVenus(ana, channel)
    const desk = await openFirst(olive, await list(olive, direct))
    await olive.click(desk, buttons.key)
    await olive.choose(desk, desk.selects[0]!.customId, ['0'])
    await olive.submit(await olive.click(desk, buttons.confirm), { comment: '' })
    expect(desk.text).toContain(curation.status.notInFile)
    writeFileSync(join(folder, 'questions/sky/q.md'), questionFile({ answer: 'A' }))
    await eventually(() => bot.log().split('questions loaded').length > 2)
    const shown = (await olive.slash(direct, 'questions', { question: 'red one' })).message!
    expect(shown.text).toContain(curation.status.keyCorrected('B', 'A'))
    expect(shown.text).not.toContain(curation.status.notInFile)
  })

  test('lets an owner accept, void, suspend and reject, each in the same message', async () => {
    const { channel, ana, olive, direct } = await openServer()
    await reportVenus(ana, channel)
    const desk = await openFirst(olive, await list(olive, direct))
    await olive.click(desk, buttons.accept)
    await olive.choose(desk, desk.selects[0]!.customId, ['1'])
    expect(desk.text).toContain(curation.problems['no-change'])
    await olive.click(desk, buttons.accept)
    await olive.click(desk, buttons.cancel)
    await olive.submit(await olive.click(desk, buttons.reject), { comment: 'Mars it is.' })
    expect(desk.text).toContain(done.rejected)
    expect(desk.text).toContain(curation.cleared)
    await olive.click(desk, buttons.suspend)
    expect(desk.text).toContain(curation.status.suspendedEverywhere)
    const none = await ana.slash(channel, 'quiz')
    expect(plain(none.message!.text)).toContain(plain(en.refusals.nothingToPlay).slice(0, 20))
    await olive.click(desk, buttons.restore)
    await olive.click(desk, buttons.void)
    expect(desk.text).toContain(curation.preview.void)
    await olive.submit(await olive.click(desk, buttons.confirm), { comment: '' })
    expect(desk.text).toContain(done.voided)
    expect(desk.buttons.map(({ label }) => label)).not.toContain(buttons.key)
  })

  test('shows a server’s manager what was reported there, to be suspended there and nowhere else', async () => {
    const { discord, channel, mo, ana, olive, direct, ...stage } = await openServer()
    const elsewhere = discord.guild('Elsewhere')
    const there = elsewhere.channel('general')
    const eve = elsewhere.member('Eve', { permissions: ['ManageGuild'] })
    await reportVenus(ana, channel)
    expect((await list(eve, there)).text).toContain(curation.nothing)
    const desk = await openFirst(mo, await list(mo, channel))
    expect(desk.buttons.map(({ label }) => label)).toEqual([buttons.suspendHere, buttons.back])
    await mo.click(desk, buttons.suspendHere)
    expect(desk.text).toContain(done['suspended-here'])
    expect(openDatabase(stage).prepare('select guild_id from suspensions').all()).toHaveLength(1)
    expect((await eve.slash(there, 'quiz', { private: true })).message!.text).toContain('Which planet')
    const none = (await ana.slash(channel, 'quiz', { private: true })).message!
    expect(none.text).not.toContain('Which planet')
    // Only owners correct keys, whatever a press says.
    const digest = shortDigest('sky/q')
    for (const id of [`question-fix:${digest}:key:0`, `question-undo:${digest}:0000000000000000:0`]) {
      const forged = await mo.forge(desk, { custom_id: `p1:${id}` })
      expect(forged.message!.text).toContain(curation.ownersOnly)
    }
    await mo.click(desk, buttons.restoreHere)
    expect(openDatabase(stage).prepare('select * from suspensions').all()).toEqual([])
    expect((await list(olive, direct)).text).toContain('1 report')
  })

  test('says to everyone else, in one sentence, who looks after questions', async () => {
    const { discord, channel, ana, mo, olive, direct, ...stage } = await openServer()
    const hers = discord.directMessage(ana)
    expect((await list(ana, hers)).text).toBe(curation.notYours)
    expect(await ana.autocomplete(hers, 'questions', 'question', 'planet')).toEqual([])
    await reportVenus(ana, channel)
    const verdict = (await ana.slash(channel, 'quiz')).message!
    const digest = shortDigest('sky/q')
    const before = openDatabase(stage).prepare('select * from reports').all()
    for (const id of [
      'questions:0',
      `question-show:${digest}:0`,
      `question-ask:${digest}:suspend:0`,
      `question-reject:${digest}:0`,
      `question-confirm:${digest}:key:A:0000000000000000:0000000000000001:0`,
      'question-alert:0000000000000001',
    ]) {
      const forged = await ana.forge(verdict, { custom_id: `p1:${id}` })
      expect(forged.message!.text).toBe(curation.notYours)
    }
    expect(openDatabase(stage).prepare('select * from reports').all()).toEqual(before)
    // A manager asks about a question that is none of their server's business.
    const list0 = await list(mo, channel)
    const unknown = await mo.forge(list0, { custom_id: 'p1:question-show:000000000000:0' })
    expect(plain(unknown.message!.text)).toContain(plain(curation.unknown))
    const strange = await olive.forge(await list(olive, direct), {
      custom_id: `p1:question-confirm:${digest}:key:J:0000000000000000:0000000000000001:0`,
    })
    await olive.submit(strange, { comment: '' })
    expect(openDatabase(stage).prepare('select * from corrections').all()).toEqual([])
  })

  test('finds a question by its words, and turns the pages of a long list', async () => {
    const { olive, direct, bot } = await openServer(tenQuestions())
    const [found] = await olive.autocomplete(direct, 'questions', 'question', 'number 7')!
    expect(found!.name).toContain('Question number 7?')
    const opened = (await olive.slash(direct, 'questions', { question: String(found!.value) })).message!
    expect(opened.text).toContain('Question number 7?')
    expect(opened.text).toContain(curation.fewAnswers(0))
    for (let n = 0; n < 7; n++)
      await bot.store.reports.fileReport(
        sampleReport({ id: `report000000000${n}`, questionId: `sky/q${n}`, userId: `40000000000000000${n}` }),
        { max: 9, since: 0 },
      )
    const listed = await list(olive, direct)
    expect(listed.text).toContain(curation.count(7, 1, 2))
    await olive.click(listed, curation.next)
    expect(listed.text).toContain(curation.count(7, 2, 2))
    await openFirst(olive, listed)
    expect(listed.text).toContain(curation.reportsTitle(1))
    await olive.click(listed, buttons.back)
    expect(listed.text).toContain(curation.count(7, 2, 2))
    expect(bot.log()).not.toContain('an interaction failed')
  })

  test('tells the owners once in their channel when three people report a question', async () => {
    const { clock, server, channel, olga, ana, ben, mo, discord, ...stage } = await openServer()
    // Olga manages this server and belongs to the team that owns the application.
    discord.world.team = [{ userId: olga.id, accepted: true, role: 'admin' }]
    clock.leap(700)
    const staff = server.channel('staff')
    staff.denyBot('SendMessages')
    const refused = await olga.slash(channel, 'questions', { channel: staff })
    expect(refused.message!.text).toContain('Send Messages')
    staff.allowBot()
    clock.leap(120)
    const chosen = await olga.slash(channel, 'questions', { channel: staff })
    expect(chosen.message!.text).toContain(`<#${staff.id}>`)
    for (const who of [ana, ben, mo]) await reportVenus(who, channel)
    await clock.until(() => told(staff, ana, curation.alert.title).length > 0)
    await stage.bot.stop()
    await stage.start()
    await clock.pass(10)
    const [message, ...more] = told(staff, ana, curation.alert.title)
    expect(more).toEqual([])
    expect(message!.text).toContain(curation.alert.lines.reports(1))
    expect(message!.text).not.toContain('Which planet')
    expect(message!.pingsEveryone || message!.pings.length > 0).toBe(false)
    expect((await ana.click(message!, curation.alert.show)).message!.text).toBe(curation.notYours)
    const shown = (await olga.click(message!, curation.alert.show)).message!
    expect(shown.ephemeral).toBe(true)
    expect(shown.text).toContain(curation.why.outOfExams)
    const stopped = await olga.slash(channel, 'questions', { stop: true })
    expect(plain(stopped.message!.text)).toContain(plain(curation.channel.stopped))
  })

  test('is empty again once the file of a reported question is fixed', async () => {
    const { folder, channel, ana, olive, direct, ...stage } = await openServer()
    await reportVenus(ana, channel)
    expect((await list(olive, direct)).text).toContain('1 report')
    writeFileSync(join(folder, 'questions/sky/q.md'), questionFile({ text: 'Which planet is red?' }))
    const open = openDatabase(stage).prepare('select id from reports where closed_at is null')
    await eventually(() => open.all().length === 0)
    await ana.slash(channel, 'help')
    await eventually(() => told(channel, ana, report.notices.fixed).length === 1)
    expect((await list(olive, direct)).text).toContain(curation.nothing)
  })
})
