import { newId } from "@veridesk/contract/ids.ts"
import { Refused } from "./api.ts"
import { cells } from "./cell.ts"
import { kept } from "./keep.ts"
import { prefs } from "./prefs.ts"
import { me } from "./state.ts"

/*
 * Files on their way to the server, by tus: an upload starts when the file is chosen, goes on where it broke off,
 * and outlives a reload because the file itself is kept in IndexedDB until the server has all of it.
 */

/** The most files one message takes (contract/desk-api.ts). */
export const MOST_FILES = 10
const CHUNK_BYTES = 4 * 1024 * 1024

export interface DraftFile {
  id: string
  name: string
  size: number
  mediaType: string
}
export interface Upload extends DraftFile {
  sent: number
  state: "sending" | "done" | "failed"
  /** The server's sentence, where it said no. */
  problem: string
  /** An address of the local bytes, for a thumbnail. */
  local: string | null
}

export const uploads = cells<Upload | null>(null)
const running = new Map<string, { promise: Promise<void>; abort(): void }>()

/** Starts sending a file; the id is the attachment's. */
export function upload(file: File): DraftFile {
  const item = {
    id: newId(),
    name: file.name,
    size: file.size,
    mediaType: file.type || "application/octet-stream",
  }
  begin(item, file)
  const staffId = me.get()?.id ?? ""
  void kept().then((db) => db?.put("files", { id: item.id, staffId, file, name: file.name }).catch(() => {}))
  return item
}

/** Kept when the server has the whole file; broken with a `Refused` where it didn't take it. */
export function whenUploaded(id: string): Promise<void> {
  return running.get(id)?.promise ?? Promise.resolve()
}

export function cancelUpload(id: string): void {
  running.get(id)?.abort()
  release(id)
  uploads.set(id, null)
}

export async function retryUpload(item: DraftFile): Promise<void> {
  const stored = await (await kept())?.get("files", item.id)
  if (stored) begin(item, stored.file)
}

/** Goes on with the files of a draft that a reload had interrupted. */
export async function resumeUploads(files: readonly DraftFile[]): Promise<void> {
  const db = await kept()
  for (const item of files) {
    if (running.has(item.id)) continue
    const stored = await db?.get("files", item.id)
    if (stored) begin(item, stored.file)
  }
}

function begin(item: DraftFile, file: Blob): void {
  const local = item.mediaType.startsWith("image/") ? URL.createObjectURL(file) : null
  uploads.set(item.id, { ...item, sent: 0, state: "sending", problem: "", local })
  let abort = () => {}
  const promise = import("tus-js-client").then(
    (tus) =>
      new Promise<void>((resolve, reject) => {
        const sending = new tus.Upload(file, {
          endpoint: "/uploads",
          metadata: { id: item.id, name: item.name, filetype: item.mediaType },
          headers: { "x-requested-with": "veridesk", "accept-language": prefs.get().locale },
          chunkSize: CHUNK_BYTES,
          retryDelays: [0, 1000, 3000, 8000, 20_000],
          removeFingerprintOnSuccess: true,
          fingerprint: async () => `veridesk-${item.id}`,
          onProgress: (sent) => change(item.id, { sent }),
          onSuccess: () => {
            change(item.id, { state: "done", sent: item.size })
            release(item.id)
            resolve()
          },
          onError: (error) => {
            const refused = refusalOf(error)
            change(item.id, { state: "failed", problem: refused.message })
            reject(refused)
          },
        })
        abort = () => {
          void sending.abort(true).catch(() => {})
          resolve()
        }
        void sending.findPreviousUploads().then((earlier) => {
          if (earlier[0]) sending.resumeFromPreviousUpload(earlier[0])
          sending.start()
        })
      }),
  )
  promise.catch(() => {}) // told to whoever waits for it, and shown in the tray
  running.set(item.id, { promise, abort: () => abort() })
}

function change(id: string, changed: Partial<Upload>): void {
  const known = uploads.get(id)
  if (known) uploads.set(id, { ...known, ...changed })
}

/** The server has the file, or nobody wants it any more: the copy on disk goes. */
function release(id: string): void {
  void kept().then((db) => db?.delete("files", id))
}

function refusalOf(error: unknown): Refused {
  const response =
    typeof error === "object" && error !== null && "originalResponse" in error
      ? (error.originalResponse as { getStatus(): number; getBody(): string } | null)
      : null
  if (!response) return new Refused(0, {})
  try {
    return new Refused(response.getStatus(), JSON.parse(response.getBody()))
  } catch {
    return new Refused(response.getStatus(), {})
  }
}
