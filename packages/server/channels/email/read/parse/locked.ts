/**
 * Whether a file can't be opened without a password, by its first bytes and its directory: a ZIP with an encrypted entry
 * (APPNOTE 4.4.4, bit 0), a RAR or 7z with an encrypted header, a PDF with /Encrypt, an encrypted Office file.
 */
export function isLocked(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 32) return false
  if (file.readUInt32LE(0) === 0x04034b50) return isLockedZip(file)
  if (file.readUInt32BE(0) === 0x52617221) return isLockedRar(file)
  if (file.toString("latin1", 0, 5) === "%PDF-") return isLockedPdf(file)
  // Word, Excel and PowerPoint put an encrypted document into a compound file with this stream.
  if (file.readUInt32BE(0) === 0xd0cf11e0) return file.includes(Buffer.from("EncryptedPackage", "utf16le"))
  return false
}

const MOST_ENTRIES = 10_000

function isLockedZip(file: Buffer): boolean {
  if ((file.readUInt16LE(6) & 1) === 1) return true
  const end = file.lastIndexOf("PK\u0005\u0006")
  if (end === -1 || end + 22 > file.length) return false
  let at = file.readUInt32LE(end + 16)
  for (let entry = 0; entry < MOST_ENTRIES && at + 46 <= file.length; entry += 1) {
    if (file.readUInt32LE(at) !== 0x02014b50) return false
    if ((file.readUInt16LE(at + 8) & 1) === 1) return true
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return false
}

/** RAR 4: bit 7 of the main header says its names are encrypted, bit 2 of a file's header its bytes; RAR 5: header type 4. */
function isLockedRar(file: Buffer): boolean {
  if (file[6] === 0x00)
    return (file.readUInt16LE(10) & 0x80) !== 0 || (file[22] === 0x74 && (file.readUInt16LE(23) & 0x04) !== 0)
  return file[6] === 0x01 && file[13] === 0x04
}

/** The trailer stands at the end, or at the beginning of a file made for the web. */
function isLockedPdf(file: Buffer): boolean {
  const span = 16 * 1024
  return [file.subarray(0, span), file.subarray(Math.max(0, file.length - span))].some((piece) =>
    /\/Encrypt\s+\d+\s+\d+\s+R/.test(piece.toString("latin1")),
  )
}
