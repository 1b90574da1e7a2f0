import type { Readable } from "node:stream"

/** What is kept of some bytes: their lower-case hex SHA-256, which is also their address, and their length. */
export type StoredBlob = { sha256: string; size: number }

/** Both ends are counted and inclusive, as in an HTTP range (RFC 9110 §14.1.2). */
export type ByteRange = { start: number; end: number }

export type BlobFaultKind = "missing" | "corrupt" | "full" | "unavailable"

/**
 * A store of bytes that never change, each addressed by the SHA-256 of its content.
 * The same bytes put twice are kept once; who still needs them is known by the features, not by the store.
 * All methods throw a `BlobFault` when the store itself fails.
 */
export interface BlobStore {
  /** Keeps the bytes and answers only once they would survive a crash. Putting again heals a damaged copy. */
  put(source: Readable | Uint8Array): Promise<StoredBlob>
  /** Opens the bytes for reading. What is read is checked against the address as far as the store can. */
  open(sha256: string, range?: ByteRange): Promise<Readable>
  has(sha256: string): Promise<boolean>
  /** Removes the bytes; nothing happens when they are gone already. */
  remove(sha256: string): Promise<void>
  /** Tries a real write or call; answers what is wrong instead of throwing. */
  health(): Promise<{ ok: true } | { ok: false; kind: BlobFaultKind }>
}

/** The store could not keep or give back bytes. `missing` and `corrupt` concern one blob, the others the store. */
export class BlobFault extends Error {
  readonly kind: BlobFaultKind
  readonly sha256: string | null

  constructor(o: { kind: BlobFaultKind; sha256?: string; cause?: unknown }) {
    super(`blob ${o.kind}${o.sha256 ? `: ${o.sha256}` : ""}`, { cause: o.cause })
    this.name = "BlobFault"
    this.kind = o.kind
    this.sha256 = o.sha256 ?? null
  }
}

/** Refuses anything but an address, so that no caller's text can ever become a path or a key. */
export function assertAddress(sha256: string): void {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError("a blob's address is 64 lower-case hex digits")
}
