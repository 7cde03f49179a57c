const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(h|am|pm)?$/

/** `9`, `09:00`, `9.30`, `21h`, `9pm`, `9:30 am` as minutes since midnight; null where it is no time of day. */
export const parseTime = (typed: string): number | null => {
  const found = CLOCK.exec(typed.trim().toLowerCase().replaceAll('a.m.', 'am').replaceAll('p.m.', 'pm'))
  if (!found) return null
  const [, hours, minutes = '0', half] = found
  const hour = hourOf(Number(hours), half)
  return hour === null || Number(minutes) > 59 ? null : hour * 60 + Number(minutes)
}

const hourOf = (hour: number, half: string | undefined): number | null => {
  if (half !== 'am' && half !== 'pm') return hour < 24 ? hour : null
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

/** `09:05` for 545. */
export const formatTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
