import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, load, marksOf, questionOf, read, SKY, sky } from '../sample.ts'

describe('a question file', () => {
  test('of the common shape loads unchanged', () => {
    const { question, diagnostics } = read(`---
title: "A team stores build artefacts that are..."
draft: false
categories:
  - S3
  - Storage
domain: "Design Cost-Optimized Architectures"
difficulty: "medium"
question: "A team stores build artefacts that are read for a month. Which storage class fits?"
options:
  A: "One"
  B: "Two"
  C: "Three"
  D: "Four"
answer: "C"
explanation: "Three fits."
tags:
  - s3
  - object-storage
---

<!-- Question data is in frontmatter -->
`)
    expect(question).toMatchObject({
      id: 'b/q',
      aliases: [],
      bank: 'b',
      domain: 'Design Cost-Optimized Architectures',
      difficulty: 'medium',
      tags: ['S3', 'Storage', 'object-storage'],
      answer: ['C'],
      options: [{ key: 'A', text: 'One', rationale: null }, {}, {}, {}],
      references: [],
      image: null,
      shuffle: true,
    })
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['references-missing', 'warning'],
    ])
  })

  test('may have a byte order mark, Windows line ends, no body, and no line end at its end', () => {
    expect(questionOf(SKY.trimEnd())).toEqual(questionOf(SKY))
    expect(questionOf(SKY.replaceAll('\n', '\r\n'))).toEqual(questionOf(SKY))
    const library = load({ 'q.md': `\uFEFF${SKY}`, 'second.md': `${sky('noon', 'dusk')}text\n---\nmore` })
    expect(library).toMatchObject({ counts: { playable: 2, withWarnings: 0 }, problems: [] })
  })

  test.each([
    ['1.10', '1.10'],
    ['0755', '0755'],
    ['12:30', '12:30'],
    ['yes', 'yes'],
    ['null', 'null'],
    ['~', '~'],
    ['2026-01-01', '2026-01-01'],
    ['0x1F', '0x1F'],
    ['1e3', '1e3'],
    ["'it''s'", "it's"],
    ['"a\\tb"', 'a\tb'],
    ['!!str 5', '5'],
    ['C# lang', 'C# lang'],
    ['>-\n    two\n    lines', 'two lines'],
    ['|\n    two\n    lines', 'two\nlines'],
  ])('keeps the option %j as its author wrote it', (written, text) => {
    expect(questionOf(sky('"Red"', written)).options[0]!.text).toBe(text)
  })

  test('may give options as a list, with rationales in either place', () => {
    const list = sky(/ {2}A: [\s\S]*"Black"/, '  - Red\n  - text: Blue\n    rationale: It is.\n  - Green')
    expect(questionOf(list).options).toEqual([
      { key: 'A', text: 'Red', rationale: null },
      { key: 'B', text: 'Blue', rationale: 'It is.' },
      { key: 'C', text: 'Green', rationale: null },
    ])
    const top = sky('answer:', 'rationale:\n  a: No.\n  B: Yes.\nanswer:')
    expect(questionOf(top).options.map(option => option.rationale)).toEqual(['No.', 'Yes.', null, null])
    const inside = sky('"Red"', '{ text: Red, rationale: No. }')
    expect(questionOf(inside).options[0]).toEqual({ key: 'A', text: 'Red', rationale: 'No.' })
  })

  test('may give options in lower case and in any order: the letters decide', () => {
    const mixed = sky(/ {2}A: [\s\S]*"Black"/, '  d: Black\n  b: Blue\n  a: Red\n  c: Green')
    expect(questionOf(mixed).options.map(({ key, text }) => key + text)).toEqual([
      'ARed',
      'BBlue',
      'CGreen',
      'DBlack',
    ])
  })

  test('that is a draft is not judged', () => {
    const library = load({ 'q.md': SKY, 'draft.md': '---\ndraft: true\nanswer: ""\n---\n' })
    expect(library).toMatchObject({ counts: { playable: 1, quarantined: 0, drafts: 1 }, problems: [] })
  })

  test('takes its id from its path, or from itself', () => {
    expect(load({ 's3/deep/x-001.md': SKY }).banks[0]!.questions[0]!.id).toBe('b/s3/deep/x-001')
    expect(questionOf(sky('answer', 'id: mine\naliases: [old, b/older, mine]\nanswer'))).toMatchObject({
      id: 'b/mine',
      aliases: ['b/old', 'b/older'],
    })
    expect(questionOf(sky('answer', 'id: b/mine\naliases: old\nanswer'))).toMatchObject({
      id: 'b/mine',
      aliases: ['b/old'],
    })
  })
})

const many = (count: number) =>
  [...'ABCDEFGHIJKL']
    .slice(0, count)
    .map(key => `  ${key}: "Option text ${key.repeat(3)}"`)
    .join('\n')
const ALL = / {2}A: [\s\S]*"Black"/

describe('what keeps a question out of play is reported with its line and column:', () => {
  test.each([
    ['no answer', sky('answer: "B"\n', ''), '1:1 answer-missing'],
    ['an empty answer', sky('answer: "B"', 'answer: ""'), '8:9 answer-missing'],
    ['nothing after `answer:`', sky('answer: "B"', 'answer:'), '8:1 answer-missing'],
    ['an empty list of answers', sky('answer: "B"', 'answer: []'), '8:9 answer-missing'],
    ['an answer that is no option', sky('"B"', '"E"'), '8:9 answer-unknown'],
    ['one answer of a list that is no option', sky('"B"', '[B, E]'), '8:13 answer-unknown'],
    ['a bare number', sky('"B"', '1'), '8:9 answer-number'],
    ['a typing mistake in the answer', sky('"B"', '"Bc"'), '8:9 answer-unknown'],
    ['an answer named twice', sky('"B"', '"B, B"'), '8:9 answer-repeated'],
    ['an answer named twice in a list', sky('"B"', '[B, Blue]'), '8:13 answer-repeated'],
    ['a map for an answer', sky('"B"', '{ B: true }'), '8:9 wrong-type'],
    ['"choose two" with one answer', sky('noon?', 'noon? (Choose two.)'), '8:9 answer-count'],
    ['"Select 3" with one answer', sky('noon?', 'noon? Select 3 answers.'), '8:9 answer-count'],
    ['an option swallowed by the last one', sky('"Black"', '"Black. E. White"'), '7:6 option-swallowed'],
    ['the same with a bracket', sky('"Black"', '"Black E) White"'), '7:6 option-swallowed'],
    ['eleven options', sky(ALL, many(11)), '3:1 options-many'],
    ['one option', sky(ALL, '  B: Blue').replace('"B"', 'Blue'), '3:1 options-few'],
    ['two equal options', sky('"Black"', '"Blue"'), '7:6 options-equal'],
    ['an empty option', sky('"Green"', '""'), '6:6 option-empty'],
    ['an option without a value', sky('"Green"', ''), '6:3 option-empty'],
    ['an option of dots', sky('"Green"', '"..."'), '6:6 option-empty'],
    ['an option that is a list', sky('"Green"', '[a]'), '6:6 wrong-type'],
    ['an option with another name', sky('  C:', '  5:'), '6:3 option-key'],
    ['an option in both cases', sky('  C:', '  b:'), '6:3 option-key'],
    ['a lost option', sky('  C: "Green"\n', ''), '6:3 options-gap'],
    ['no options', sky(/options:[\s\S]*"Black"\n/, ''), '1:1 options-missing'],
    ['a text for options', sky(/options:[\s\S]*"Black"/, 'options: none'), '3:10 wrong-type'],
    ['no question', sky(/question.*\n/, ''), '1:1 question-missing'],
    ['an empty question', sky(/"Which.*"/, '""'), '2:11 question-empty'],
    ['a question of stars', sky(/"Which.*"/, '"*****"'), '2:11 question-empty'],
    ['a list for a question', sky(/"Which.*"/, '[a]'), '2:11 wrong-type'],
    ['an explanation of stars', sky(/"Air.*"/, '"*****"'), '9:14 explanation-empty'],
    ['a map for an explanation', sky(/"Air.*"/, '{ a: b }'), '9:14 wrong-type'],
    ['a draft that is neither', sky('answer', 'draft: maybe\nanswer'), '8:8 wrong-type'],
    ['a map for tags', sky('answer', 'tags: { a: b }\nanswer'), '8:7 wrong-type'],
    ['a list in tags', sky('answer', 'tags: [a, [b]]\nanswer'), '8:11 wrong-type'],
    ['a text for rationale', sky('answer', 'rationale: because\nanswer'), '8:12 wrong-type'],
    [
      'two rationales',
      sky('"Red"', '{ text: Red, rationale: x }').replace('answer', 'rationale: { A: y }\nanswer'),
      '4:30 rationale-twice',
    ],
    ['an id with spaces', sky('answer', 'id: "a b"\nanswer'), '8:5 id-shape'],
    ['an alias with a backslash', sky('answer', 'aliases: [a, c\\d]\nanswer'), '8:14 id-shape'],
    ['a key written twice', sky('answer', 'question: x\nanswer'), '8:1 yaml'],
    ['an option written twice', sky('  C:', '  B:'), '6:3 yaml'],
    ['a colon without quotes', sky(/"Which.*"/, 'Which one: red or blue?'), '2:11 yaml'],
    ['a tab', sky('  C:', '\tC:'), '6:1 yaml'],
    ['an open quote', sky('"B"', '"B'), '8:9 yaml'],
    ['a text that begins with a backtick', sky('"Red"', '`a`'), '4:6 yaml'],
    ['a wrong escape', sky('"Red"', '"\\d"'), '4:7 yaml'],
    ['a type', sky('"Red"', '!!js/function "x"'), '4:6 yaml'],
    ['an alias', sky('"Red"', '*x'), '4:6 yaml-alias'],
    ['an alias of an anchor', sky('"Red"', '&x Red').replace('"Green"', '*x'), '6:6 yaml-alias'],
    ['a quoted text that goes on at the margin', sky('"Red"', '"Red\nrose"'), '4:6 yaml'],
    ['an empty file', '', '1:1 front-matter-missing'],
    ['no front matter', '# A question\n', '1:1 front-matter-missing'],
    ['an empty front matter', '---\n---\n', '1:1 question-missing'],
    ['a blank line before the opener', `\n${SKY}`, '1:1 front-matter-late'],
    ['front matter that never ends', SKY.replace(/---\n$/, ''), '1:1 front-matter-unclosed'],
    ['nothing but the opener', '---', '1:1 front-matter-unclosed'],
    ['four dashes', `-${SKY}`, '1:1 front-matter-missing'],
    ['an end that is more than dashes', SKY.replace(/---\n$/, '--- end\n'), '12:1 front-matter-end'],
    ['TOML', '+++\nquestion = "x"\n+++\n', '1:1 front-matter-language'],
    ['JSON', '---json\n{}\n---\n', '1:1 front-matter-language'],
    ['a list of lines', '---\n- a\n- b\n---\n', '2:1 front-matter'],
    ['a text alone', '---\njust words\n---\n', '2:1 front-matter'],
  ])('%s', (_, text, mark) => {
    expect(marksOf(text)).toContain(mark)
    expect(read(text).question).toBeNull()
  })

  test('every problem of a file at once', () => {
    const text = sky('"B"', '"E"')
      .replace('"Green"', '""')
      .replace(/"Which.*"/, '"?"')
    expect(marksOf(text)).toEqual(['2:11 question-empty', '6:6 option-empty', '8:9 answer-unknown'])
  })

  test.each(['js', 'javascript', 'JS', 'coffee', 'cson', 'json', 'constructor', ' js'])(
    'front matter in the language %s, which is never run',
    language => {
      const marker = join(folderOf({}), 'marker')
      const code = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`
      expect(marksOf(`---${language}\n${code}\n---\n`)).toEqual(['1:1 front-matter-language'])
      expect(existsSync(marker)).toBe(false)
    },
  )

  test('bytes that are not UTF-8', () => {
    const [problem] = load({ 'q.md': Buffer.from(sky('Blue', 'Bl\u00fc'), 'latin1') }).problems
    expect(problem).toMatchObject({ line: 5, column: 9, code: 'not-utf8', file: 'questions/b/q.md' })
    expect(problem!.message).toContain('Windows-1252')
  })

  test('a character that UTF-8 itself calls lost is no such mistake', () => {
    expect(load({ 'q.md': sky('Blue', 'Bl\uFFFD') }).counts.playable).toBe(1)
  })

  test('more than 256 KB, and thousands of brackets', () => {
    const library = load({
      'large.md': SKY + ' '.repeat(256 * 1024),
      'deep.md': `---\na: ${'['.repeat(50_000)}\n---\n`,
    })
    expect(library.problems.map(({ code }) => code)).toEqual(['yaml', 'too-large'])
  })
})

describe('what can be played is warned of:', () => {
  const long = 'word '.repeat(800)
  test.each([
    ['an unknown key', sky('answer', 'anwser: x\nanswer'), '8:1 unknown-key'],
    ['an unknown key of an option', sky('"Red"', '{ text: Red, correct: no }'), '4:19 unknown-key'],
    ['no explanation', sky(/explanation.*\n/, ''), '1:1 explanation-missing'],
    ['an empty explanation', sky(/"Air.*"/, '""'), '9:14 explanation-missing'],
    ['no references', sky(/references:\n.*\n/, ''), '1:1 references-missing'],
    ['a reference that is no link', sky('https:', 'javascript:'), '11:5 reference-link'],
    ['a question too long for a message', sky('noon?', `noon? ${long}`), '2:11 question-long'],
    ['an explanation too long for a message', sky('Air', `Air ${long}`), '9:14 explanation-long'],
    ['too many bytes', sky('noon?', `noon? ${'語'.repeat(3100)}`), '2:11 question-long'],
    ['a rationale of no option', sky('answer', 'rationale: { F: x }\nanswer'), '8:14 rationale-unknown'],
  ])('%s', (_, text, mark) => {
    expect(marksOf(text)).toEqual([mark])
    expect(read(text).question).not.toBeNull()
  })

  test('an unknown key with the one that was meant', () => {
    const message = (key: string) => read(sky('answer', `${key}: x\nanswer`)).diagnostics[0]?.message
    expect(message('anwser')).toBe('unknown key `anwser`: did you mean `answer`?')
    expect(message('choices')).toBe('unknown key `choices`: did you mean `options`?')
    expect(message('constructor')).toBe('unknown key `constructor`: it’s ignored; delete it')
    expect(message('__proto__')).toBe('unknown key `__proto__`: it’s ignored; delete it')
  })

  test('a link that is none is not shown', () => {
    expect(questionOf(sky('https:', 'ftp:')).references).toEqual([])
    expect(questionOf(sky(/references:\n.*/, 'references: http://example.org')).references).toEqual([
      'http://example.org',
    ])
  })
})
