import { type ChildProcess, fork } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import type { Socket } from 'node:net'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export type DrawingProcess = {
  readonly child: ChildProcess
  /** The end of what it wrote to stderr, such as glibc's reason to abort. */
  stderr(): string
}

const MAIN = fileURLToPath(new URL('./drawing-process.ts', import.meta.url))

const MAX_STDERR_LENGTH = 1000

/** Starts the drawing process, unref'ed. Its output never gets into the bot's. */
export const forkDrawingProcess = (canvas: string): DrawingProcess => {
  const child = fork(MAIN, [canvas], {
    // Not the bot's: flags such as `--eval` or `--inspect` are meant for it alone.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: drawingEnvironment(process.env),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-MAX_STDERR_LENGTH)
  })
  setRef({ child }, false)
  return { child, stderr: () => stderr.trim() }
}

/** Whether the child keeps this process alive. Without effect on one that has ended. */
export const setRef = ({ child }: Pick<DrawingProcess, 'child'>, keepsAlive: boolean): void => {
  const method = keepsAlive ? 'ref' : 'unref'
  child[method]()
  child.channel?.[method]()
  ;(child.stderr as Socket | null)?.[method]()
}

/** What the process needs: where fonts, shared libraries and temporary files are, and the canvas's own settings. */
const NEEDED =
  /^(?:HOME|LANG|LC_\w+|XDG_\w+|FONTCONFIG_\w+|(?:DY)?LD_LIBRARY_PATH|TMPDIR|TEMP|TMP|NODE_(?:DISABLE_)?COMPILE_CACHE|NODE_ICU_DATA|NAPI_RS_\w+|DISABLE_SYSTEM_FONTS_LOAD|SystemRoot|windir|USERPROFILE|(?:LOCAL)?APPDATA)$/i

/** An allowlist: the token and the database's password are no business of a process that decodes strangers' images. */
const drawingEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const needed = Object.entries(environment).filter(([name]) => NEEDED.test(name))
  const cache = getCompileCacheDir()
  // Node appends its version to the folder.
  return { ...Object.fromEntries(needed), ...(cache && { NODE_COMPILE_CACHE: dirname(cache) }) }
}
