export type MadeTnef = { text: string; files: { name: string; bytes: Buffer }[] }

/** Outlook's envelope as it writes it ([MS-OXTNEF]): the text and each file's long name as properties. */
export function makeTnef({ text, files }: MadeTnef): Buffer {
  return Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
    attribute(1, 0x00069007, Buffer.concat([int(1252), int(0)])),
    attribute(1, 0x00069003, Buffer.concat([int(1), property(0x1000, text)])),
    ...files.flatMap(({ name, bytes }) => [
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from("short.dat\0", "latin1")),
      attribute(2, 0x0006800f, bytes),
      attribute(2, 0x00069005, Buffer.concat([int(1), property(0x3707, name)])),
    ]),
  ])
}

function attribute(level: number, id: number, data: Buffer): Buffer {
  const sum = data.reduce((total, byte) => (total + byte) & 0xffff, 0)
  return Buffer.concat([
    Buffer.from([level]),
    int(id),
    int(data.length),
    data,
    Buffer.from([sum & 0xff, sum >> 8]),
  ])
}

/** A property of the wide kind. */
function property(id: number, text: string): Buffer {
  const value = Buffer.from(`${text}\0`, "utf16le")
  return Buffer.concat([
    int(id * 0x10000 + 0x1f),
    int(1),
    int(value.length),
    value,
    Buffer.alloc((4 - (value.length % 4)) % 4),
  ])
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
