/** How many reviews a day, unless the person sets a number. */
export const DEFAULT_PER_DAY = 20

export const MAX_PER_DAY = 500

/** How many new questions a day, beside so many reviews: 5 with 20. */
export const newPerDay = (perDay: number): number => Math.ceil(perDay / 4)

/** How many reviews are left today: what is due, up to the daily amount. A break never makes a day longer. */
export const leftToday = (due: number, perDay: number, reviewedToday: number): number =>
  Math.max(0, Math.min(due, perDay - reviewedToday))

/** Days until a backlog is worked off at the daily amount, today included. */
export const daysToCatchUp = (due: number, perDay: number): number => Math.ceil(due / perDay)
