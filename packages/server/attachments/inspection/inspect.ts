import { stat } from "node:fs/promises"
import type { AttachmentFacts } from "@veridesk/contract/attachments.ts"
import { displayName, withTrueExtension } from "../display-name.ts"
import { readApart } from "./read-apart.ts"
import type { VirusScanner } from "./scan.ts"
import { isRefused, type Limits, type Reading, type Refused } from "./verdict.ts"

/** A file that may be kept: `path` holds the bytes to keep, which need not be those that came. */
export type Passed = {
  path: string
  name: string
  mediaType: string
  width: number | null
  height: number | null
  thumbnail: Buffer | null
  facts: AttachmentFacts
}

export type Order = {
  path: string
  /** Where changed bytes may be written. The caller removes both files. */
  safePath: string
  name: string
  limits: Limits
  scanner: VirusScanner | null
}

/**
 * The whole way of a stranger's file from "arrived" to "may be kept" (reliability.md §3.4 rows 29–36): what it truly is,
 * whether it is one thing only, whether it is malware, and what of it must not be kept.
 */
export async function inspect(o: Order): Promise<Passed | Refused> {
  const name = displayName(o.name)
  const read = await readApart({ path: o.path, safePath: o.safePath, name, limits: o.limits })
  if (isRefused(read)) return read
  const scanned = await scan(o)
  if (isRefused(scanned)) return scanned
  const kept = read.mediaType.startsWith("image/")
    ? await rebuilt({ path: o.path, safePath: o.safePath, mediaType: read.mediaType })
    : asRead(read)
  if (isRefused(kept)) return kept

  const path = read.rewritten || kept.thumbnail ? o.safePath : o.path
  const named = withTrueExtension(name, read.mediaType)
  const facts: AttachmentFacts = { ...scanned, ...read.facts, ...kept.facts }
  if (named !== name) facts.renamed = true
  const [before, after] = await Promise.all([stat(o.path), stat(path)])
  if (before.size !== after.size) facts.original_size = before.size
  const { width, height, thumbnail } = kept
  return { path, name: named, mediaType: read.mediaType, width, height, thumbnail, facts }
}

/** What decodes pictures is read with the first of them. */
async function rebuilt(o: { path: string; safePath: string; mediaType: string }) {
  const { rebuildPicture } = await import("./rebuild-picture.ts")
  return rebuildPicture(o)
}

function asRead(read: Reading) {
  return { width: null, height: null, thumbnail: null, facts: read.facts }
}

/** Where no scanner is set up that is said; where one is set up and can't answer, nothing passes. */
async function scan(o: Order): Promise<{ scanned: boolean } | Refused> {
  if (!o.scanner) return { scanned: false }
  try {
    return (await o.scanner.scan(o.path)) === null ? { scanned: true } : { refused: "virus" }
  } catch {
    return { refused: "scan-unavailable" }
  }
}
