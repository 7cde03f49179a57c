import { describe, expect, test } from 'vitest'
import type { CommandForm } from '../../../../src/dev/playground/browser/state.ts'
import { withTypedOptions } from '../../../../src/dev/playground/browser/typed-options.ts'
import type { Chat } from '../../../../src/dev/playground/contract/chat.ts'
import type { CommandOption } from '../../../../src/dev/playground/contract/command.ts'

const option = (label: string, kind: CommandOption['kind']): CommandOption => ({
  name: label,
  label,
  description: '',
  kind,
  required: false,
  choices: [],
  autocomplete: false,
  min: null,
  max: null,
  fileTypes: [],
})

const OPTIONS = [option('topic', 'string'), option('private', 'boolean'), option('questions', 'integer')]
const CHAT = { people: [], roles: [], places: [] } as unknown as Chat

const typing = (typed: string): CommandForm => {
  const command = { name: 'quiz', description: '', title: 'quiz', label: 'quiz', options: OPTIONS }
  const form: CommandForm = {
    kind: 'command',
    command,
    values: {},
    typed,
    fields: [],
    suggestions: null,
    wrong: null,
    sending: false,
  }
  return withTypedOptions(form, CHAT)
}

describe('options that are typed after a command', () => {
  test.each([
    ['topic:vpc privat:true', 'privat', 'private'],
    ['topic:vpc Priv: true', 'Priv', 'private'],
    ['topic:two words question:2', 'question', 'questions'],
    ['private:true topic:vpc qeustions:2', 'qeustions', 'questions'],
  ])('with a misspelt one after a free text send nothing: %s', (typed, written, meant) => {
    const { wrong, values, typed: left } = typing(typed)
    expect(wrong?.why).toContain(`“${written}” isn’t an option. Did you mean ${meant}:…?`)
    expect({ values, left }).toEqual({ values: {}, left: typed })
  })

  test.each(['re:Invent', 'S3: basics', 'the time: 9:30', 'https://example.org/a', 'private subnets'])(
    'may have a colon in a free text: %s',
    topic => {
      const { wrong, values } = typing(`questions:2 topic:a ${topic}`)
      expect(wrong).toBeNull()
      expect(values.topic?.value).toBe(`a ${topic}`)
    },
  )
})
