import type { Colour, Shape } from "./paint.ts"

/**
 * The strokes of each sign on a grid two wide and four high, as pairs of corners:
 *   0 top left, 1 top right, 2 middle left, 3 middle right, 4 bottom left, 5 bottom right.
 */
const STROKES: Record<string, [number, number][]> = {
  "0": [
    [0, 1],
    [1, 5],
    [5, 4],
    [4, 0],
  ],
  "1": [[1, 5]],
  "2": [
    [0, 1],
    [1, 3],
    [3, 2],
    [2, 4],
    [4, 5],
  ],
  "3": [
    [0, 1],
    [1, 5],
    [2, 3],
    [4, 5],
  ],
  "4": [
    [0, 2],
    [2, 3],
    [1, 5],
  ],
  "5": [
    [1, 0],
    [0, 2],
    [2, 3],
    [3, 5],
    [5, 4],
  ],
  "6": [
    [1, 0],
    [0, 4],
    [4, 5],
    [5, 3],
    [3, 2],
  ],
  "7": [
    [0, 1],
    [1, 4],
  ],
  "8": [
    [0, 1],
    [1, 5],
    [5, 4],
    [4, 0],
    [2, 3],
  ],
  "9": [
    [3, 2],
    [2, 0],
    [0, 1],
    [1, 5],
    [5, 4],
  ],
  "-": [[2, 3]],
}

/** Writes a number in plain strokes, `tall` pixels high, from its left top corner. */
export function digits(text: string, o: { x: number; y: number; tall: number; fill: Colour }): Shape[] {
  const wide = o.tall / 8
  let x = o.x
  return [...text].flatMap((sign): Shape[] => {
    const left = x
    if (sign === "." || sign === ",") {
      x += o.tall * 0.32
      return [{ box: [left, o.y + o.tall - wide, wide * 1.4, wide * 1.4], round: wide, fill: o.fill }]
    }
    x += o.tall * 0.72
    const corner = (at: number): [number, number] => [
      left + (at % 2) * o.tall * 0.46,
      o.y + (Math.floor(at / 2) * o.tall) / 2,
    ]
    return (STROKES[sign] ?? []).map(([from, to]) => ({
      line: [...corner(from), ...corner(to)],
      wide,
      fill: o.fill,
    }))
  })
}
