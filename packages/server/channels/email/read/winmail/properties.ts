/** A property's value; `wide` where it is UTF-16. */
export type Property = { bytes: Uint8Array; wide: boolean }
export type Properties = Map<number, Property>

const MOST_PROPERTIES = 2000
const SIZES: Record<number, number> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
}
const OF_ANY_LENGTH = new Set([0x1e, 0x1f, 0x0d, 0x102])
const OBJECT = 0x0d
const WIDE = 0x1f
const MANY = 0x1000

/** The list of properties in [MS-OXTNEF] §2.1.3.4; what can't be understood ends it. Named properties are passed over. */
export function readProperties(bytes: Uint8Array): Properties {
  const found: Properties = new Map()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const reader = { at: 0, view, bytes }
  const count = Math.min(number(reader) ?? 0, MOST_PROPERTIES)
  for (let one = 0; one < count; one += 1) {
    const tag = number(reader)
    if (tag === null) return found
    const type = tag & 0xffff
    const id = tag >>> 16
    if (id >= 0x8000 && !skipName(reader)) return found
    const value = valueOf(reader, type)
    if (value === null) return found
    if (id < 0x8000 && !found.has(id)) found.set(id, { bytes: value, wide: type === WIDE })
  }
  return found
}

type Reader = { at: number; view: DataView; bytes: Uint8Array }

function number(reader: Reader): number | null {
  if (reader.at + 4 > reader.bytes.length) return null
  reader.at += 4
  return reader.view.getUint32(reader.at - 4, true)
}

/** A set's id, then a number or a name. */
function skipName(reader: Reader): boolean {
  reader.at += 16
  const kind = number(reader)
  const value = number(reader)
  if (kind === null || value === null) return false
  if (kind === 1) reader.at += padded(value)
  return reader.at <= reader.bytes.length
}

/** The first of a value's pieces; an object's begins with the id of its interface. */
function valueOf(reader: Reader, type: number): Uint8Array | null {
  const many = (type & MANY) !== 0
  const plain = type & ~MANY
  const size = SIZES[plain]
  if (size !== undefined) return take(reader, many ? size * (number(reader) ?? 0) : size)
  if (!OF_ANY_LENGTH.has(plain)) return null
  const pieces = number(reader)
  if (pieces === null || pieces > MOST_PROPERTIES) return null
  let first: Uint8Array | null = null
  for (let piece = 0; piece < pieces; piece += 1) {
    const length = number(reader)
    const taken = length === null ? null : take(reader, length)
    if (taken === null) return null
    first ??= plain === OBJECT ? taken.subarray(16) : taken
  }
  return first ?? new Uint8Array()
}

function take(reader: Reader, length: number): Uint8Array | null {
  const { at } = reader
  if (at + length > reader.bytes.length) return null
  reader.at += padded(length)
  return reader.bytes.subarray(at, at + length)
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
