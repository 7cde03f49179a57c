import './compile-cache.ts'

// Dynamic, because static imports are loaded before the cache is on.
await import('./start.ts')
