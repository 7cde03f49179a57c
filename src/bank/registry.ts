import { type Bank, withoutWithdrawn } from '../quiz/question.ts'
import { type Library, LibraryError } from './load.ts'

/** The banks in use, their suspended and retired questions apart. A reload replaces all of them in one step. */
export type BankRegistry = {
  current(): readonly Bank[]
  replace(library: Library): void
}

/** `names`: the banks to use; null for all. Throws LibraryError where one of them does not exist. */
export const createBankRegistry = (first: Library, names: readonly string[] | null): BankRegistry => {
  const unknown = names?.find(name => !first.countsOf.has(name))
  if (unknown !== undefined)
    throw new LibraryError(
      `BANKS names ${unknown}, but the banks are ${[...first.countsOf.keys()].join(', ')}: correct it in .env.`,
    )
  const select = ({ banks }: Library) =>
    banks.filter(({ name }) => names?.includes(name) ?? true).map(withoutWithdrawn)
  let banks = select(first)
  return {
    current: () => banks,
    replace(library) {
      banks = select(library)
    },
  }
}
