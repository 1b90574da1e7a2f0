import { digits } from "./digits.ts"
import { type Colour, paint, type Shape } from "./paint.ts"

/** The pictures people attach, each drawn anew when it is needed. */
export const drawings = {
  "wallet-2480": () => wallet("2480.00"),
  "wallet-5300": () => wallet("5300.00"),
  "wallet-450": () => wallet("450"),
  "deposit-history": () => table(7, 2),
  "withdrawal-review": () => table(6, 0),
  "code-refused": codeRefused,
  "person-with-card": personWithCard,
  declaration: () => letter({ stamp: false, signed: true }),
  "bank-letter": () => letter({ stamp: true, signed: true }),
  bill: () => letter({ stamp: true, signed: false }),
  "card-declined": cardDeclined,
  "chat-one": () => chat([1, 0, 0, 1]),
  "chat-two": () => chat([0, 0, 1, 0]),
  "chat-three": () => chat([0, 1, 0, 0]),
} satisfies Record<string, () => Promise<Buffer>>
export type Drawing = keyof typeof drawings

const INK: Colour = "#1c2b33"
const PALE: Colour = "#c9d3d6"
const RED: Colour = "#c0362c"
const PHONE = { width: 540, height: 1080 }
const PAGE = { width: 720, height: 1000 }

type Place = [x: number, y: number]

/** A line of writing that nobody can read, which is how the demo keeps out of other people's business. */
const words = ([x, y]: Place, width: number, fill: Colour = PALE): Shape => ({
  box: [x, y, width, 14],
  round: 7,
  fill,
})

function tick([x, y]: Place, size: number, fill: Colour): Shape[] {
  const wide = size / 7
  return [
    { ring: [x, y, size], wide, fill },
    { line: [x - size * 0.45, y, x - size * 0.1, y + size * 0.38], wide, fill },
    { line: [x - size * 0.1, y + size * 0.38, x + size * 0.5, y - size * 0.35], wide, fill },
  ]
}

function cross([x, y]: Place, size: number): Shape[] {
  const [wide, arm] = [size / 6, size * 0.4]
  return [
    { ring: [x, y, size], wide, fill: RED },
    { line: [x - arm, y - arm, x + arm, y + arm], wide, fill: RED },
    { line: [x - arm, y + arm, x + arm, y - arm], wide, fill: RED },
  ]
}

/** A wallet's page of one transfer. */
function wallet(amount: string): Promise<Buffer> {
  const rows = Array.from({ length: 5 }, (_, at): Shape[] => [
    words([50, 640 + at * 72], 120, "#5c7480"),
    words([250 - (at % 3) * 30, 640 + at * 72], 240 + (at % 3) * 30, "#b9c8cd"),
  ])
  const left = 270 - (amount.length * 56 * 0.68) / 2
  return paint({
    ...PHONE,
    ground: "#16242b",
    shapes: [
      words([50, 60], 130, "#8da3ab"),
      ...tick([270, 230], 66, "#37c28b"),
      ...digits(amount, { x: left, y: 380, tall: 56, fill: "#f3f7f8" }),
      words([200, 480], 140, "#8da3ab"),
      { box: [30, 600, 480, 390], round: 20, fill: "#1f323b" },
      ...rows.flat(),
    ],
  })
}

/** A page of an account with rows of amounts; the first `marked` rows stand out. */
function table(rows: number, marked: number): Promise<Buffer> {
  const shapes = Array.from({ length: rows }, (_, at): Shape[] => {
    const y = 190 + at * 82
    return [
      { box: [40, y - 26, 1000, 2], fill: "#e3e8ea" },
      words([40, y], 90, at < marked ? INK : "#8797a0"),
      words([240, y], 150 + (at % 3) * 30),
      ...digits(["2480.00", "600.00", "1.8000", "0.0420", "300.00", "75.00", "12.50"][at % 7] ?? "1", {
        x: 560,
        y: y - 8,
        tall: 28,
        fill: INK,
      }),
      { box: [880, y - 12, 120, 34], round: 17, fill: at < marked ? "#f6e3c0" : "#d5eee3" },
    ]
  })
  return paint({
    width: 1080,
    height: 200 + rows * 82,
    ground: "#ffffff",
    shapes: [
      { box: [0, 0, 1080, 84], fill: INK },
      words([40, 35], 200, "#f3f7f8"),
      words([40, 118], 300, INK),
      ...shapes.flat(),
    ],
  })
}

function codeRefused(): Promise<Buffer> {
  const boxes = Array.from({ length: 6 }, (_, at): Shape[] => [
    { box: [54 + at * 74, 420, 62, 78], round: 10, fill: "#f7dcd9" },
    ...digits("402917"[at] ?? "0", { x: 74 + at * 74, y: 440, tall: 38, fill: RED }),
  ])
  return paint({
    ...PHONE,
    ground: "#ffffff",
    shapes: [
      words([54, 120], 260, INK),
      words([54, 170], 400),
      ...boxes.flat(),
      words([54, 530], 290, RED),
      { box: [54, 620, 432, 74], round: 12, fill: PALE },
    ],
  })
}

/** Somebody who holds a card and a sheet beside their face, as those are asked to who lost their authenticator. */
function personWithCard(): Promise<Buffer> {
  return paint({
    width: 900,
    height: 900,
    ground: "#dfe7e6",
    shapes: [
      { box: [180, 560, 480, 500], round: 200, fill: "#3f6b74" },
      { box: [330, 230, 180, 230], round: 90, fill: "#e8bfa0" },
      { box: [320, 200, 200, 110], round: 60, fill: "#2b2420" },
      { box: [375, 430, 90, 150], round: 30, fill: "#e8bfa0" },
      { box: [560, 470, 260, 168], round: 14, fill: "#ffffff" },
      { box: [580, 492, 76, 100], round: 6, fill: "#b7cad0" },
      words([676, 500], 120, INK),
      words([676, 532], 90),
      words([676, 564], 110),
      { box: [90, 520, 210, 280], round: 4, fill: "#ffffff" },
      ...Array.from({ length: 6 }, (_, at) => words([112, 552 + at * 36], 120 + ((at * 37) % 50))),
    ],
  })
}

/** A sheet of paper: a bill, a bank's letter, something written by hand. */
function letter(o: { stamp: boolean; signed: boolean }): Promise<Buffer> {
  const lines = Array.from({ length: 14 }, (_, at) => words([90, 300 + at * 34], 380 + ((at * 97) % 160)))
  const hand: Shape[] = [
    { line: [100, 850, 150, 800], wide: 5, fill: "#23407a" },
    { line: [150, 800, 165, 870], wide: 5, fill: "#23407a" },
    { line: [165, 870, 240, 810], wide: 5, fill: "#23407a" },
    { line: [240, 810, 330, 850], wide: 5, fill: "#23407a" },
  ]
  const stamp: Shape[] = [
    { ring: [560, 850, 66], wide: 6, fill: "#a8433a" },
    { ring: [560, 850, 48], wide: 3, fill: "#a8433a" },
    { box: [500, 840, 120, 20], round: 4, fill: "#a8433a" },
  ]
  return paint({
    ...PAGE,
    ground: "#fbfaf6",
    shapes: [
      { box: [90, 80, 70, 70], round: 35, fill: "#3f6b74" },
      words([190, 92], 260, INK),
      words([190, 124], 180),
      words([90, 220], 330, INK),
      ...lines,
      ...(o.signed ? hand : []),
      ...(o.stamp ? stamp : []),
    ],
  })
}

function cardDeclined(): Promise<Buffer> {
  return paint({
    ...PHONE,
    ground: "#f4f6f7",
    shapes: [
      { box: [40, 90, 460, 270], round: 24, fill: "#33505c" },
      { box: [80, 180, 70, 52], round: 8, fill: "#d9b96a" },
      ...digits("4021 88", { x: 80, y: 270, tall: 34, fill: "#f3f7f8" }),
      ...cross([270, 510], 62),
      words([120, 630], 300, RED),
      words([90, 680], 360),
      words([150, 720], 240),
      { box: [40, 860, 460, 78], round: 14, fill: INK },
    ],
  })
}

/** Bubbles of a conversation; 1 is the stranger's, with a link in it. */
function chat(turns: number[]): Promise<Buffer> {
  const shapes = turns.flatMap((stranger, at): Shape[] => {
    const [x, y] = [stranger ? 30 : 150, 170 + at * 190]
    return [
      { box: [x, y, 360, 150], round: 22, fill: stranger ? "#ffffff" : "#cfe9dd" },
      words([x + 26, y + 30], 290, "#7b8d95"),
      words([x + 26, y + 62], 240, "#7b8d95"),
      words([x + 26, y + 102], 200, stranger ? "#2f6fb0" : "#7b8d95"),
    ]
  })
  return paint({
    ...PHONE,
    ground: "#dbe5ea",
    shapes: [
      { box: [0, 0, 540, 120], fill: "#2a4653" },
      { box: [30, 36, 56, 56], round: 28, fill: "#3f8f7a" },
      words([110, 46], 190, "#f3f7f8"),
      words([110, 76], 110, "#9fb4bc"),
      ...shapes,
    ],
  })
}
