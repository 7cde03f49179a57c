/** A dark card: calm on Discord's dark theme, and clearly a card on the light one. */
export const BOARD_COLOURS = {
  card: '#171B28',
  rule: '#2B3247',
  text: '#F5F7FC',
  muted: '#AEB7CC',
} as const

/** Of bars and lines. What a colour says is said in words too. */
export const CHART_COLOURS = { bar: '#4C7BE0', mark: '#E9C25B' } as const

/** Gold, silver and bronze, behind dark figures. The rank never depends on colour alone. */
export const MEDAL_COLOURS: readonly string[] = ['#E9C25B', '#C6CDDA', '#D69A68']

export const MEDAL_TEXT_COLOUR = '#171B28'

/** Behind white initials. */
export const AVATAR_COLOURS: readonly string[] = [
  '#3F63B8',
  '#7A4FB5',
  '#A8447F',
  '#B04A4A',
  '#8A6116',
  '#3B7A3F',
  '#1F7A78',
  '#5A6478',
]

export const AVATAR_TEXT_COLOUR = '#FFFFFF'
