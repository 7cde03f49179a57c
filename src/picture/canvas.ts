/** Types only: the module is an optional dependency, which the drawing process loads. */
export type CanvasModule = Pick<
  typeof import('@napi-rs/canvas'),
  'createCanvas' | 'loadImage' | 'GlobalFonts'
>

export type CanvasContext = import('@napi-rs/canvas').SKRSContext2D
