import { createHash } from "node:crypto"
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { Readable } from "node:stream"
import { LRUCache } from "lru-cache"
import { assertAddress, BlobFault, type BlobStore, type ByteRange, type StoredBlob } from "./blobs.ts"
import { asFault, spool } from "./spool.ts"

const LEFT_OVER_AFTER_MS = 24 * 3600 * 1000
const READ_CHUNK = 256 * 1024

/**
 * Blobs as files of one folder: `ab/cd/<sha256>`, written beside, fsynced, renamed, and the folder fsynced, so that a
 * crash leaves either the whole file or none. A file is hashed before its first byte is given out.
 */
export async function openLocalBlobs(folder: string): Promise<BlobStore> {
  const arriving = join(folder, "arriving")
  await mkdir(arriving, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw asFault(cause)
  })
  await sweep(arriving)
  // A file that was hashed once and has not changed since need not be hashed for each range of a video.
  const verified = new LRUCache<string, string>({ max: 5000, ttl: 10 * 60 * 1000 })
  const pathOf = (sha256: string): string => {
    assertAddress(sha256)
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  return {
    async put(source: Readable | Uint8Array): Promise<StoredBlob> {
      const { path, sha256, size } = await spool(source, arriving)
      const target = pathOf(sha256)
      try {
        const created = await mkdir(dirname(target), { recursive: true, mode: 0o700 })
        await rename(path, target)
        await syncFolder(dirname(target))
        if (created) for (const parent of [dirname(dirname(target)), folder]) await syncFolder(parent)
      } catch (cause) {
        await rm(path, { force: true })
        throw asFault(cause)
      }
      verified.delete(sha256)
      return { sha256, size }
    },

    async open(sha256: string, range?: ByteRange): Promise<Readable> {
      const file = await openFile(pathOf(sha256), sha256)
      try {
        const seen = await file.stat()
        const print = `${seen.ino}:${seen.size}:${seen.mtimeMs}`
        if (verified.get(sha256) !== print) {
          if ((await hashOf(file)) !== sha256) throw new BlobFault({ kind: "corrupt", sha256 })
          verified.set(sha256, print)
        }
      } catch (cause) {
        await file.close()
        throw asFault(cause)
      }
      return file.createReadStream({ start: range?.start ?? 0, end: range?.end, highWaterMark: READ_CHUNK })
    },

    async has(sha256: string): Promise<boolean> {
      return stat(pathOf(sha256)).then(
        () => true,
        (cause: unknown) => {
          if (isNotThere(cause)) return false
          throw asFault(cause)
        },
      )
    },

    async remove(sha256: string): Promise<void> {
      verified.delete(sha256)
      await rm(pathOf(sha256), { force: true })
    },

    async health() {
      try {
        const { path } = await spool(Buffer.from("a health check writes as an upload does"), arriving)
        await rm(path, { force: true })
        return { ok: true }
      } catch (cause) {
        return { ok: false, kind: cause instanceof BlobFault ? cause.kind : "unavailable" }
      }
    },
  }
}

async function openFile(path: string, sha256: string): Promise<FileHandle> {
  return open(path, "r").catch((cause: unknown) => {
    throw isNotThere(cause) ? new BlobFault({ kind: "missing", sha256, cause }) : asFault(cause)
  })
}

async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash("sha256")
  const buffer = Buffer.allocUnsafe(READ_CHUNK)
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, READ_CHUNK, at)
    if (bytesRead === 0) return hash.digest("hex")
    hash.update(buffer.subarray(0, bytesRead))
    at += bytesRead
  }
}

/** A rename is durable only once the folder that holds the name is on the disk too. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r")
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Half-written files of a process that died; anything younger may still be written by another process. */
async function sweep(arriving: string): Promise<void> {
  for (const name of await readdir(arriving)) {
    const path = join(arriving, name)
    const seen = await stat(path).catch(() => null)
    if (seen && Date.now() - seen.mtimeMs > LEFT_OVER_AFTER_MS) await rm(path, { force: true })
  }
}

function isNotThere(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR")
}
