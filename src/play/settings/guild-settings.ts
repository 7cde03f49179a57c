import { DEFAULT_ZONE } from '../../quiz/day.ts'
import { CHOICE_NAMES, CHOICES, type ChoiceName, type Choices, isChoice } from './choices.ts'

/** What a guild has set, with the default for everything else. */
export type GuildSettings = Choices & {
  /** IANA time zone of its days and seasons; that of its first daily until someone sets another. */
  readonly zone: string
  /** Discord locale of its public messages; null for the guild's locale in Discord. */
  readonly locale: string | null
  /** Names of the banks that it is asked from; null for all. */
  readonly banks: readonly string[] | null
  /** Whether the bank of what its members suggested is among them. */
  readonly ownBank: boolean
  /** Channels with banks of their own. */
  readonly banksOfChannels: ReadonlyMap<string, readonly string[]>
  /** Channels where questions for everyone may be asked; empty for all. */
  readonly quizChannels: readonly string[]
  /**
   * Where its managers are told what needs them; null for nowhere. `locale`: of the messages, unless the guild has one of its
   * own.
   */
  readonly findingChannel: { readonly id: string; readonly locale: string } | null
  /** When the guided setup was offered last, ms UTC; 'done' where it isn't any more. */
  readonly setup: number | 'done' | null
}

/** The settings that are kept by name. `zone` and `locale` have columns of their own. */
const READERS: { readonly [Name in StoredName]: (value: unknown) => GuildSettings[Name] | undefined } = {
  banks: value => (value === null || isTexts(value) ? value : undefined),
  ownBank: value => (typeof value === 'boolean' ? value : undefined),
  quizChannels: value => (isTexts(value) ? value : undefined),
  findingChannel: value => (isFindingChannel(value) ? value : undefined),
  setup: value => (value === 'done' || typeof value === 'number' ? value : undefined),
}

type StoredName = Exclude<keyof GuildSettings, ChoiceName | 'zone' | 'locale' | 'banksOfChannels'>

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string')

const isFindingChannel = (value: unknown): value is GuildSettings['findingChannel'] =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'locale' in value &&
  isTexts([value.id, value.locale])

export const DEFAULT_SETTINGS: GuildSettings = {
  ...(Object.fromEntries(CHOICE_NAMES.map(name => [name, CHOICES[name][0]])) as Choices),
  zone: DEFAULT_ZONE,
  locale: null,
  banks: null,
  ownBank: true,
  banksOfChannels: new Map(),
  quizChannels: [],
  findingChannel: null,
  setup: null,
}

/** A setting as it is stored. `channelId`: '' for the whole guild. `value`: JSON. */
export type StoredSetting = { readonly channelId: string; readonly name: string; readonly value: string }

/** What the stored settings say. Names and values that only a later version knows count as not set. */
export const readSettings = (
  own: Pick<GuildSettings, 'zone' | 'locale'>,
  stored: readonly StoredSetting[],
): GuildSettings => {
  if (stored.length === 0) return { ...DEFAULT_SETTINGS, ...own }
  const named: Record<string, unknown> = {}
  const banksOfChannels = new Map<string, readonly string[]>()
  for (const { channelId, name, value: json } of stored) {
    const value = parseValue(name, json)
    if (value === undefined) continue
    if (channelId === '') named[name] = value
    else if (name === 'banks' && value !== null) banksOfChannels.set(channelId, value as readonly string[])
  }
  return { ...DEFAULT_SETTINGS, ...named, ...own, banksOfChannels }
}

const parseValue = (name: string, json: string): unknown => {
  const value: unknown = JSON.parse(json)
  if (Object.hasOwn(CHOICES, name)) return isChoice(name as ChoiceName, value) ? value : undefined
  return Object.hasOwn(READERS, name) ? READERS[name as StoredName](value) : undefined
}

/** Settings to change; null takes the default. */
export type SettingChanges = {
  readonly [Name in Exclude<keyof GuildSettings, 'banksOfChannels' | 'zone'>]?: GuildSettings[Name] | null
} & { readonly zone?: string }
