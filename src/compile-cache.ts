import { enableCompileCache } from 'node:module'

/**
 * Node's on-disk code cache: skips the type stripping and compilation of files that have not changed, about half of
 * a start. It must be on before the program's modules are loaded. Node's own settings apply: NODE_COMPILE_CACHE is
 * the folder (default: one in the system's folder for temporary files), NODE_DISABLE_COMPILE_CACHE=1 turns it off.
 */
enableCompileCache()
