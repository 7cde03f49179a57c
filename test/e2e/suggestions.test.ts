import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { en } from '../../src/words/en/index.ts'
import { eventually, plain, studyServer } from './read.ts'
import { questionFile } from './sample.ts'
import { setStage } from './stage.ts'

const { suggestion, question, privacy } = en
const { buttons, status, problems, notices } = suggestion

const GOOD = {
  text: 'Which planet turns slowest?',
  options: 'Jupiter\n> It turns once in ten hours.\n*Venus\n> It turns once in 243 days.\nSaturn',
  explanation: 'A day of Venus is longer than its year.',
  sources: 'https://example.org/days',
  terms: ['own-words'],
}

type Place = Parameters<Member['slash']>[0]

const openServer = async () => {
  const stage = await setStage({ files: { 'q.md': questionFile() } })
  return { ...stage, ...studyServer(stage.discord) }
}

/** Fills in the form; resolves with what it shows. */
const suggest = async (who: Member, place: Place, form: Partial<typeof GOOD> = {}): Promise<MessageView> =>
  (await who.submit(await who.slash(place, 'suggest'), { ...GOOD, ...form })).message!

/** The same, sent. */
const send = async (who: Member, place: Place): Promise<MessageView> => {
  const message = await suggest(who, place)
  await who.click(message, buttons.send)
  return message
}

/** Opens the first suggestion of the queue, in the same message. */
const openFirst = async (who: Member, place: Place): Promise<MessageView> => {
  const message = (await who.slash(place, 'suggestions')).message!
  const [select] = message.selects
  await who.choose(message, select!.customId, [select!.options[0]!.value])
  return message
}

const told = (place: { seenBy(who: never): readonly MessageView[] }, person: unknown, text: string) =>
  place.seenBy(person as never).filter(message => message.text.includes(text))

const labels = (message: MessageView): string[] => message.buttons.map(({ label }) => label ?? '')

/** The topics that `/quiz` offers in a place. */
const topicsIn = async (who: Member, place: Place): Promise<string> =>
  ((await who.autocomplete(place, 'quiz', 'topic', '')) ?? []).map(({ name }) => name).join('\n')

describe('/suggest', () => {
  test('takes a member from a question with mistakes to one that is asked in that server, and in no other', async () => {
    const { discord, channel, mo, ana, ben, clock, folder, server, ...stage } = await openServer()
    // What is missing is named, and nothing that was typed is lost.
    const draft = await suggest(ana, channel, { options: 'Jupiter\nJupiter', sources: '', terms: [] })
    expect(draft.text).toContain(status.broken)
    expect(draft.text).toContain('Must be fixed')
    expect(labels(draft)).toEqual([buttons.edit, buttons.withdraw])
    const form = await ana.click(draft, buttons.edit)
    expect(JSON.stringify(form.modal)).toContain('Jupiter\\nJupiter')
    await ana.submit(form, { ...GOOD, options: 'Jupiter\nVenus\nSaturn', terms: [] })
    expect(draft.text).toContain(status.noAnswer)
    await ana.choose(draft, draft.selects[0]!.customId, ['1'])
    expect(draft.text).toContain(status.noTerms)
    await ana.submit(await ana.click(draft, buttons.edit), GOOD)
    for (const text of [
      status.ready,
      question.trial,
      suggestion.afterwards,
      'It turns once in 243 days.',
      '@Ana',
    ])
      expect(draft.text).toContain(text)
    await ana.click(draft, buttons.send)
    expect(draft.text).toContain(status.sent)
    // A manager changes a word, and accepts.
    const desk = await openFirst(mo, channel)
    expect(desk.text).toContain('Which planet turns slowest?')
    expect(desk.text).toContain(`<@${ana.id}>`)
    await mo.submit(await mo.click(desk, buttons.edit), { text: 'Which planet turns most slowly?' })
    expect(desk.text).toContain(suggestion.done.edited)
    await mo.click(desk, buttons.accept)
    expect(desk.text).toContain(suggestion.done.accepted)
    // The process ends before the folder is written: the next one writes it, and knows the bank.
    const file = () => {
      const path = join(folder, 'banks', server.id, `${idIn(desk)}.md`)
      return existsSync(path) ? readFileSync(path, 'utf8') : ''
    }
    expect(file()).toBe('')
    await stage.bot.stop()
    await stage.start()
    await clock.until(() => file() !== '')
    expect(file()).toContain('author: Ana')
    expect(file()).toContain('status: trial')
    // The author hears of it, once.
    await ana.slash(channel, 'help')
    await eventually(() => told(channel, ana, notices.title).length === 1)
    await ana.slash(channel, 'help')
    expect(told(channel, ana, 'Which planet turns most slowly?')).not.toEqual([])
    expect(told(channel, ana, notices.title)).toHaveLength(1)
    // It's asked here, on trial, with its author.
    expect(await topicsIn(ben, channel)).toContain('Study group')
    const asked = (await ben.slash(channel, 'quiz', { topic: 'Study group', private: true })).message!
    expect(asked.text).toContain('Which planet turns most slowly?')
    expect(asked.text).toContain(question.trial)
    expect(asked.text).not.toContain('@Ana')
    const letter = asked.text.match(/\*\*([A-C])\*\* · Venus/)![1]!
    await ben.click(asked, letter)
    expect(asked.text).toContain(suggestion.credit('@Ana'))
    const elsewhere = discord.guild('Elsewhere')
    const there = elsewhere.channel('general')
    expect(await topicsIn(elsewhere.member('Eve'), there)).not.toContain('Study group')
    // The author deletes their data: the question stays, without them.
    await ana.click((await ana.slash(channel, 'privacy delete')).message!, privacy.forget)
    await clock.until(() => !file().includes('Ana'))
    expect(file()).toContain('Which planet turns most slowly?')
    await clock.pass(10)
    const again = (await ben.slash(channel, 'quiz', { topic: 'Study group', private: true })).message!
    await ben.click(again, again.text.match(/\*\*([A-C])\*\* · Venus/)![1]!)
    expect(again.text).not.toContain('Suggested by')
  })

  test('refuses a fourth open suggestion, and takes one again after one was deleted', async () => {
    const { channel, ana } = await openServer()
    await send(ana, channel)
    for (let n = 0; n < 2; n++) {
      const list = (await ana.slash(channel, 'suggest')).message!
      await ana.submit(await ana.click(list, suggestion.own.another), {
        ...GOOD,
        text: `Which one is it, ${n}?`,
      })
    }
    const list = (await ana.slash(channel, 'suggest')).message!
    expect(labels(list)).not.toContain(suggestion.own.another)
    const [select] = list.selects
    await ana.choose(list, select!.customId, [select!.options[0]!.value])
    const form = await ana.click(list, suggestion.own.another)
    expect(plain((await ana.submit(form, GOOD)).message!.text)).toBe(
      suggestion.tooMany(3).replaceAll('`', ''),
    )
    await ana.click(list, buttons.withdraw)
    expect(list.text).toContain(suggestion.withdrawn)
    expect((await ana.submit(form, GOOD)).message!.text).toContain(status.ready)
  })

  test('shows no one the draft of someone else, whatever ids they send', async () => {
    const { channel, mo, ana, ben } = await openServer()
    const draft = await suggest(ana, channel)
    const own = await suggest(ben, channel, { text: 'Which planet is hottest?' })
    const id = draft.buttons.flatMap(
      ({ customId }) => customId?.match(/withdraw:([0-9a-z]{16})/)?.[1] ?? [],
    )[0]!
    for (const who of [ben, mo]) {
      const at = who === ben ? own : await suggest(mo, channel, { text: 'Which planet is coldest?' })
      for (const kind of ['edit', 'send', 'key', 'withdraw', 'open']) {
        const seen = { open: '', withdraw: `:${id}` }[kind] ?? `:${id}:1`
        const forged = { custom_id: `p1:suggestion-${kind}${seen}` }
        const values = { component_type: 3, values: [kind === 'open' ? id : '0'] }
        const { modal, message } = await who.forge(at, {
          ...forged,
          ...(['open', 'key'].includes(kind) && values),
        })
        expect(modal ?? null).toBeNull()
        expect(plain(message!.text)).toBe(suggestion.changed.replaceAll('`', ''))
      }
    }
    const list = (await mo.slash(channel, 'suggestions')).message!
    const opened = await mo.forge(list, {
      custom_id: 'p1:suggestions-open:queue:0',
      component_type: 3,
      values: [id],
    })
    expect(opened.message!.text).toBe(problems.gone)
    await ana.click(draft, buttons.send)
    expect(draft.text).toContain(status.sent)
  })

  test('takes a question file too, and says what keeps one from being asked', async () => {
    const { channel, ana } = await openServer()
    const upload = async (name: string, text: string) => {
      const form = await ana.slash(channel, 'suggest', { file: true })
      const files = [{ name, data: Buffer.from(text) }]
      return (await ana.submit(form, { file: files, terms: ['own-words', 'anonymous'] })).message!
    }
    const broken = await upload('q.md', questionFile({ answer: 'E' }))
    expect(broken.text).toContain(suggestion.file.broken)
    expect(broken.text).toContain('Must be fixed')
    const long = await upload('q.txt', 'x'.repeat(70_000))
    expect(long.text).toBe(suggestion.file.unreadable)
    const draft = await upload('q.md', questionFile({ text: 'Which planet has seas of dust?' }))
    for (const text of [status.ready, 'Which planet has seas of dust?', 'Mars is rusty.', 'Iron oxide'])
      expect(draft.text).toContain(text)
    expect(draft.text).not.toContain('@Ana')
    await ana.click(draft, buttons.send)
    expect(draft.text).toContain(status.sent)
  })
})

describe('/suggestions', () => {
  test('lets one of two managers decide, and tells the author why it wasn’t taken', async () => {
    const { channel, mo, olga, ana } = await openServer()
    await send(ana, channel)
    const [first, second] = [await openFirst(mo, channel), await openFirst(olga, channel)]
    await mo.click(first, buttons.claim)
    expect(first.text).toContain(suggestion.done.claimed)
    await olga.click(second, buttons.accept)
    expect(second.text).toContain(problems.claimed)
    expect(labels(second)).toEqual([buttons.back])
    await mo.submit(await mo.click(first, buttons.reject), { reason: 'We have *this* one.' })
    expect(first.text).toContain(suggestion.done.rejected)
    await mo.click(first, buttons.back)
    expect(first.text).toContain(suggestion.queue.title)
    await ana.slash(channel, 'help')
    await eventually(() => told(channel, ana, notices.title).length === 1)
    expect(told(channel, ana, notices.title)[0]!.text).toContain('We have \\*this\\* one.')
    const list = (await olga.slash(channel, 'suggestions')).message!
    expect(plain(list.text)).toContain(suggestion.queue.empty.replaceAll('`', ''))
  })

  test('shows questions of the bank that ask nearly the same, to the author and to managers', async () => {
    const { channel, mo, ana } = await openServer()
    const text = 'Which planet is called the red one?'
    const options = 'Venus\n*Mars\nJupiter\nSaturn'
    const draft = await suggest(ana, channel, { text, options })
    expect(draft.text).toContain(suggestion.similar([text]))
    await ana.click(draft, buttons.send)
    expect((await openFirst(mo, channel)).text).toContain(suggestion.similar([text]))
  })

  test('lets a question score, or stops asking it', async () => {
    const { channel, mo, ana, ben } = await openServer()
    await send(ana, channel)
    const desk = await openFirst(mo, channel)
    await mo.click(desk, buttons.accept)
    await mo.click(desk, buttons.toLive)
    expect(desk.text).toContain(suggestion.live)
    const asked = (await ben.slash(channel, 'quiz', { topic: 'Study group', private: true })).message!
    expect(asked.text).not.toContain(question.trial)
    await mo.click(desk, buttons.toRetired)
    expect(desk.text).toContain(suggestion.retired)
    expect(await topicsIn(ben, channel)).not.toContain('Study group')
    await mo.click(desk, buttons.back)
    expect(desk.text).toContain(suggestion.states.retired)
  })

  test('gives the bank a general title where Discord doesn’t tell the server’s name', async () => {
    const { discord, channel, mo, ana, ben } = await openServer()
    await send(ana, channel)
    const desk = await openFirst(mo, channel)
    discord.faults.next({ method: 'GET', path: /guilds\/\d+$/, with: 403 })
    await mo.click(desk, buttons.accept)
    expect(desk.text).toContain(suggestion.done.accepted)
    expect(await topicsIn(ben, channel)).toContain(suggestion.queue.bankTitle)
  })

  test('opens from the notice in the managers’ channel, for managers alone', async () => {
    const { bot, clock, channel, server, mo, ana } = await openServer()
    await bot.quiz.chooseFindingChannel(server.id, { id: channel.id, locale: 'en-US' })
    await send(ana, channel)
    const posted = () => told(channel, ana, en.findings.suggestions(1).slice(0, 20))[0]
    await clock.until(() => posted() !== undefined)
    const list = (await mo.click(posted()!, en.findings.showSuggestions)).message!
    expect(list.ephemeral).toBe(true)
    expect(list.text).toContain('Which planet turns slowest?')
    const refused = await ana.click(posted()!, en.findings.showSuggestions)
    expect(refused.message!.text).toContain(en.settings.needsPermission)
  })

  test('is for those who manage the server', async () => {
    const { discord, channel, mo, ana } = await openServer()
    await send(ana, channel)
    const desk = await openFirst(mo, channel)
    const accept = desk.buttons.find(({ label }) => label === buttons.accept)!.customId!
    const press = await ana.forge(told(channel, ana, status.sent)[0]!, { custom_id: accept })
    expect(press.message!.text).toContain(en.settings.needsPermission)
    const elsewhere = discord.guild('Elsewhere')
    const there = elsewhere.channel('general')
    const eve = elsewhere.member('Eve', { permissions: ['ManageGuild'] })
    const list = (await eve.slash(there, 'suggestions')).message!
    expect((await eve.forge(list, { custom_id: accept })).message!.text).toContain(problems.gone)
  })
})

/** The id of the suggestion that a message shows. */
const idIn = (message: MessageView): string =>
  message.buttons.flatMap(
    ({ customId }) => customId?.match(/^p1:suggestions-set:([0-9a-z]{16}):/)?.[1] ?? [],
  )[0]!
