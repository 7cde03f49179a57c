/** The database cannot be used until someone fixes something. The message says what. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
}
