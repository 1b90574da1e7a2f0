import sharp from "sharp"

export type Colour = `#${string}`

/** What can be painted: lengths in pixels, `round` the radius of the corners, `wide` the width of a line. */
export type Shape =
  | { box: [x: number, y: number, width: number, height: number]; round?: number; fill: Colour }
  | { line: [x1: number, y1: number, x2: number, y2: number]; wide: number; fill: Colour }
  | { ring: [x: number, y: number, radius: number]; wide: number; fill: Colour }

/**
 * Paints shapes, the last on top, and gives a PNG. There is no lettering, since the machine may have no typefaces,
 * and no vector file, since none may be decoded in a process that takes in strangers' pictures.
 */
export async function paint(o: {
  width: number
  height: number
  ground: Colour
  shapes: Shape[]
}): Promise<Buffer> {
  const { width, height } = o
  const pixels = Buffer.alloc(width * height * 3, Buffer.from(rgb(o.ground)))
  for (const shape of o.shapes) fill(pixels, { width, height }, shape)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer()
}

/** Lays one shape over the pixels; at its edge by how much of the pixel it covers. */
function fill(pixels: Buffer, size: { width: number; height: number }, shape: Shape): void {
  const { distance, reach } = measure(shape)
  const [r, g, b] = rgb(shape.fill)
  const [left, top, right, bottom] = reach
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(size.height, bottom); y += 1) {
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(size.width, right); x += 1) {
      const cover = Math.min(1, Math.max(0, 0.5 - distance(x + 0.5, y + 0.5)))
      if (cover === 0) continue
      const at = (y * size.width + x) * 3
      pixels[at] = mixed(pixels[at], r, cover)
      pixels[at + 1] = mixed(pixels[at + 1], g, cover)
      pixels[at + 2] = mixed(pixels[at + 2], b, cover)
    }
  }
}

function mixed(under = 0, over: number, cover: number): number {
  return cover === 1 ? over : Math.round(under + (over - under) * cover)
}

/** How far a point lies outside the shape (negative: inside), and the rectangle that holds all of it. */
function measure(shape: Shape): {
  distance: (x: number, y: number) => number
  reach: [number, number, number, number]
} {
  if ("box" in shape) {
    const [x0, y0, w, h] = shape.box
    const round = Math.min(shape.round ?? 0, w / 2, h / 2)
    const distance = (x: number, y: number) => {
      const dx = Math.abs(x - x0 - w / 2) - w / 2 + round
      const dy = Math.abs(y - y0 - h / 2) - h / 2 + round
      return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round
    }
    return { distance, reach: [x0 - 1, y0 - 1, x0 + w + 1, y0 + h + 1] }
  }
  if ("ring" in shape) {
    const [x0, y0, radius] = shape.ring
    const most = radius + shape.wide
    return {
      distance: (x, y) => Math.abs(Math.hypot(x - x0, y - y0) - radius) - shape.wide / 2,
      reach: [x0 - most, y0 - most, x0 + most, y0 + most],
    }
  }
  const [x1, y1, x2, y2] = shape.line
  const [dx, dy] = [x2 - x1, y2 - y1]
  const square = dx * dx + dy * dy || 1
  return {
    distance: (x, y) => {
      const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / square))
      return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) - shape.wide / 2
    },
    reach: [
      Math.min(x1, x2) - shape.wide,
      Math.min(y1, y2) - shape.wide,
      Math.max(x1, x2) + shape.wide,
      Math.max(y1, y2) + shape.wide,
    ],
  }
}

function rgb(colour: Colour): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16)
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
}
