/**
 * Whether a key belongs to an input method (IME), which composes Japanese or Chinese text: its Enter ends the composition.
 * Safari reports that Enter after `isComposing` is over, as key code 229 (UI Events, 7.3.1).
 */
export const isComposing = ({ isComposing, keyCode }: KeyboardEvent): boolean =>
  isComposing || keyCode === 229
