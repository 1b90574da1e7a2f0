import type { FileHandle } from "node:fs/promises"

/** The harmless file that every virus scanner calls a virus (eicar.org); in two parts, or scanners would take away this file. */
const SIGNATURE = Buffer.from(
  `X5O!P%@AP[4\\PZX54(P^)7CC)7}${"$EICAR-STANDARD-"}${"ANTIVIRUS-TEST-FILE!$H+H*"}`,
  "latin1",
)
const CHUNK = 1024 * 1024

export function holdsEicar(bytes: Buffer): boolean {
  return bytes.includes(SIGNATURE)
}

/** Looks through the whole file, at any offset, holding one chunk at a time. */
export async function fileHoldsEicar(file: FileHandle): Promise<boolean> {
  const buffer = Buffer.allocUnsafe(SIGNATURE.length + CHUNK)
  let kept = 0
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(buffer, kept, CHUNK, at)
    if (bytesRead === 0) return false
    const filled = kept + bytesRead
    if (holdsEicar(buffer.subarray(0, filled))) return true
    kept = Math.min(SIGNATURE.length - 1, filled)
    buffer.copyWithin(0, filled - kept, filled)
    at += bytesRead
  }
}
