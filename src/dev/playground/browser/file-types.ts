/** The file types of a component as the `accept` of a file input: kinds such as `image`, or endings. */
export const acceptOf = (types: readonly string[]): string =>
  types.map(type => (type.startsWith('.') ? type : `${type}/*`)).join(',')
