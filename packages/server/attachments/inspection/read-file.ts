import { open, writeFile } from "node:fs/promises"
import type { AttachmentFacts } from "@veridesk/contract/attachments.ts"
import { fileHoldsEicar } from "./eicar.ts"
import { readMovie, readWebm } from "./read-movie.ts"
import { readPdf } from "./read-pdf.ts"
import { readText } from "./read-text.ts"
import { readZip } from "./read-zip.ts"
import { HEAD_BYTES, sniff } from "./sniff.ts"
import { isRefused, type Limits, type Reading, type Refused } from "./verdict.ts"

export type ReadOrder = { path: string; safePath: string; name: string; limits: Limits }

/**
 * Finds out what a file is and reads it as that, without decoding pictures. Runs in a thread of its own (read-worker.ts).
 * Text that had to be changed is written to `safePath`; a film loses its place in `path` itself.
 */
export async function readFile(o: ReadOrder): Promise<Reading | Refused> {
  const file = await open(o.path, "r+")
  try {
    const { size } = await file.stat()
    if (size === 0) return { refused: "empty" }
    if (await fileHoldsEicar(file)) return { refused: "virus" }
    const head = Buffer.alloc(Math.min(size, HEAD_BYTES))
    await file.read(head, 0, head.length, 0)
    const found = await sniff(head, o.name)
    if (isRefused(found)) return found
    const most = found.kind === "video" ? o.limits.videoBytes : o.limits.bytes
    if (size > most) return { refused: "too-large", values: { limit: Math.round(most / 1024 ** 2) } }

    const { mediaType } = found
    const plain = (read: { facts: AttachmentFacts } | Refused): Reading | Refused =>
      isRefused(read) ? read : { mediaType, rewritten: false, facts: read.facts }
    if (found.kind === "image") return plain({ facts: {} })
    if (mediaType === "video/webm") return plain(await readWebm(file, size))
    if (found.kind === "video") return plain(await readMovie(file, size))

    const bytes = Buffer.alloc(size)
    await file.read(bytes, 0, size, 0)
    if (found.kind === "document") return plain(readPdf(bytes))
    if (found.kind === "archive") return plain(readZip(bytes))
    const read = readText(bytes, { name: o.name, mediaType })
    if (isRefused(read)) return read
    if (read.text) await writeFile(o.safePath, read.text)
    const facts: AttachmentFacts = read.masked > 0 ? { secrets_masked: read.masked } : {}
    return { mediaType: read.mediaType, rewritten: read.text !== null, facts }
  } finally {
    await file.close()
  }
}
