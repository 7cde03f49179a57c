import { describe, expect, test } from 'vitest'
import { en } from '../../src/words/en/index.ts'
import { letterOf, plain, studyServer } from './read.ts'
import { makeDailyDue, openDatabase, setStage } from './stage.ts'

const today = { time: '9:00', zone: 'Europe/Vienna' }

describe('/daily set', () => {
  test('is offered to those who may manage the server', async () => {
    const { discord } = await setStage()
    const { channel, ana } = studyServer(discord)
    await expect(ana.slash(channel, 'daily set', today)).rejects.toThrow('not offered')
  })

  test('says where and when, in the viewer’s own time, and show repeats it', async () => {
    const { discord } = await setStage()
    const { server, channel, mo } = studyServer(discord)
    const role = server.role('Students', { mentionable: true })
    const said = (await mo.slash(channel, 'daily set', { ...today, topic: 'Near', role, thread: true }))
      .message!
    expect(said.ephemeral).toBe(true)
    expect(said.text).toMatch(
      /^Done\. I’ll post a question in <#\d+> every day at 09:00 \(Europe\/Vienna\)\.\nTopic: Near · mentions <@&\d+> · with a thread\nNext: <t:\d+:F> \(<t:\d+:R>\)/,
    )
    expect(said.pings).toEqual([])
    expect(said.rolePings).toEqual([])
    const shown = (await mo.slash(channel, 'daily show')).message!.text
    expect(shown).toContain(
      `**1.** <#${channel.id}> · 09:00 Europe/Vienna · Near · mentions <@&${role.id}> · with a thread`,
    )
    expect(shown).toContain('follow Europe/Vienna')
  })

  test('suggests zones and dailies while they are typed', async () => {
    const { discord } = await setStage()
    const { channel, mo } = studyServer(discord)
    const zones = async (typed: string) =>
      (await mo.autocomplete(channel, 'daily set', 'zone', typed)).map(({ value }) => value)
    expect(await zones('')).toContain('Europe/London')
    expect(await zones('new y')).toContain('America/New_York')
    expect(await zones('kolk')).toContain('Asia/Kolkata')
    expect(await zones('')).toHaveLength(25)
    await mo.slash(channel, 'daily set', today)
    await mo.slash(channel, 'daily set', { ...today, topic: 'Near' })
    const dailies = await mo.autocomplete(channel, 'daily pause', 'daily', '')
    expect(dailies.map(({ name }) => name)).toEqual([
      '1 · #daily · 09:00 Europe/Vienna · all topics',
      '2 · #daily · 09:00 Europe/Vienna · Near',
    ])
    const paused = await mo.slash(channel, 'daily pause', { daily: String(dailies[1]!.value) })
    expect(paused.message!.text).toContain('Paused.')
    expect((await mo.slash(channel, 'daily show')).message!.text).toContain('Paused by a server manager.')
  })

  test.each([
    [{ time: 'noonish', zone: 'UTC' }, 'Try 9:00'],
    [{ time: '25:00', zone: 'UTC' }, 'Try 9:00'],
    [{ time: '9:00', zone: 'Europe/Atlantis' }, 'There’s no time zone `Europe/Atlantis`'],
    [{ time: '9:00' }, 'Which time zone?'],
    [{ time: '9:00', zone: 'UTC', topic: 'Cooking' }, 'There’s no topic `Cooking`'],
    [{ time: '9:00', zone: 'UTC', change: 'nothing' }, 'There’s no such daily question here'],
  ])('with %j says what to do', async (values, sentence) => {
    const { discord } = await setStage()
    const { channel, mo } = studyServer(discord)
    expect((await mo.slash(channel, 'daily set', values)).message!.text).toContain(sentence)
    expect((await mo.slash(channel, 'daily show')).message!.text).toContain('no daily question yet')
  })

  test('names each missing permission and who can grant it, and changes nothing', async () => {
    const { discord, clock } = await setStage()
    const { server, channel, mo, olga } = studyServer(discord)
    const place = server.channel('quiet')
    place.denyBot('SendMessages', 'ReadMessageHistory', 'CreatePublicThreads')
    const wish = { ...today, channel: place }
    const mos = (await mo.slash(channel, 'daily set', wish)).message!.text
    expect(mos).toContain(
      `I’m missing permissions in <#${place.id}>: **Send Messages**, **Read Message History**`,
    )
    expect(mos).not.toContain('Create Public Threads')
    expect(mos).toContain('Ask someone with Manage Roles')
    const olgas = (await olga.slash(channel, 'daily set', { ...wish, thread: true })).message!.text
    expect(olgas).toContain('**Create Public Threads**')
    expect(olgas).toContain('To fix it')
    place.denyBot('ViewChannel')
    await clock.pass(2)
    expect((await mo.slash(channel, 'daily set', wish)).message!.text).toContain('I can’t see')
    expect((await mo.slash(channel, 'daily show')).message!.text).toContain('no daily question yet')
    place.allowBot('ViewChannel', 'SendMessages', 'ReadMessageHistory')
    await clock.pass(2)
    expect((await mo.slash(channel, 'daily set', wish)).message!.text).toContain('Done.')
  })

  test('with a role that not everyone may mention says what that takes', async () => {
    const { discord } = await setStage()
    const { server, channel, mo } = studyServer(discord)
    const role = server.role('Everyone here')
    const said = (await mo.slash(channel, 'daily set', { ...today, role })).message!.text
    expect(said).toContain('**Mention @everyone, @here and All Roles**')
    expect(said).toContain('Allow anyone to @mention this role')
  })
})

describe('a daily question', () => {
  test('comes when it is due, is answered, and the next one says how it went', async () => {
    const stage = await setStage()
    const { server, channel, mo, ana, ben } = studyServer(stage.discord)
    const role = server.role('Students', { mentionable: true })
    await mo.slash(channel, 'daily set', { ...today, role, thread: true })
    makeDailyDue(stage)
    await stage.clock.until(() => channel.threads().length === 1)
    const first = channel.last()!
    expect(first.text).toMatch(/^<@&\d+>\n-# Daily question · \w+ \d+ · /)
    expect(first.text).toMatch(/Open until the next question, <t:\d+:R> · No answers yet$/)
    expect(first.rolePings).toEqual([role.id])
    expect(first.buttons.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D'])
    expect(channel.threads()[0]!.name).toMatch(/^Daily question, \w+ \d+$/)
    const verdict = (await ana.click(first, letterOf(first))).message!
    expect((await ana.click(verdict, 'My streak')).message!.text).toContain('1 day')
    expect(verdict.text).toContain('**Correct!** · +10 points\n-# Streak: 1 day')
    await ben.click(first, letterOf(first, 'Venus'))

    makeDailyDue(stage)
    await stage.clock.until(() => channel.seenBy().filter(one => one.buttons.length > 0).length === 2)
    const second = channel.last()!
    expect(second.text).toContain(
      `[Previous question](https://discord.com/channels/${server.id}/${channel.id}/${first.id}): 1 of 2 correct · <@${ana.id}> was first`,
    )
    expect(second.pings).toEqual([])
    await stage.clock.until(() => first.text.includes('**1 of 2 answered correctly**'))
    expect(first.rolePings).toEqual([role.id])
  })

  test('that is late says so', async () => {
    const stage = await setStage()
    const { channel, mo } = studyServer(stage.discord)
    await mo.slash(channel, 'daily set', today)
    makeDailyDue(stage, 2 * 3_600_000)
    await stage.clock.until(() => channel.last() !== undefined)
    expect(channel.last()!.text).toMatch(/Posted late: this was due at <t:\d+:t>\./)
  })

  test('in a thread comes there, and show says that a thread can have no thread', async () => {
    const stage = await setStage()
    const { server, channel, mo } = studyServer(stage.discord)
    const forum = server.channel('talk').thread('Daily questions')
    await mo.slash(channel, 'daily set', { ...today, channel: forum, thread: true })
    makeDailyDue(stage)
    await stage.clock.until(() => forum.last() !== undefined)
    await stage.clock.pass(3)
    const shown = (await mo.slash(channel, 'daily show')).message!.text
    expect(shown).toContain('I couldn’t open a thread')
    expect(shown).toContain('Next: ')
  })

  test('whose channel is gone is paused after one request, and show says why', async () => {
    const stage = await setStage()
    const { server, channel, mo } = studyServer(stage.discord)
    const place = server.channel('soon gone')
    await mo.slash(channel, 'daily set', { ...today, channel: place })
    place.remove()
    makeDailyDue(stage)
    await stage.bot.logged('paused')
    await stage.clock.pass(10)
    const asked = stage.discord.requests.filter(one => one.method === 'POST' && one.path.includes(place.id))
    expect(asked).toHaveLength(1)
    const shown = (await mo.slash(channel, 'daily show')).message!.text
    expect(shown).toContain('Paused: the channel was deleted.')
    expect(shown).toContain('/daily resume')
  })

  test('that something before Discord turns away is tried again, and not paused', async () => {
    const stage = await setStage()
    const { channel, mo } = studyServer(stage.discord)
    await mo.slash(channel, 'daily set', today)
    stage.discord.faults.next({ method: 'POST', path: /channels\/\d+\/messages$/, with: 403 })
    makeDailyDue(stage)
    await stage.clock.until(() => channel.last() !== undefined)
    expect((await mo.slash(channel, 'daily show')).message!.text).not.toContain('Paused')
  })

  test('that can’t be posted for lack of a permission comes after it was granted, with resume and now', async () => {
    const stage = await setStage()
    const { channel, mo } = studyServer(stage.discord)
    await mo.slash(channel, 'daily set', today)
    channel.denyBot('SendMessages')
    makeDailyDue(stage)
    await stage.bot.logged('paused')
    await stage.clock.pass(60)
    expect((await mo.slash(channel, 'daily show')).message!.text).toContain(
      'I’m missing permissions there: **Send Messages**',
    )
    channel.allowBot('SendMessages')
    expect((await mo.slash(channel, 'daily resume')).message!.text).toContain('Resumed.')
    expect((await mo.slash(channel, 'daily now')).message!.text).toContain('on its way')
    await stage.clock.until(() => channel.seenBy().some(one => one.text.includes('Daily question')))
    const again = (await mo.slash(channel, 'daily now')).message!.text
    expect(again).toMatch(/already been posted: https:\/\/discord\.com\/channels\//)
    const question = (await mo.slash(channel, 'daily off')).message!
    await mo.click(question, en.daily.confirmOffButton)
    expect(question.text).toBe(en.daily.removed)
  })

  test('in a channel with others has a thread of its own name', async () => {
    const stage = await setStage()
    const { channel, mo } = studyServer(stage.discord)
    for (const topic of ['Near', 'Stars', 'Planets'])
      await mo.slash(channel, 'daily set', { ...today, topic, thread: true })
    makeDailyDue(stage)
    await stage.clock.until(() => channel.threads().length === 3)
    const names = channel.threads().map(({ name }) => name)
    expect(names.map(name => name.split(' · ')[1]).sort()).toEqual(['Near', 'Planets', 'Stars'])
  })

  test('whose server has too many threads says so until a thread opens', async () => {
    const stage = await setStage()
    const { channel, mo } = studyServer(stage.discord)
    await mo.slash(channel, 'daily set', { ...today, thread: true })
    const path = /threads$/
    stage.discord.faults.next({ path, with: 400, code: 160006 })
    makeDailyDue(stage)
    await stage.clock.until(() => stage.discord.faults.met() > 0)
    await stage.clock.pass(2)
    const shown = () => mo.slash(channel, 'daily show').then(({ message }) => message!.text)
    expect(await shown()).toContain(en.daily.problems['too-many-threads'])
    await stage.clock.pass(1)
    openDatabase(stage)
      .prepare("update dailies set next_day = '2026-11-25', next_at = ?")
      .run(stage.clock.now())
    await stage.clock.until(() => channel.threads().length === 1)
    await stage.clock.pass(2)
    expect(await shown()).not.toContain(en.daily.problems['too-many-threads'])
  })
})

describe('several daily questions', () => {
  const five = async () => {
    const stage = await setStage()
    const { server, channel, mo } = studyServer(stage.discord)
    const other = server.channel('other')
    const all = [channel, other].flatMap(place => [
      { ...today, channel: place },
      { ...today, time: '18:22', channel: place, topic: 'Near' },
    ])
    for (const one of all) await mo.slash(channel, 'daily set', one)
    return { ...stage, server, channel, other, mo }
  }

  test('are offered by what is typed: number, channel, time, topic; Enter never takes another one', async () => {
    const { channel, mo } = await five()
    for (const command of ['daily off', 'daily pause', 'daily resume', 'daily now', 'daily set']) {
      const option = command === 'daily set' ? 'change' : 'daily'
      const offered = async (typed: string) =>
        (await mo.autocomplete(channel, command, option, typed)).map(({ name }) => name)
      expect(await offered('2')).toEqual(['2 · #daily · 18:22 Europe/Vienna · Near'])
      expect(await offered('#other')).toHaveLength(2)
      expect(await offered('NEAR')).toHaveLength(2)
      expect(await offered('9')).toEqual([])
      expect(await offered('')).toHaveLength(4)
    }
  })

  test('are not touched by a text that names none of them', async () => {
    const { channel, mo } = await five()
    const before = (await mo.slash(channel, 'daily show')).message!.text
    for (const command of ['off', 'pause', 'resume', 'now'])
      for (const typed of ['near', '9', 'all'])
        expect((await mo.slash(channel, `daily ${command}`, { daily: typed })).message!.text).toBe(
          en.daily.unknown,
        )
    expect((await mo.slash(channel, 'daily show')).message!.text).toBe(before)
  })

  test('are deleted one by one, named and after a question', async () => {
    const { channel, other, mo } = await five()
    const question = (await mo.slash(channel, 'daily off', { daily: '4' })).message!
    expect(question.ephemeral).toBe(true)
    expect(question.text).toContain(`<#${other.id}> · 18:22 Europe/Vienna · Near`)
    const count = async () =>
      (await mo.slash(channel, 'daily show')).message!.text.match(/^\*\*\d\.\*\*/gm)!.length
    await mo.click(question, en.daily.cancelOff)
    expect(question.text).toBe(en.daily.notDeleted)
    expect(await count()).toBe(4)
    const again = (await mo.slash(channel, 'daily off', { daily: '4' })).message!
    await mo.click(again, en.daily.confirmOffButton)
    expect(again.text).toBe(en.daily.removed)
    expect(await count()).toBe(3)
    expect((await mo.slash(channel, 'daily show')).message!.text).toContain(`<#${other.id}> · 09:00`)
  })

  test('are deleted by no one but the person who was asked', async () => {
    const { server, channel, mo, discord } = await five()
    const question = (await mo.slash(channel, 'daily off', { daily: '1' })).message!
    const eve = discord.guild('Elsewhere').member('Eve')
    const { customId } = question.buttons.find(({ label }) => label === en.daily.confirmOffButton)!
    const refused = (await eve.forge(question, { custom_id: customId })).message!
    expect(plain(refused.text)).toBe(en.daily.notYours)
    // An id with their own name in it, by someone who may not manage the server.
    const ben = server.member('Ben')
    const forged = customId!.replace(mo.id, ben.id)
    const denied = (await ben.forge(question, { custom_id: forged })).message!
    expect(plain(denied.text)).toBe(en.daily.notYours)
    expect((await mo.autocomplete(channel, 'daily off', 'daily', '')).length).toBe(4)
  })
})
