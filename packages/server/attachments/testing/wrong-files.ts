import { Readable } from "node:stream"
import { buffer } from "node:stream/consumers"
import { crc32, createDeflate, deflateRawSync } from "node:zlib"
import sharp from "sharp"

export type Bytes = Buffer<ArrayBuffer>

/** The scanner test file in two parts, or scanners would take away this source. */
export const eicar: Bytes = Buffer.from(
  `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-${"STANDARD-ANTIVIRUS-"}TEST-FILE!$H+H*`,
)
export const scriptedSvg: Bytes = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>',
)
export const page: Bytes = Buffer.from("<!DOCTYPE html><html><script>alert(1)</script></html>")

/** A picture of noise and bars, as PNG, JPEG, WebP or GIF. */
export async function picture(
  format: "png" | "jpeg" | "webp" | "gif",
  width = 640,
  height = 480,
): Promise<Bytes> {
  const noise = { type: "gaussian", mean: 128, sigma: 30 } as const
  const made = sharp({ create: { width, height, channels: 3, background: "#fff", noise } })
  return Buffer.from(await made.toFormat(format).toBuffer())
}

/** A JPEG as a phone makes it: lying on its side, told to be turned, with the place and the maker in its Exif. */
export async function phonePhoto(): Promise<Bytes> {
  const exif = {
    IFD0: { Make: "Fairphone" },
    IFD3: {
      GPSLatitudeRef: "N",
      GPSLatitude: "52/1 22/1 12/1",
      GPSLongitudeRef: "E",
      GPSLongitude: "4/1 53/1 42/1",
    },
  }
  const made = sharp(await picture("jpeg", 2400, 1600))
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
  return Buffer.from(await made.toBuffer())
}

/** 50,000 × 50,000 pixels in a few hundred KB: a sound PNG that decodes to gigabytes. */
export async function pixelBomb(): Promise<Bytes> {
  const edge = 50_000
  const row = Buffer.alloc(1 + Math.ceil(edge / 8))
  const rows = Buffer.concat(Array.from({ length: 100 }, () => row))
  const packed = await buffer(
    Readable.from(Array.from({ length: edge / 100 }, () => rows)).pipe(createDeflate()),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(edge, 0)
  header.writeUInt32BE(edge, 4)
  header[8] = 1 // bits a pixel
  const parts = [pngChunk("IHDR", header), pngChunk("IDAT", packed), pngChunk("IEND", Buffer.alloc(0))]
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

export function pdf(o: { head?: string; body?: string; tail?: string } = {}): Bytes {
  const objects = `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${o.body ?? ""} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n`
  return Buffer.from(
    `${o.head ?? ""}%PDF-1.7\n${objects}xref\n0 3\ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n${o.tail ?? ""}`,
  )
}

export type ZipEntry = {
  name: string
  content?: Buffer
  encrypted?: boolean
  /** Told in the directory instead of the truth. */
  unpacked?: number
  /** Points at the bytes of the first entry again. */
  overlapping?: boolean
}

export function zip(entries: ZipEntry[]): Bytes {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = entry.content ?? Buffer.from("deposit not credited\n")
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(entry.encrypted ? 1 : 0, 6)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(crc32(content), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50)
    central.writeUInt16LE(entry.encrypted ? 1 : 0, 8)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(crc32(content), 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(entry.unpacked ?? content.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(entry.overlapping ? 0 : at, 42)
    directory.push(central, name)
    if (entry.overlapping) continue
    parts.push(local, name, packed)
    at += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

/** A film of boxes only; `place` puts where it was filmed into its notes, as phones do. */
export function movie(
  o: { brand?: "isom" | "qt  "; place?: boolean; bytes?: number; tail?: Buffer } = {},
): Bytes {
  const place = box("\xa9xyz", Buffer.from("\x00\x10\x15\xc7+52.3676+004.9041/", "latin1"))
  const notes = box("udta", Buffer.concat([box("name", Buffer.from("clip")), place]))
  const moov = box("moov", Buffer.concat([box("mvhd", Buffer.alloc(100)), ...(o.place ? [notes] : [])]))
  const ftyp = box("ftyp", Buffer.from(`${o.brand ?? "isom"}\0\0\0\0${o.brand ?? "isom"}`))
  return Buffer.concat([ftyp, moov, box("mdat", Buffer.alloc(o.bytes ?? 1000, 7)), o.tail ?? Buffer.alloc(0)])
}

function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(type, 4, "latin1")
  return Buffer.concat([head, body])
}
