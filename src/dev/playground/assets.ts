import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { findPackageJSON, stripTypeScriptTypes } from 'node:module'
import { dirname, extname, join, normalize, sep } from 'node:path'

const BROWSER = join(import.meta.dirname, 'browser')
const folderOf = (name: string): string => dirname(findPackageJSON(name, import.meta.url)!)

/** Libraries served from node_modules. */
const LIBRARIES = new Map([
  ['fastest-levenshtein', folderOf('fastest-levenshtein')],
  ['lit-html', folderOf('lit-html')],
  ['twemoji', folderOf('twemoji-colr-font')],
])

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

type Asset = { readonly data: Buffer | string; readonly type: string }

/**
 * The page's own files. TypeScript is served with types stripped, as Node runs it, so that
 * there is no build step. Null if there is no such file.
 */
export const assetAt = async (path: string): Promise<Asset | null> => {
  if (path === '/') return assetAt('/index.html')
  const library = LIBRARIES.get(/^\/lib\/([\w-]+)\//.exec(path)?.[1] ?? '')
  const file = library ? within(library, path.split('/').slice(3).join('/')) : within(BROWSER, path.slice(1))
  const type = TYPES[extname(path)]
  if (file === null || type === undefined) return null
  const data = await readFile(file).catch(() => null)
  return data && { data: path.endsWith('.ts') ? stripTypeScriptTypes(data.toString('utf8')) : data, type }
}

const within = (folder: string, path: string): string | null => {
  const file = normalize(join(folder, path))
  return file.startsWith(folder + sep) ? file : null
}

/** The import map: the only inline script, since browsers do not load it from a file. */
const importMap = /<script type="importmap">([\s\S]*?)<\/script>/.exec(
  readFileSync(join(BROWSER, 'index.html'), 'utf8'),
)![1]!

/** Content security policy: same origin only, and no inline code but the import map. */
export const contentPolicy = [
  `default-src 'none'`,
  `script-src 'self' 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`,
  `style-src 'self'`,
  `img-src 'self'`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')
