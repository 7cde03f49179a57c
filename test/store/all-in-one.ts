/** The store's contract tests in one file, because each file has its own process and PGlite takes seconds to start. */
import './boards.test.ts'
import './guild-membership.test.ts'
import './forget.test.ts'
import './migrations.test.ts'
import './rules.test.ts'
import './store.test.ts'
import './totals.test.ts'
import './versions.test.ts'
