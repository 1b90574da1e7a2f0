import { crc32 } from "node:zlib"

export type ZipEntry = { name: string; bytes: Uint8Array; at: Date }

const UTF8_NAMES = 0x0800
const VERSION = 20

/**
 * An archive of files as they are, without compression (APPNOTE.TXT 6.3.10 §4.3): every program opens it, and what lies in
 * it is bound to 4 GB and 65,535 files.
 */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, at } of entries) {
    const named = Buffer.from(name)
    const facts = factsOf(named, bytes, at)
    const local = Buffer.concat([u32(0x04034b50), facts, u16(0), named, bytes])
    bodies.push(local)
    directory.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(VERSION),
        facts,
        u16(0),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(offset),
        named,
      ]),
    )
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const count = u16(entries.length)
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0),
    u16(0),
    count,
    count,
    u32(listed.length),
    u32(offset),
    u16(0),
  ])
  return Buffer.concat([...bodies, listed, end])
}

/** What stands of a file both before its bytes and in the directory. */
function factsOf(name: Buffer, bytes: Uint8Array, at: Date): Buffer {
  const size = u32(bytes.length)
  return Buffer.concat([
    u16(VERSION),
    u16(UTF8_NAMES),
    u16(0),
    dosTime(at),
    u32(crc32(bytes)),
    size,
    size,
    u16(name.length),
  ])
}

/** Two-second steps since 1980, in UTC. */
function dosTime(at: Date): Buffer {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return Buffer.concat([u16(time), u16(day)])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
