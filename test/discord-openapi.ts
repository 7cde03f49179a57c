import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/**
 * Checks requests against Discord's published OpenAPI file (github.com/discord/discord-api-spec, MIT), which
 * lies beside the repository where someone put it and is no part of it. It knows shapes, lengths and counts;
 * what it cannot say is in src/dev/local-discord/rules/.
 */
export const OPENAPI_PATH =
  process.env.DISCORD_OPENAPI ?? join(import.meta.dirname, '../../coordinator/discord/openapi.json')

export type RecordedRequest = {
  readonly method: string
  /** `/channels/123/messages`, with or without `/api/v10` and a query. */
  readonly path: string
  readonly body: unknown
}

/** One readable line for each mistake; null where the file is absent. */
export const checkAgainstOpenApi = (requests: readonly RecordedRequest[]): string[] | null => {
  if (!existsSync(OPENAPI_PATH)) return null
  loaded ??= load()
  return requests.flatMap(request => mistakesIn(request, loaded!))
}

type Node = { readonly [key: string]: unknown }
type Spec = {
  readonly paths: { readonly [template: string]: { readonly [method: string]: Node } }
  readonly components: { readonly schemas: { readonly [name: string]: Node } }
}
type Loaded = { readonly spec: Spec; readonly ajv: Ajv2020 }

/** The file is large: it is read once, and a schema compiled when its operation is first seen. */
let loaded: Loaded | undefined

const load = (): Loaded => {
  const original: Spec = JSON.parse(readFileSync(OPENAPI_PATH, 'utf8'))
  const spec = rewrite(original, original) as Spec
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { snowflake: true, nonce: true } })
  formats.default(ajv)
  ajv.addSchema(spec, 'spec')
  return { spec, ajv }
}

const mistakesIn = ({ method, path, body }: RecordedRequest, { spec, ajv }: Loaded): string[] => {
  const plain = path.replace(/\?.*$/, '').replace(/^\/api(\/v\d+)?/, '')
  const line = (words: string) => `${method} ${plain}: ${words}`
  const template = templateOf(plain, spec)
  const operation = template && spec.paths[template]?.[method.toLowerCase()]
  if (!operation) return [line('Discord documents no such operation')]
  const request = operation.requestBody as { required?: boolean; content: Node } | undefined
  if (!request) return []
  if (body === undefined || body === null) return request.required ? [line('a body is required')] : []
  const validate = ajv.getSchema(pointerOf(template, method, Object.keys(request.content)))
  if (!validate || validate(body)) return []
  return [...new Set(causesOf(validate.errors ?? []).map(error => line(wordsOf(error))))]
}

/** Of several templates that fit the one with the most fixed parts: `@original` before `{message_id}`. */
const templateOf = (path: string, { paths }: Spec): string | undefined => {
  const given = path.split('/')
  return Object.keys(paths)
    .filter(template => fits(template.split('/'), given))
    .sort((a, b) => fixedParts(b) - fixedParts(a))[0]
}

const isParameter = (part: string): boolean => part.startsWith('{')

const fits = (wanted: readonly string[], given: readonly string[]): boolean =>
  wanted.length === given.length && wanted.every((part, index) => isParameter(part) || part === given[index])

const fixedParts = (template: string): number => template.split('/').filter(part => !isParameter(part)).length

const pointerOf = (template: string, method: string, types: readonly string[]): string => {
  const type = types.includes('application/json') ? 'application/json' : types[0]!
  const parts = ['paths', template, method.toLowerCase(), 'requestBody', 'content', type, 'schema']
  return `spec#/${parts.map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
}

/** These only repeat that something within them is wrong. */
const REPEATING = ['if', 'anyOf', 'oneOf']

const causesOf = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const causes = errors.filter(({ keyword }) => !REPEATING.includes(keyword))
  return causes.length > 0 ? causes : errors
}

const wordsOf = ({ instancePath, message, keyword, params }: ErrorObject): string =>
  `${instancePath || '/'} ${message}${keyword === 'enum' ? ` (${params.allowedValues.join(', ')})` : ''}`

/** Corrects the schema where Discord's own documents differ, and turns unions into what can be explained. */
const rewrite = (node: unknown, spec: Spec): unknown => {
  if (Array.isArray(node)) return node.map(one => rewrite(one, spec))
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([key, value]) => [key, CORRECTED[key] ?? rewrite(value, spec)])
  return withoutUnion(Object.fromEntries(entries), spec)
}

const CORRECTED: { readonly [key: string]: Node } = {
  // application-commands: a bit set as a string; so does discord.js send it.
  default_member_permissions: { type: ['string', 'integer', 'null'], pattern: '^\\d+$' },
  // Numbers are taken too: the example in reference, Uploading Files, has `"id": 0`.
  SnowflakeType: { type: ['string', 'integer'], pattern: '^(0|[1-9][0-9]*)$' },
}

/** One wrong label in a union of eleven components is eleven complaints, ten of them about the wrong type. */
const withoutUnion = (node: Node, spec: Spec): Node => {
  const { oneOf, anyOf, ...rest } = node
  const members = (oneOf ?? anyOf) as Node[] | undefined
  if (!Array.isArray(members)) return node
  if (members.every(one => 'const' in one)) return { ...rest, enum: members.map(one => one.const) }
  const real = members.filter(one => one.type !== 'null')
  const union = tagged(real, spec) ?? (real.length === 1 ? real[0] : null)
  if (!union) return node
  return real.length === members.length
    ? { ...rest, ...union }
    : { ...rest, ...when({ not: { type: 'null' } }, union) }
}

type Member = { readonly schema: Node; readonly tags: readonly unknown[] }

/** A union whose members are told apart by the numbers in their `type`. */
const tagged = (schemas: readonly Node[], spec: Spec): Node | null => {
  const members: Member[] = schemas.map(schema => ({ schema, tags: tagsOf(schema, spec) }))
  if (members.length < 2 || members.some(({ tags }) => tags.length === 0)) return null
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { enum: members.flatMap(({ tags }) => tags) } },
    allOf: members.map(({ schema, tags }) =>
      when({ type: 'object', required: ['type'], properties: { type: { enum: tags } } }, schema),
    ),
  }
}

// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
const when = (condition: Node, schema: Node): Node => ({ if: condition, then: schema })

const tagsOf = ({ $ref }: Node, { components }: Spec): readonly unknown[] => {
  const target = typeof $ref === 'string' ? components.schemas[$ref.split('/').at(-1)!] : undefined
  const type = (target?.properties as { [key: string]: Node } | undefined)?.type
  return Array.isArray(type?.enum) ? type.enum : []
}
