import { mkdir } from "node:fs/promises"
import { FileStore } from "@tus/file-store"
import { MemoryLocker } from "@tus/server"
import type { BlobStore } from "../platform/blobs/index.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Log } from "../platform/log.ts"
import { type Gate, gate } from "./gate.ts"
import { clamdScanner, type VirusScanner } from "./inspection/scan.ts"
import type { Limits } from "./inspection/verdict.ts"

export type AttachmentsSetup = {
  db: Db
  /** A store of its own: bytes that no attachment names are removed from it. */
  blobs: BlobStore
  /** Where files arrive and wait to be checked. Processes that take uploads for one another share it. */
  folder: string
  limits: Limits
  clamdUrl: string | undefined
  log: Log
  clock: Clock
}

/** What the verbs of this feature share while the process lives. Nothing in it is needed after a crash. */
export type Attachments = Omit<AttachmentsSetup, "clamdUrl"> & {
  scanner: VirusScanner | null
  arriving: FileStore
  locker: MemoryLocker
  inspecting: Gate
  /** Checks that run in this process, by upload, so that a caller can wait for one. */
  checks: Map<string, Promise<void>>
  /** What renews their leases while there are any. */
  renewing: NodeJS.Timeout | null
}

/** Two decoded pictures at a time bound the memory, however many people upload at once. */
const INSPECTED_AT_ONCE = 2

export async function openAttachments(setup: AttachmentsSetup): Promise<Attachments> {
  await mkdir(setup.folder, { recursive: true, mode: 0o700 })
  const { clamdUrl, ...rest } = setup
  return {
    ...rest,
    scanner: clamdUrl === undefined ? null : clamdScanner(clamdUrl),
    arriving: new FileStore({ directory: setup.folder }),
    locker: new MemoryLocker(),
    inspecting: gate(INSPECTED_AT_ONCE),
    checks: new Map(),
    renewing: null,
  }
}
