import { describe, expect, test } from 'vitest'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import type { Painter } from '../../src/picture/painter.ts'
import { en } from '../../src/words/en/index.ts'
import { altOf, letterOf, plain, studyGroup } from './read.ts'
import { EXAM_YAML, PIXEL, questionFile, tenQuestions } from './sample.ts'
import { openDatabase, type Stage, setStage } from './stage.ts'

const { exam: words } = en

const openExam = async (files: Record<string, string | Buffer> = tenQuestions(), painter?: Painter) => {
  const stage = await setStage({ files: { ...files, 'bank.yaml': EXAM_YAML }, ...(painter && { painter }) })
  return { ...stage, ...studyGroup(stage.discord) }
}

type Scene = Awaited<ReturnType<typeof openExam>>

/** Ana's exam, begun in the channel. */
const begin = async (scene: Scene, options: Record<string, string> = {}): Promise<MessageView> => {
  const offer = (await scene.ana.slash(scene.channel, 'exam start', options)).message!
  await scene.ana.click(offer, words.offer.begin)
  return offer
}

const labels = (message: MessageView): string[] => message.buttons.map(({ label }) => label)

const rowsOf = <Row>(stage: Pick<Stage, 'environment'>, query: string): Row[] =>
  openDatabase(stage).prepare(query).all() as Row[]

describe('/exam', () => {
  test('from the offer to the review', async () => {
    const scene = await openExam()
    const { ana, channel, clock } = scene
    const exam = (await ana.slash(channel, 'exam start')).message!
    expect(exam.ephemeral).toBe(true)
    expect(exam.text).toContain('4 questions · 20 min · pass mark 70%')
    expect(exam.text).toContain('- 2 Planets\n- 2 Stars')

    await ana.click(exam, 'Begin')
    expect(exam.text).toMatch(/^-# Question 1 of 4 · ends <t:\d+:R>\nQuestion number \d\?/)
    expect(exam.text).not.toMatch(/Planets|Stars/)
    expect(exam.text).toContain('No answer yet')
    await clock.pass(30)
    await ana.click(exam, letterOf(exam))
    expect(exam.text).toContain(`**Your answer: ${letterOf(exam)}**`)
    await ana.click(exam, 'Sure')
    expect(labels(exam)).toContain('✓ Sure')

    await ana.click(exam, 'Next')
    expect(exam.text).toContain('Question 2 of 4')
    await ana.click(exam, letterOf(exam, 'Venus'))
    await ana.click(exam, letterOf(exam, 'Mars'))
    await ana.click(exam, 'Flag')
    expect(exam.text).toContain('Question 2 of 4 · flagged')
    await ana.click(exam, 'Next')
    await ana.click(exam, letterOf(exam, 'Venus'))
    expect(exam.text).not.toMatch(/Correct|Venus is white|Not quite|❌|✅/)

    await ana.click(exam, 'Overview')
    expect(exam.text).toContain('**3 answered · 1 open · 1 flagged**\nOpen: 4\nFlagged: 2')
    await ana.click(exam, 'First flagged')
    expect(exam.text).toContain('Question 2 of 4')
    await ana.click(exam, 'Overview')
    await ana.click(exam, 'Submit')
    expect(exam.text).toContain('**1 question is open and counts as wrong:** 4')
    expect(exam.text).toContain('**1 question is flagged:** 2')
    await ana.click(exam, 'Submit now')

    expect(exam.text).toMatch(
      /^### ❌ \*\*Below the pass mark: 50%\*\*\n\*\*2 of 4 correct\*\* · 1 not answered/,
    )
    expect(altOf(exam)).toMatch(
      /^The sky · Full exam · 50% · pass mark 70%\. Planets: \d of 2 \(\d+%\), likely \d+%–\d+%; Stars: \d of 2/,
    )
    expect(exam.attachments).toEqual(['exam.png'])
    expect(exam.text).toMatch(/slowest: question 1 \(\d+ s\)/)
    expect(exam.text).toContain('1 from wrong to correct, 0 from correct to wrong')
    expect(labels(exam)).toEqual([
      'Review wrong (2)',
      'Review flagged (1)',
      'Review all (4)',
      'Past exams',
      'New exam',
      'Review my mistakes',
    ])
    await ana.click(exam, 'Review wrong (2)')
    expect(exam.text).toMatch(
      /^### ❌ \*\*Not quite\*\*: you chose [A-D]; correct: [A-D]\n-# Question 3 of 4 · 1 of 2 wrong or open/,
    )
    expect(exam.text).toContain('Venus is white.')
    expect(exam.text).toContain('Iron oxide covers its surface.')
    await ana.click(exam, 'Next')
    expect(exam.text).toContain('❌ **Not answered**')
    await ana.click(exam, 'Back to the result')
    await ana.click(exam, 'Past exams')
    expect(exam.text).toContain('**50%** ❌ below the mark · The sky · Full exam')
  })

  test('puts its answers into the record as practice, and its questions count as met from the start', async () => {
    const scene = await openExam()
    const { ana } = scene
    const exam = await begin(scene)
    expect(rowsOf(scene, 'select * from exposures')).toHaveLength(4)
    expect(rowsOf(scene, 'select * from answers')).toEqual([])
    await ana.click(exam, letterOf(exam))
    await ana.click(exam, 'Overview')
    await ana.click(exam, 'Submit')
    await ana.click(exam, 'Submit now')
    expect(rowsOf(scene, 'select user_id, is_right, counted, picked from answers')).toEqual([
      { user_id: ana.id, is_right: 1, counted: 0, picked: 'B' },
    ])
    expect(rowsOf(scene, 'select purpose, audience, answered, right_count from posts')).toEqual([
      { purpose: 'exam', audience: 'private', answered: 1, right_count: 1 },
    ])
    expect(rowsOf(scene, 'select * from totals')).toEqual([])
    expect(
      rowsOf(scene, `select * from tasks where kind in ('submit-exam', 'count', 'close', 'reveal')`),
    ).toEqual([])
  })

  test('takes exactly two where two are correct, and shows what was chosen', async () => {
    const text = 'Which two planets are giants? (Choose two.)'
    const files = Object.fromEntries(
      ['Planets', 'Stars'].flatMap(domain =>
        [1, 2].map(n => [
          `${domain.toLowerCase()}${n}.md`,
          questionFile({ text: `${text} (${domain} ${n})`, answer: '[C, D]', domain }),
        ]),
      ),
    )
    const scene = await openExam(files)
    const { ana } = scene
    const exam = await begin(scene)
    const [jupiter, saturn] = [letterOf(exam, 'Jupiter'), letterOf(exam, 'Saturn')]
    await ana.select(exam, [jupiter, saturn])
    expect(exam.text).toContain(`**Your answer: ${[jupiter, saturn].sort().join(', ')}**`)
    await ana.click(exam, 'Overview')
    await ana.click(exam, 'Submit')
    await ana.click(exam, 'Submit now')
    expect(exam.text).toContain('1 of 4 correct')
  })

  test('shows a question’s picture with that question alone, in the review too', async () => {
    const plain = ['Planets', 'Stars', 'Stars'].map((domain, n) =>
      questionFile({ text: `Plain ${n}?`, domain }),
    )
    const withPicture = questionFile({ text: 'Which one is this?' }).replace(
      'explanation:',
      'image: mars.png\nalt: A red disc\nexplanation:',
    )
    const files = Object.fromEntries([...plain, withPicture].map((file, n) => [`q${n}.md`, file]))
    const scene = await openExam({ ...files, 'mars.png': PIXEL })
    const { ana } = scene
    const exam = await begin(scene)
    const hasPicture = () => exam.text.includes('Which one is this?')
    const picturesShown: number[] = []
    const look = () => {
      expect(exam.attachments).toEqual(hasPicture() ? ['picture.png'] : [])
      if (hasPicture()) picturesShown.push(1)
    }
    for (let n = 0; n < 4; n++) {
      look()
      await ana.click(exam, 'Next')
    }
    expect(exam.attachments).toEqual([])
    await ana.click(exam, 'Submit')
    await ana.click(exam, 'Submit now')
    await ana.click(exam, 'Review all (4)')
    for (let n = 0; n < 4; n++) {
      look()
      if (n < 3) await ana.click(exam, 'Next')
    }
    expect(picturesShown).toHaveLength(2)
    await ana.click(exam, 'Back to the result')
    expect(exam.attachments).toEqual(['exam.png'])
  })

  test('has the result in words where no picture can be drawn', async () => {
    const scene = await openExam(tenQuestions(), {
      draw: async () => null,
      warmUp: () => {},
      stop: async () => {},
    })
    const { ana } = scene
    const exam = await begin(scene)
    await ana.click(exam, 'Overview')
    await ana.click(exam, 'Submit')
    await ana.click(exam, 'Submit now')
    expect(exam.attachments).toEqual([])
    expect(exam.text).toContain('- Planets: **0 of 2** (0%), likely 0%–45%')
  })

  test('goes on where it was, on another device, long after the token of the first message', async () => {
    const scene = await openExam()
    const { ana, channel, clock } = scene
    const phone = await begin(scene)
    await ana.click(phone, 'Next')
    await clock.pass(16 * 60)
    const laptop = (await ana.slash(channel, 'exam resume')).message!
    expect(laptop.text).toContain('Question 2 of 4 · ⏳ **last minutes')
    await ana.click(laptop, letterOf(laptop))
    // The old copy still does what it says: its Next leads to the third question, with the answers of both devices.
    await ana.click(phone, 'Next')
    expect(phone.text).toContain('Question 3 of 4')
    await ana.click(phone, 'Overview')
    expect(phone.text).toContain('**1 answered · 3 open')
  })

  test('submits what is there at the end, once, and shows the result to whoever comes later', async () => {
    const scene = await openExam()
    const { ana, channel, clock } = scene
    const exam = await begin(scene)
    await ana.click(exam, letterOf(exam))
    await clock.pass(20 * 60 + 5)
    expect(
      rowsOf(scene, 'select submitted_by, ends_at - submitted_at as early, right_count from exams'),
    ).toEqual([{ submitted_by: 'deadline', early: 0, right_count: 1 }])
    const later = (await ana.slash(channel, 'exam resume')).message!
    expect(later.text).toContain('1 of 4 correct')
    expect(later.text).toContain(words.result.deadline)
    // A letter of the old message changes nothing any more.
    await ana.click(exam, 'Next')
    expect(exam.text).toContain('1 of 4 correct')
    expect(rowsOf(scene, 'select * from answers')).toHaveLength(1)
  })

  test('offers an open exam instead of a second one, and giving up deletes it', async () => {
    const scene = await openExam()
    const { ana, channel } = scene
    const first = await begin(scene)
    const again = (await ana.slash(channel, 'exam start')).message!
    expect(again.text).toContain('You have an open exam')
    await ana.click(again, 'Go on')
    expect(again.text).toContain('Question 1 of 4')
    const third = (await ana.slash(channel, 'exam start')).message!
    await ana.click(third, words.open.discard)
    expect(third.text).toContain('Delete this exam?')
    await ana.click(third, words.open.resume)
    expect(third.text).toContain('Question 1 of 4')
    const fourth = (await ana.slash(channel, 'exam start')).message!
    await ana.click(fourth, words.open.discard)
    await ana.click(fourth, words.open.discardNow)
    expect(plain(fourth.text)).toContain('Deleted. Start another one with /exam start.')
    expect(plain((await ana.click(first, 'Next')).message!.text)).toContain('I no longer have this exam')
    expect(rowsOf(scene, 'select * from exams')).toEqual([])
    expect(rowsOf(scene, 'select * from exam_items')).toEqual([])
    expect(plain((await ana.slash(channel, 'exam resume')).message!.text)).toContain(
      'You haven’t taken a mock exam yet. /exam start',
    )
  })

  test('begun twice at the same moment is one exam', async () => {
    const scene = await openExam()
    const { ana, channel } = scene
    const offers = [
      (await ana.slash(channel, 'exam start')).message!,
      (await ana.slash(channel, 'exam start')).message!,
    ]
    await Promise.all(offers.map(offer => ana.click(offer, 'Begin')))
    expect(rowsOf(scene, 'select * from exams')).toHaveLength(1)
    expect(offers.map(({ text }) => /Question 1 of 4|You have an open exam/.test(text))).toEqual([true, true])
  })

  test('submitted twice at the same moment has one result, and each answer once', async () => {
    const scene = await openExam()
    const { ana, channel } = scene
    const exam = await begin(scene)
    await ana.click(exam, letterOf(exam))
    const copy = (await ana.slash(channel, 'exam resume')).message!
    for (const message of [exam, copy]) {
      await ana.click(message, 'Overview')
      await ana.click(message, 'Submit')
    }
    await Promise.all([exam, copy].map(message => ana.click(message, 'Submit now')))
    expect(exam.text).toContain('1 of 4 correct')
    expect(copy.text).toBe(exam.text)
    expect(rowsOf(scene, 'select * from answers')).toHaveLength(1)
  })

  test('works in direct messages, in groups, and where only a person has installed it', async () => {
    const scene = await openExam()
    const { ana, ben, discord } = scene
    const alone = discord.directMessage(ana)
    const own = (await ana.slash(alone, 'exam start')).message!
    expect(own.ephemeral).toBe(false)
    await ana.click(own, 'Begin')
    expect(own.text).toContain('Question 1 of 4')
    const elsewhere = discord.guild('Elsewhere', { withoutBot: true })
    const cem = elsewhere.member('Cem')
    for (const [place, person] of [
      [discord.groupMessage([ana, ben]), ben],
      [elsewhere.channel('chat'), cem],
    ] as const) {
      const exam = (await person.slash(place, 'exam start')).message!
      expect(exam.ephemeral).toBe(true)
      await person.click(exam, 'Begin')
      await person.click(exam, letterOf(exam))
      await person.click(exam, 'Overview')
      await person.click(exam, 'Submit')
      await person.click(exam, 'Submit now')
      expect(exam.text).toContain('1 of 4 correct')
    }
  })

  test('deleted with everything else in the middle of it is gone, and its message says so', async () => {
    const scene = await openExam()
    const { ana, channel } = scene
    const exam = await begin(scene)
    await ana.click(exam, letterOf(exam))
    const asked = (await ana.slash(channel, 'privacy delete')).message!
    await ana.click(asked, en.privacy.forget)
    expect(plain((await ana.click(exam, 'Next')).message!.text)).toContain('I no longer have this exam')
    for (const table of ['exams', 'exam_items', 'answers', 'exposures'])
      expect(rowsOf(scene, `select * from ${table}`)).toEqual([])
    expect(rowsOf(scene, `select * from tasks where kind = 'submit-exam'`)).toEqual([])
  })

  test('says beforehand what the bank is short of', async () => {
    const files = {
      'one.md': questionFile({ text: 'The only one?' }),
      'two.md': questionFile({ text: 'Star?', domain: 'Stars' }),
    }
    const scene = await openExam(files)
    const offer = (await scene.ana.slash(scene.channel, 'exam start')).message!
    expect(offer.text).toContain('2 instead of 4 questions')
    expect(offer.text).toContain('- Planets: only 1 of 2 questions.')
  })

  test('has the length and the time that were chosen, and remembers the extra time', async () => {
    const scene = await openExam()
    const { ana, channel } = scene
    const offer = (await ana.slash(channel, 'exam start', { format: 'half', extra: 'x150' })).message!
    expect(offer.text).toContain('2 questions · 15 min')
    await ana.click(offer, 'Begin')
    await ana.click(offer, 'Overview')
    await ana.click(offer, 'Submit')
    await ana.click(offer, 'Submit now')
    await ana.click(offer, 'New exam')
    expect(offer.text).toContain('4 questions · 30 min')
    const choices = await ana.autocomplete(channel, 'exam start', 'format', 'pl')
    expect(choices.map(({ name }) => name)).toEqual(['Only Planets (2 questions, 10 min)'])
    const stars = (await ana.slash(channel, 'exam start', { format: 'stars', extra: 'untimed' })).message!
    expect(stars.text).toContain('2 questions · no time limit')
    expect((await ana.slash(channel, 'exam start', { bank: 'x' })).message!.text).toContain(
      'There’s no mock exam `x`',
    )
  })
})
