import { createHash, randomUUID } from "node:crypto"
import { type FileHandle, open, rm } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"
import { BlobFault, type StoredBlob } from "./blobs.ts"

export type Spooled = StoredBlob & { path: string }

/**
 * Writes bytes of unknown length to a file of its own in `folder`, fsynced, and tells their address and length.
 * The address is known only after the last byte, so every store starts with this. The caller moves or removes the file.
 */
export async function spool(source: Readable | Uint8Array, folder: string): Promise<Spooled> {
  const path = join(folder, randomUUID())
  const hash = createHash("sha256")
  let size = 0
  const file = await open(path, "wx", 0o600).catch(refuse)
  try {
    for await (const chunk of source instanceof Readable ? source : [source]) {
      const bytes: Uint8Array = chunk
      hash.update(bytes)
      size += bytes.byteLength
      await writeAll(file, bytes).catch(refuse)
    }
    await file.sync().catch(refuse)
  } catch (cause) {
    await rm(path, { force: true })
    throw cause
  } finally {
    await file.close()
  }
  return { path, sha256: hash.digest("hex"), size }
}

/** Names a trouble of the disk; anything else is a defect and stays as it is. */
export function asFault(cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG")
    return new BlobFault({ kind: "full", cause })
  if (code === "EACCES" || code === "EROFS" || code === "EIO" || code === "ENOENT") {
    return new BlobFault({ kind: "unavailable", cause })
  }
  return cause
}

function refuse(cause: unknown): never {
  throw asFault(cause)
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let from = 0
  while (from < bytes.byteLength) {
    const { bytesWritten } = await file.write(bytes, from)
    from += bytesWritten
  }
}
