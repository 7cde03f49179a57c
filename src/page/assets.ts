import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { findPackageJSON, stripTypeScriptTypes } from 'node:module'
import { dirname, extname, join, normalize, sep } from 'node:path'

const BROWSER = join(import.meta.dirname, 'browser')
const LIT = dirname(findPackageJSON('lit-html', import.meta.url)!)

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

type Asset = { readonly data: Buffer | string; readonly type: string }

/**
 * The page's own files. Its TypeScript is served with the types blanked out, as Node itself runs ours, so that
 * there is nothing to build. Null where there is none.
 */
export const assetAt = async (path: string): Promise<Asset | null> => {
  if (path === '/') return assetAt('/index.html')
  const file = path.startsWith('/lib/lit-html/')
    ? within(LIT, path.slice('/lib/lit-html/'.length))
    : within(BROWSER, path.slice(1))
  const type = TYPES[extname(path)]
  if (file === null || type === undefined) return null
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? null : { data: path.endsWith('.ts') ? stripTypeScriptTypes(text) : text, type }
}

const within = (folder: string, path: string): string | null => {
  const file = normalize(join(folder, path))
  return file.startsWith(folder + sep) ? file : null
}

/** The page's one inline script says where its library lies; browsers read that from nowhere else. */
const importMap = /<script type="importmap">([\s\S]*?)<\/script>/.exec(
  readFileSync(join(BROWSER, 'index.html'), 'utf8'),
)![1]!

/** Nothing from elsewhere, nothing inline but the import map by its hash. */
export const contentPolicy = [
  `default-src 'none'`,
  `script-src 'self' 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`,
  `style-src 'self'`,
  `img-src 'self'`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')
