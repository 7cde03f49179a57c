const TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?:h|([ap])\.?m\.?)?$/

/**
 * A time of day as people write it (`09:00`, `9`, `9:30`, `9.30`, `0930`, `21h`, `9pm`, `9:30 am`), as
 * minutes since midnight; null if it is not one.
 */
export const parseTime = (typed: string): number | null => {
  const match = TIME.exec(typed.toLowerCase().replace(/\s/g, ''))
  if (!match) return null
  const [, hours, minutes = '0', half] = match
  const hour = half ? hourOfHalf(Number(hours), half) : Number(hours)
  if (hour === null || hour > 23 || Number(minutes) > 59) return null
  return hour * 60 + Number(minutes)
}

/** 12 am is midnight, 12 pm is noon. */
const hourOfHalf = (hour: number, half: string): number | null =>
  hour < 1 || hour > 12 ? null : (hour % 12) + (half === 'p' ? 12 : 0)

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** `09:05` for 545. */
export const formatTime = (minutes: number): string =>
  `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
