import { describe, expect, test } from 'vitest'
import { checkModal } from '../../../../src/dev/local-discord/rules/index.ts'
import { letters, read, times } from './read.ts'

const option = (index: number, more: object = {}) => ({ label: `L${index}`, value: `V${index}`, ...more })
const options = (count: number) => times(count, i => option(i))
const input = (more: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...more })
const label = (component: unknown = input(), more: object = {}) => ({
  type: 18,
  label: 'L',
  component,
  ...more,
})
const modal = (...components: unknown[]) => ({ custom_id: 'm', title: 'T', components })
const inputs = (count: number) => times(count, i => label(input({ custom_id: `i${i}` })))
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: options(2), ...more })
const radio = (more: object = {}) => ({ type: 21, custom_id: 'r', options: options(2), ...more })
const checks = (more: object = {}) => ({ type: 22, custom_id: 'c', options: options(2), ...more })
const upload = (more: object = {}) => ({ type: 19, custom_id: 'u', ...more })
const users = (more: object = {}) => ({ type: 5, custom_id: 'p', ...more })

type Case = [rule: string, good: unknown, bad: unknown, places: string[]]

const AT = 'components.0.component'

const CASES: Case[] = [
  [
    'has 45 characters in its title',
    { ...modal(label()), title: letters(45) },
    { ...modal(label()), title: letters(46) },
    ['title BASE_TYPE_BAD_LENGTH'],
  ],
  ['has a title', modal(label()), { ...modal(label()), title: undefined }, ['title BASE_TYPE_REQUIRED']],
  [
    'has 100 characters in its id',
    { ...modal(label()), custom_id: letters(100) },
    { ...modal(label()), custom_id: letters(101) },
    ['custom_id BASE_TYPE_BAD_LENGTH'],
  ],
  ['has 5 components', modal(...inputs(5)), modal(...inputs(6)), ['components BASE_TYPE_BAD_LENGTH']],
  ['has a component', modal(label()), modal(), ['components BASE_TYPE_BAD_LENGTH']],
  ['has no misspelt field', modal(label()), { ...modal(label()), name: 'x' }, ['name UNKNOWN_FIELD']],
  [
    'has labels and texts at the top',
    modal({ type: 10, content: 'Hi' }, label()),
    modal(input()),
    ['components.0 UNION_TYPE_CHOICES'],
  ],
  [
    'has no buttons',
    modal(label(users())),
    modal(label({ type: 2, style: 1, custom_id: 'b', label: 'B' })),
    [`${AT} UNION_TYPE_CHOICES`],
  ],
  [
    'has 45 characters in a label',
    modal(label(input(), { label: letters(45) })),
    modal(label(input(), { label: letters(46) })),
    ['components.0.label BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'has 100 characters in a description',
    modal(label(input(), { description: letters(100) })),
    modal(label(input(), { description: letters(101) })),
    ['components.0.description BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'has something in a label',
    modal(label()),
    modal({ type: 18, label: 'L' }),
    ['components.0.component BASE_TYPE_REQUIRED'],
  ],
  [
    'has 4000 characters in a text',
    modal(label(input({ value: letters(4000) }))),
    modal(label(input({ value: letters(4001) }))),
    [`${AT}.value BASE_TYPE_MAX_LENGTH`],
  ],
  [
    'has 100 characters in a text’s placeholder',
    modal(label(input({ placeholder: letters(100) }))),
    modal(label(input({ placeholder: letters(101) }))),
    [`${AT}.placeholder BASE_TYPE_MAX_LENGTH`],
  ],
  [
    'takes 4000 characters',
    modal(label(input({ min_length: 0, max_length: 4000 }))),
    modal(label(input({ max_length: 4001 }))),
    [`${AT}.max_length NUMBER_TYPE_MAX`],
  ],
  [
    'takes no more than it wants',
    modal(label(input({ min_length: 3, max_length: 3 }))),
    modal(label(input({ min_length: 4, max_length: 3 }))),
    [`${AT}.min_length TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX_LENGTH`],
  ],
  [
    'has texts of a line or a paragraph',
    modal(label(input({ style: 2 }))),
    modal(label(input({ style: 3 }))),
    [`${AT}.style BASE_TYPE_CHOICES`],
  ],
  [
    'has still rows with one labelled text',
    modal({ type: 1, components: [input({ label: 'L' })] }),
    modal({ type: 1, components: [input()] }),
    ['components.0.components.0.label BASE_TYPE_REQUIRED'],
  ],
  [
    'has one text in a row',
    modal({ type: 1, components: [input({ label: 'L' })] }),
    modal({ type: 1, components: [input({ label: 'L' }), input({ label: 'L', custom_id: 'j' })] }),
    ['components.0.components BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'has selects in labels alone',
    modal(label(select())),
    modal({ type: 1, components: [select()] }),
    ['components.0.components.0 UNION_TYPE_CHOICES'],
  ],
  [
    'has no disabled selects',
    modal(label(select({ disabled: false }))),
    modal(label(select({ disabled: true }))),
    [`${AT}.disabled COMPONENT_DISABLED_IN_MODAL`],
  ],
  [
    'has every value once',
    modal(label(select())),
    modal(label(select({ options: [option(0), option(0)] }))),
    [`${AT}.options.1 SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`],
  ],
  [
    'has every id once',
    modal(label(), label(select())),
    modal(label(), label(select({ custom_id: 'i' }))),
    ['components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
  [
    'has 2 to 10 radio buttons',
    modal(label(radio({ options: options(10) }))),
    modal(label(radio({ options: options(1) }))),
    [`${AT}.options BASE_TYPE_BAD_LENGTH`],
  ],
  [
    'has not 11 radio buttons',
    modal(label(radio())),
    modal(label(radio({ options: options(11) }))),
    [`${AT}.options BASE_TYPE_BAD_LENGTH`],
  ],
  [
    'has one radio button chosen',
    modal(label(radio({ options: [option(0, { default: true }), option(1)] }))),
    modal(label(radio({ options: [option(0, { default: true }), option(1, { default: true })] }))),
    [`${AT}.options SELECT_COMPONENT_DEFAULT_VALUES_OUT_OF_RANGE`],
  ],
  [
    'has different radio buttons',
    modal(label(radio())),
    modal(label(radio({ options: [option(0), option(0)] }))),
    [`${AT}.options.1 SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`],
  ],
  [
    'has no emoji on radio buttons',
    modal(label(select({ options: [option(0, { emoji: { name: '🎯' } })] }))),
    modal(label(radio({ options: [option(0), option(1, { emoji: { name: '🎯' } })] }))),
    [`${AT}.options.1.emoji UNKNOWN_FIELD`],
  ],
  [
    'has 1 to 10 checkboxes',
    modal(label(checks({ options: options(10) }))),
    modal(label(checks({ options: options(11) }))),
    [`${AT}.options BASE_TYPE_BAD_LENGTH`],
  ],
  [
    'lets all checkboxes be checked beforehand',
    modal(label(checks({ options: options(2).map(one => ({ ...one, default: true })) }))),
    modal(label(checks({ max_values: 1, options: options(2).map(one => ({ ...one, default: true })) }))),
    [`${AT}.options SELECT_COMPONENT_DEFAULT_VALUES_OUT_OF_RANGE`],
  ],
  [
    'has as many checkboxes as it wants',
    modal(label(checks({ min_values: 2, max_values: 2 }))),
    modal(label(checks({ min_values: 2, max_values: 3 }))),
    [`${AT}.options BASE_TYPE_BAD_LENGTH`],
  ],
  ...[select, checks, upload, users].map(
    (make): Case => [
      `wants something where a ${make.name} is required`,
      modal(label(make({ min_values: 0, required: false }))),
      modal(label(make({ min_values: 0 }))),
      [`${AT} COMPONENT_REQUIRED_ZERO_MIN_VALUES`],
    ],
  ),
  [
    'takes 10 files',
    modal(label(upload({ max_values: 10, file_types: ['.md'] }))),
    modal(label(upload({ max_values: 11 }))),
    [`${AT}.max_values NUMBER_TYPE_MAX`],
  ],
  [
    'takes kinds of files, or endings with a dot',
    modal(label(upload({ file_types: ['image', 'audio', 'video', '.tar.gz'] }))),
    modal(label(upload({ file_types: ['md'] }))),
    [`${AT}.file_types.0 BASE_TYPE_CHOICES`],
  ],
  [
    'names 10 types of files',
    modal(label(upload({ file_types: times(10, i => `.e${i}`) }))),
    modal(label(upload({ file_types: times(11, i => `.e${i}`) }))),
    [`${AT}.file_types BASE_TYPE_MAX_LENGTH`],
  ],
  [
    'has a single checkbox',
    modal(label({ type: 23, custom_id: 'x', default: true })),
    modal(label({ type: 23, custom_id: 'x', required: true })),
    [`${AT}.required UNKNOWN_FIELD`],
  ],
  ['is an object', modal(label()), null, ['BASE_TYPE_REQUIRED']],
]

describe('a modal', () => {
  test.each(CASES)('%s', (_, good, bad, places) => {
    expect(read(checkModal(good))).toEqual([])
    expect(read(checkModal(bad))).toEqual(places)
  })
})
