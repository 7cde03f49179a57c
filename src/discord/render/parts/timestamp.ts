/** What Discord's timestamps (`<t:…>`) take, of ms UTC. */
export const toSeconds = (ms: number): number => Math.floor(ms / 1000)
