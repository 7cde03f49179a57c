/** The `accept` attribute for a component's file types: kinds such as `image`, or extensions. */
export const acceptOf = (types: readonly string[]): string =>
  types.map(type => (type.startsWith('.') ? type : `${type}/*`)).join(',')
