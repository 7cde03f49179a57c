import { describe, expect, test } from 'vitest'
import {
  checkAutocomplete,
  checkCommand,
  checkCommands,
} from '../../../../src/dev/local-discord/rules/index.ts'
import { letters, read, times } from './read.ts'

const command = (more: object = {}) => ({ name: 'quiz', description: 'Ask', ...more })
const option = (more: object = {}) => ({ type: 3, name: 'topic', description: 'About', ...more })
const taking = (...options: unknown[]) => ({ ...command(), options })
const choice = (index: number, more: object = {}) => ({ name: `N${index}`, value: `V${index}`, ...more })
const sub = (more: object = {}) => ({ type: 1, name: 'start', description: 'Go', ...more })
const group = (more: object = {}) => ({
  type: 2,
  name: 'exam',
  description: 'Exams',
  options: [sub()],
  ...more,
})
const many = (count: number, more: object = {}) => times(count, i => option({ name: `o${i}`, ...more }))

/** A command of so many characters, from options and choices of known size. */
const ofSize = (size: number) => {
  const big = many(13, {
    description: letters(100),
    choices: times(5, i => ({ name: `${i}${letters(49)}`, value: letters(50) })),
  })
  const used = 'quizAsk'.length + big.reduce((sum, { name }) => sum + name.length + 100 + 5 * 100, 0)
  const rest = size - used
  return taking(
    ...big,
    option({
      name: 'r',
      description: letters(1),
      choices: times(Math.ceil((rest - 2) / 100), i => {
        const left = Math.min(100, rest - 2 - i * 100)
        return { name: String(i).padEnd(2, 'n'), value: letters(left - 2) }
      }),
    }),
  )
}

type Case = [rule: string, good: unknown, bad: unknown, places: string[]]

const LOCALE = 'name_localizations'

const CASES: Case[] = [
  [
    'has 32 characters in its name',
    command({ name: letters(32) }),
    command({ name: letters(33) }),
    ['name BASE_TYPE_BAD_LENGTH'],
  ],
  ['has a name', command(), command({ name: '' }), ['name BASE_TYPE_BAD_LENGTH']],
  [
    'is in lower case',
    command({ name: 'quiz-me_now' }),
    command({ name: 'Quiz' }),
    ['name APPLICATION_COMMAND_INVALID_NAME'],
  ],
  [
    'has no spaces',
    command({ name: "l'été" }),
    command({ name: 'quiz me' }),
    ['name APPLICATION_COMMAND_INVALID_NAME'],
  ],
  [
    'may be in Hindi or Thai',
    command({ name: 'प्रश्नोत्तरी' }),
    command({ name: 'quiz!' }),
    ['name APPLICATION_COMMAND_INVALID_NAME'],
  ],
  ['has a description', command(), { name: 'quiz' }, ['description BASE_TYPE_REQUIRED']],
  [
    'has 100 characters in its description',
    command({ description: letters(100) }),
    command({ description: letters(101) }),
    ['description BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'has no misspelt field',
    command({ nsfw: false }),
    command({ permission: '8' }),
    ['permission UNKNOWN_FIELD'],
  ],
  ['has a type', command({ type: 1 }), command({ type: 9 }), ['type BASE_TYPE_CHOICES']],
  [
    'of a menu is called as people read it',
    { type: 2, name: 'Show Score' },
    { type: 2, name: letters(33) },
    ['name BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'of a menu has no description',
    { type: 3, name: 'Explain', description: '' },
    { type: 3, name: 'Explain', description: 'x' },
    ['description BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'of a menu has no options',
    { type: 2, name: 'Score', options: [] },
    { type: 2, name: 'Score', options: [option()] },
    ['options BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'that opens an activity says who handles it',
    { type: 4, name: 'launch', description: 'Go', handler: 2 },
    { type: 4, name: 'launch', description: 'Go' },
    ['handler BASE_TYPE_REQUIRED'],
  ],
  ['has 25 options', taking(...many(25)), taking(...many(26)), ['options BASE_TYPE_MAX_LENGTH']],
  [
    'has different options',
    taking(option(), option({ name: 'level' })),
    taking(option(), option()),
    ['options.1 APPLICATION_COMMAND_OPTIONS_NAME_INVALID'],
  ],
  [
    'has different options in each language',
    taking(option({ [LOCALE]: { de: 'a', fr: 'b' } }), option({ name: 'b', [LOCALE]: { de: 'b' } })),
    taking(option({ [LOCALE]: { de: 'a' } }), option({ name: 'b', [LOCALE]: { de: 'a' } })),
    ['options.1.name_localizations.de APPLICATION_COMMAND_OPTIONS_NAME_INVALID'],
  ],
  [
    'asks first for what is required',
    taking(option({ required: true }), option({ name: 'b' })),
    taking(option(), option({ name: 'b', required: true })),
    ['options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
  ],
  [
    'has options of known types',
    taking(option({ type: 11 })),
    taking(option({ type: 12 })),
    ['options.0 UNION_TYPE_CHOICES'],
  ],
  [
    'describes its options',
    taking(option()),
    taking(option({ description: undefined })),
    ['options.0.description BASE_TYPE_REQUIRED'],
  ],
  [
    'names its options in lower case',
    taking(option({ name: 'a' })),
    taking(option({ name: 'A' })),
    ['options.0.name APPLICATION_COMMAND_INVALID_NAME'],
  ],
  [
    'has no misspelt field in options',
    taking(option({ required: false })),
    taking(option({ optional: true })),
    ['options.0.optional UNKNOWN_FIELD'],
  ],
  [
    'has 25 choices',
    taking(option({ choices: times(25, choice) })),
    taking(option({ choices: times(26, choice) })),
    ['options.0.choices BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 100 characters in a choice',
    taking(option({ choices: [choice(0, { name: letters(100) })] })),
    taking(option({ choices: [choice(0, { name: letters(101) })] })),
    ['options.0.choices.0.name BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'has 100 characters in a choice’s value',
    taking(option({ choices: [choice(0, { value: letters(100) })] })),
    taking(option({ choices: [choice(0, { value: letters(101) })] })),
    ['options.0.choices.0.value BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has values of the option’s type',
    taking(option({ type: 4, choices: [choice(0, { value: 7 })] })),
    taking(option({ type: 4, choices: [choice(0)] })),
    ['options.0.choices.0.value NUMBER_TYPE_COERCE'],
  ],
  [
    'has whole numbers where it asks for them',
    taking(option({ type: 10, choices: [choice(0, { value: 0.5 })] })),
    taking(option({ type: 4, choices: [choice(0, { value: 0.5 })] })),
    ['options.0.choices.0.value NUMBER_TYPE_COERCE'],
  ],
  [
    'has different choices',
    taking(option({ choices: [choice(0), choice(1)] })),
    taking(option({ choices: [choice(0), choice(0)] })),
    ['options.0.choices.1 APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS'],
  ],
  [
    'has choices for texts and numbers alone',
    taking(option({ choices: [choice(0)] })),
    taking(option({ type: 5, choices: [choice(0)] })),
    ['options.0.choices UNKNOWN_FIELD'],
  ],
  [
    'has choices or suggestions',
    taking(option({ autocomplete: true, choices: [] })),
    taking(option({ autocomplete: true, choices: [choice(0)] })),
    ['options.0.autocomplete APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_WITH_CHOICES'],
  ],
  [
    'takes numbers within bounds',
    taking(option({ type: 4, min_value: 1, max_value: 1 })),
    taking(option({ type: 4, min_value: 2, max_value: 1 })),
    ['options.0.min_value APPLICATION_COMMAND_OPTION_MIN_EXCEEDS_MAX'],
  ],
  [
    'bounds numbers by their value',
    taking(option({ type: 10, min_value: 0.5 })),
    taking(option({ type: 10, min_length: 1 })),
    ['options.0.min_length UNKNOWN_FIELD'],
  ],
  [
    'takes 6000 characters',
    taking(option({ min_length: 0, max_length: 6000 })),
    taking(option({ max_length: 6001 })),
    ['options.0.max_length NUMBER_TYPE_MAX'],
  ],
  [
    'takes channels of known types',
    taking(option({ type: 7, channel_types: [0, 5] })),
    taking(option({ type: 7, channel_types: [99] })),
    ['options.0.channel_types.0 NUMBER_TYPE_MAX'],
  ],
  [
    'takes a channel, a role, a user or either of the two',
    taking(
      ...[6, 7, 8, 9].map(type => option({ type, name: `o${type}`, required: true })),
      option({ type: 8, name: 'more' }),
    ),
    taking(option({ type: 8, channel_types: [0] })),
    ['options.0.channel_types UNKNOWN_FIELD'],
  ],
  [
    'has no suggestions for roles',
    taking(option({ type: 8 })),
    taking(option({ type: 8, autocomplete: true })),
    ['options.0.autocomplete UNKNOWN_FIELD'],
  ],
  [
    'has 25 subcommands',
    taking(...times(25, i => sub({ name: `s${i}` }))),
    taking(...times(26, i => sub({ name: `s${i}` }))),
    ['options BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'has 25 options in a subcommand',
    taking(sub({ options: many(25) })),
    taking(sub({ options: many(26) })),
    ['options.0.options BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'asks in a subcommand too first for what is required',
    taking(sub({ options: [option({ required: true }), option({ name: 'b' })] })),
    taking(sub({ options: [option(), option({ name: 'b', required: true })] })),
    ['options.0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
  ],
  [
    'takes channels of known types in a subcommand',
    taking(sub({ options: [option({ type: 7, channel_types: [0, 5, 11] })] })),
    taking(sub({ options: [option({ type: 7, channel_types: ['text'] })] })),
    ['options.0.options.0.channel_types.0 NUMBER_TYPE_COERCE'],
  ],
  [
    'describes its subcommands',
    taking(sub()),
    taking(sub({ description: undefined })),
    ['options.0.description BASE_TYPE_REQUIRED'],
  ],
  [
    'has different subcommands',
    taking(sub(), sub({ name: 'stop' })),
    taking(sub(), sub()),
    ['options.1 APPLICATION_COMMAND_OPTIONS_NAME_INVALID'],
  ],
  [
    'has subcommands or options',
    taking(sub(), group()),
    taking(sub(), option()),
    ['options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID'],
  ],
  [
    'has options in subcommands',
    taking(sub({ options: [option()] })),
    taking(sub({ options: [sub()] })),
    ['options.0.options.0 UNION_TYPE_CHOICES'],
  ],
  [
    'has subcommands in groups',
    taking(group()),
    taking(group({ options: [option()] })),
    ['options.0.options.0 UNION_TYPE_CHOICES'],
  ],
  [
    'has no groups in groups',
    taking(group()),
    taking(group({ options: [group()] })),
    ['options.0.options.0 UNION_TYPE_CHOICES'],
  ],
  [
    'is translated into Discord’s languages',
    command({ [LOCALE]: { de: 'rätsel', fr: null } }),
    command({ [LOCALE]: { at: 'rätsel' } }),
    ['name_localizations.at BASE_TYPE_CHOICES'],
  ],
  [
    'keeps the rules in every language',
    command({ [LOCALE]: { de: 'rätsel' } }),
    command({ [LOCALE]: { de: 'Rätsel' } }),
    ['name_localizations.de APPLICATION_COMMAND_INVALID_NAME'],
  ],
  [
    'keeps the limits in every language',
    command({ description_localizations: { de: letters(100) } }),
    command({ description_localizations: { de: letters(101) } }),
    ['description_localizations.de BASE_TYPE_BAD_LENGTH'],
  ],
  ['has 8000 characters in all', ofSize(8000), ofSize(8001), ['APPLICATION_COMMAND_TOO_LARGE']],
  [
    'counts what is in subcommands',
    taking(sub({ options: ofSize(7900).options })),
    taking(sub({ options: ofSize(8000).options })),
    ['APPLICATION_COMMAND_TOO_LARGE'],
  ],
  [
    'counts the longest language',
    { ...ofSize(7950), description_localizations: { de: letters(53) } },
    { ...ofSize(7950), description_localizations: { de: letters(54) } },
    ['APPLICATION_COMMAND_TOO_LARGE'],
  ],
  [
    'works in places 0 to 2',
    command({ contexts: [0, 1, 2] }),
    command({ contexts: [3] }),
    ['contexts.0 BASE_TYPE_CHOICES'],
  ],
  [
    'names a place once',
    command({ contexts: [0] }),
    command({ contexts: [0, 0] }),
    ['contexts.1 SET_TYPE_ALREADY_CONTAINS_VALUE'],
  ],
  [
    'works somewhere',
    command({ contexts: null }),
    command({ contexts: [] }),
    ['contexts BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'is installed by servers and people',
    command({ integration_types: [0, 1] }),
    command({ integration_types: [2] }),
    ['integration_types.0 BASE_TYPE_CHOICES'],
  ],
  [
    'names permissions as a string of digits',
    command({ default_member_permissions: '0' }),
    command({ default_member_permissions: 8 }),
    ['default_member_permissions NUMBER_TYPE_COERCE'],
  ],
  [
    'names permissions by no words',
    command({ default_member_permissions: null }),
    command({ default_member_permissions: 'ADMINISTRATOR' }),
    ['default_member_permissions NUMBER_TYPE_COERCE'],
  ],
  ['is an object', command(), 'quiz', ['MODEL_TYPE_CONVERT']],
]

describe('a command', () => {
  test.each(CASES)('%s', (_, good, bad, places) => {
    expect(read(checkCommand(good))).toEqual([])
    expect(read(checkCommand(bad))).toEqual(places)
    const below = places.map(place => `1${place.includes(' ') ? '.' : ' '}${place}`)
    expect(read(checkCommands([command({ name: 'other' }), bad], 'global'))).toEqual(below)
  })
})

describe('the commands of a scope', () => {
  const named = (count: number, more: object = {}) => times(count, i => command({ name: `c${i}`, ...more }))
  const menu = (count: number, type: number) => times(count, i => ({ type, name: `m${i}` }))

  test('are 100, and 15 for each menu', () => {
    expect(read(checkCommands([...named(100), ...menu(15, 2), ...menu(15, 3)], 'global'))).toEqual([])
    expect(read(checkCommands(named(101), 'global'))).toEqual(['400 30032'])
    expect(read(checkCommands(menu(16, 2), 'guild'))).toEqual(['400 30032'])
    expect(read(checkCommands(menu(16, 3), 'guild'))).toEqual(['400 30032'])
  })

  test('have different names within a type', () => {
    expect(read(checkCommands([command(), { type: 2, name: 'quiz' }], 'global'))).toEqual([])
    expect(read(checkCommands([command(), command()], 'global'))).toEqual([
      '1 APPLICATION_COMMANDS_DUPLICATE_NAME',
    ])
  })

  test('say where they work and who installs them only when global', () => {
    const everywhere = command({ contexts: [0], integration_types: [0] })
    expect(read(checkCommands([everywhere], 'global'))).toEqual([])
    expect(read(checkCommands([command({ contexts: null })], 'guild'))).toEqual([])
    expect(read(checkCommands([everywhere], 'guild'))).toEqual([
      '0.integration_types APPLICATION_COMMAND_GLOBAL_ONLY',
      '0.contexts APPLICATION_COMMAND_GLOBAL_ONLY',
    ])
  })

  test('are a list, which may be empty', () => {
    expect(read(checkCommands([], 'global'))).toEqual([])
    expect(read(checkCommands(command(), 'global'))).toEqual(['LIST_TYPE_CONVERT'])
  })
})

const SUGGESTIONS: Case[] = [
  [
    'are 25',
    { choices: times(25, choice) },
    { choices: times(26, choice) },
    ['choices BASE_TYPE_MAX_LENGTH'],
  ],
  ['may be none', { choices: [] }, {}, ['choices BASE_TYPE_REQUIRED']],
  [
    'have 100 characters',
    { choices: [choice(0, { name: letters(100) })] },
    { choices: [choice(0, { name: letters(101) })] },
    ['choices.0.name BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'have a name',
    { choices: [choice(0)] },
    { choices: [{ value: 'V' }] },
    ['choices.0.name BASE_TYPE_REQUIRED'],
  ],
  [
    'have 100 characters in a value',
    { choices: [choice(0, { value: letters(100) })] },
    { choices: [choice(0, { value: letters(101) })] },
    ['choices.0.value BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'may be numbers',
    { choices: [choice(0, { value: 1.5 })] },
    { choices: [choice(0, { value: true })] },
    ['choices.0.value STRING_TYPE_CONVERT'],
  ],
  [
    'are of one type',
    { choices: [choice(0), choice(1)] },
    { choices: [choice(0), choice(1, { value: 1 })] },
    ['choices.1.value APPLICATION_COMMAND_OPTION_CHOICE_TYPE_MIXED'],
  ],
  [
    'have no misspelt field',
    { choices: [choice(0)] },
    { choices: [choice(0, { label: 'x' })] },
    ['choices.0.label UNKNOWN_FIELD'],
  ],
  [
    'may be translated',
    { choices: [choice(0, { name_localizations: { de: 'x' } })] },
    { choices: [choice(0, { name_localizations: { de: '' } })] },
    ['choices.0.name_localizations.de BASE_TYPE_BAD_LENGTH'],
  ],
]

describe('suggestions', () => {
  test.each(SUGGESTIONS)('%s', (_, good, bad, places) => {
    expect(read(checkAutocomplete(good))).toEqual([])
    expect(read(checkAutocomplete(bad))).toEqual(places)
  })
})
