/** The store's contract as one file: PGlite takes seconds to start, and each file has a process of its own. */
import './boards.test.ts'
import './guild-membership.test.ts'
import './forget.test.ts'
import './migrations.test.ts'
import './rules.test.ts'
import './store.test.ts'
import './totals.test.ts'
import './versions.test.ts'
