/** Types only: the module itself is loaded when the first picture is drawn, and may be absent. */
export type CanvasModule = Pick<
  typeof import('@napi-rs/canvas'),
  'createCanvas' | 'loadImage' | 'GlobalFonts'
>

export type Context = import('@napi-rs/canvas').SKRSContext2D
