// Runs before any TypeScript is loaded, on whatever Node there is: npm's scripts start with `--require` of this file.
// An older Node says ERR_UNKNOWN_FILE_EXTENSION at the first .ts file, before it runs any of our code.

/** Whether this version of Node runs TypeScript by itself (Node.js: Modules, TypeScript). */
const runsTypeScript = version => {
  const [major, minor] = version.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

module.exports = { runsTypeScript }

if (!runsTypeScript(process.versions.node)) {
  console.error(
    `Proctor needs Node 22.18 or newer, and this is Node ${process.versions.node}.

Either let npm bring Node 24 along:   NODE_ENV= npm ci      (without --omit=dev and --ignore-scripts)
or install it:                        https://nodejs.org    (then \`npm ci\` again, with any options)`,
  )
  process.exit(1)
}
