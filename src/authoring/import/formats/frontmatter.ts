import type { YamlMap } from '../../../bank/parse/fields.ts'
import { isRecord, readFrontMatter } from '../../../bank/parse/front-matter.ts'
import { checkDelimiters } from '../../../bank/parse/front-matter-delimiters.ts'
import { canonicalKey } from '../../../bank/parse/key-aliases.ts'
import { parseYaml, YamlError } from '../../../bank/parse/yaml.ts'
import { locateFindings, plainScalarCheck } from '../../../bank/parse/yaml-positions.ts'
import { type Diagnostic, fileError, type KeyPath } from '../../../bank/problem.ts'
import { questionFromRecord } from '../record.ts'
import { nameOfFile, refusal, type SourceEntry, skip } from '../source-entry.ts'
import type { Format } from './format.ts'
import { splitBlocks } from './frontmatter/blocks.ts'
import { notesOfUnread, questionsIn } from './records.ts'

/** Markdown with a question's parts as YAML in its front matter, one or several in a file; or YAML alone. */
export const frontmatter: Format = {
  name: 'frontmatter',
  endings: ['md', 'markdown', 'yaml', 'yml'],
  // Front matter in another language is taken too, so that the loader's own words refuse it.
  recognises: text => OTHER_LANGUAGE.test(text) || hasOptions(text.slice(0, 200_000)),
  read: source => {
    const { text } = source
    const name = nameOfFile(source)
    if (!YAML_ALONE.test(text)) return readBlocks(text, name, 0)
    // Several YAML documents are read like front matter without its first `---`.
    if (/^---[ \t]*$/m.test(text)) return readBlocks(`---\n${text}`, name, -1)
    try {
      return readData(parseYaml(text), text, 1, name)
    } catch (error) {
      if (error instanceof YamlError) return broken(error.diagnostics, 1)
      // Thousands of nested brackets overflow the stack of either parser.
      return [refusal(1, 'yaml', 'the YAML cannot be read: it is nested too deeply')]
    }
  },
}

const OTHER_LANGUAGE = /^\s*(?:---[ \t]*[a-z]|\+\+\+)/i

/** Prose has lines like "Answers:" too, so that only YAML is looked at: all of the text, or what dashes begin. */
const hasOptions = (text: string): boolean =>
  YAML_ALONE.test(text)
    ? HAS_OPTIONS.test(text)
    : splitBlocks(text).some(({ text }) => /^\s*---/.test(text) && HAS_OPTIONS.test(headOf(text)))

const headOf = (block: string): string => block.trimStart().slice(3).split(/^---/m, 1)[0]!

/** A key for options, indented as little as a question in a list may have it. */
const HAS_OPTIONS = /^(?:- )?[ \t]{0,8}["']?(?:options|choices|answers|questions)["']?[ \t]*:/im

/** A key or a list on the first line that is no comment. */
const YAML_ALONE = /^\s*(?:#[^\n]*\n\s*)*(?:- |["']?[a-z][\w -]{0,40}["']?[ \t]*:)/i

const readBlocks = (text: string, name: string, offset: number): SourceEntry[] => {
  const blocks = splitBlocks(text)
  const ownName = blocks.length === 1 ? name : null
  return blocks.flatMap(block => readBlock(block.text, Math.max(1, block.line + offset), ownName))
}

const readBlock = (text: string, line: number, name: string | null): SourceEntry[] => {
  const fence = checkDelimiters(text)
  if (fence !== null) return broken([fence], line)
  const front = readFrontMatter(text)
  return front.kind === 'broken'
    ? broken(front.diagnostics, line)
    : readData(front.data, front.source, line, name)
}

/** One slip of the pen makes many errors. */
const broken = ([mark, ...others]: readonly Diagnostic[], line: number): SourceEntry[] => {
  if (mark === undefined) return []
  const more = others.length === 0 ? '' : ` (and ${others.length} more like it below)`
  return [refusal(line + mark.line - 1, mark.code, mark.message + more)]
}

/** The questions in YAML that begins at a line of its file; `name` is for the question that it is as a whole. */
const readData = (data: unknown, text: string, line: number, name: string | null): SourceEntry[] => {
  const isPlain = plainScalarCheck(text)
  const places = questionsIn(data) ?? (isRecord(data) ? [{ path: [], value: data }] : null)
  if (places === null) return [skip(line, 'no set of keys: write `question: …`, `options:` and `answer: …`')]
  // The loader locates findings, so each question becomes one.
  const finding = { ...fileError('', ''), on: 'value' as const }
  const findings = places.map(({ path }) => ({ ...finding, path }))
  const lines = locateFindings(text, findings).map(position => line + position.line - 1)
  const entries = places.map(({ path, value }, place) =>
    isRecord(value)
      ? readRecord(value, lines[place]!, path, path.length === 0 ? name : null, isPlain)
      : refusal(lines[place]!, 'wrong-type', NO_MAP),
  )
  const hasQuestion = entries.some(({ kind }) => kind === 'question')
  const keys = places.flatMap(({ value }) => (isRecord(value) && hasQuestion ? Object.keys(value) : []))
  return [...notesOfUnread('keys', keys, '``', line), ...entries]
}

const NO_MAP = 'a question must be a set of keys: `question: …`, `options:`, `answer: …`'

/** Only here do quotes tell numbers that are texts, since all scalars of YAML come as texts. */
const readRecord = (
  data: YamlMap,
  line: number,
  path: KeyPath,
  name: string | null,
  isPlain: ReturnType<typeof plainScalarCheck>,
): SourceEntry => {
  if (!Object.keys(data).some(key => canonicalKey(key) !== null)) return skip(line, NO_QUESTION)
  const read = questionFromRecord(data, line, name)
  const question = read.kind === 'question' ? { ...read, isPlain: false } : read
  if (question.kind === 'refused' || !question.answer.some(text => /^\d+$/.test(text))) return question
  const written = Object.keys(data).find(key => canonicalKey(key) === 'answer')
  return { ...question, quotedAnswer: written !== undefined && !isPlain([...path, written]) }
}

const NO_QUESTION = 'front matter without a question: no key for its text, its options or its answer'
