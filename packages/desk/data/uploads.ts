import { attachmentLimits } from "@veridesk/contract/attachment-formats.ts"
import { type UploadView, uploadView } from "@veridesk/contract/attachments.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { call, Refused } from "./api.ts"
import { cells } from "./cell.ts"
import type { DraftFile } from "./draft.ts"
import { kept } from "./keep.ts"
import { prefs } from "./prefs.ts"
import { me } from "./state.ts"

/*
 * Files on their way to the server, by tus: an upload starts when the file is chosen, goes on where it broke off,
 * and outlives a reload because the file itself is kept in IndexedDB until the server has all of it.
 */

export const MOST_FILES = attachmentLimits.perMessage
const CHUNK_BYTES = 4 * 1024 * 1024
const PATH = "/api/desk/uploads"

export interface Upload extends DraftFile {
  sent: number
  /** checking: the server has all of it and looks whether it is safe. */
  state: "sending" | "checking" | "done" | "failed"
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
  const stop = new AbortController()
  const promise = goUp(item, file, stop.signal).then(
    () => {
      change(item.id, { state: "done", sent: item.size })
      release(item.id)
    },
    (error: unknown) => {
      if (stop.signal.aborted) return
      const refused = error instanceof Refused ? error : new Refused(0, {})
      change(item.id, { state: "failed", problem: [refused.message, refused.next].filter(Boolean).join(" ") })
      throw refused
    },
  )
  promise.catch(() => {}) // told to whoever waits for it, and shown in the tray
  running.set(item.id, { promise, abort: () => stop.abort() })
}

/** Sends the bytes and waits for the verdict on them. */
async function goUp(item: DraftFile, file: Blob, signal: AbortSignal): Promise<void> {
  const tus = await import("tus-js-client")
  const answer = await new Promise<string>((resolve, reject) => {
    const sending = new tus.Upload(file, {
      endpoint: PATH,
      metadata: { id: item.id, filename: item.name, filetype: item.mediaType },
      headers: { "x-requested-with": "veridesk", "accept-language": prefs.get().locale },
      chunkSize: CHUNK_BYTES,
      retryDelays: [0, 1000, 3000, 8000, 20_000],
      removeFingerprintOnSuccess: true,
      fingerprint: async () => `veridesk-${item.id}`,
      onProgress: (sent) => change(item.id, { sent }),
      onSuccess: ({ lastResponse }) => resolve(lastResponse.getBody()),
      onError: (error) => reject(refusalOf(error)),
    })
    signal.addEventListener("abort", () => {
      sending.abort(true).then(() => reject(signal.reason), reject)
    })
    sending.findPreviousUploads().then((earlier) => {
      if (earlier[0]) sending.resumeFromPreviousUpload(earlier[0])
      sending.start()
    }, reject)
  })
  await verdict(item.id, answer)
}

/** Mostly the answer to the last byte is the verdict; otherwise it is asked for until there is one. */
async function verdict(id: string, answer: string): Promise<void> {
  let view = readView(answer)
  while (!view || view.state === "checking" || view.state === "uploading") {
    change(id, { state: "checking" })
    view = await call<UploadView>("GET", `${PATH}/${id}?wait=1`)
  }
  if (view.state === "ready") return
  const { message, next, code } = view.refusal ?? { message: "", next: "", code: "not-kept" }
  throw new Refused(422, { code, message, next })
}

function readView(answer: string): UploadView | null {
  try {
    const read = uploadView.safeParse(JSON.parse(answer))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** A file that another device put into a draft is known here by its id only: asks the server for the rest. */
export async function describe(id: string): Promise<DraftFile> {
  const view = await call<UploadView>("GET", `${PATH}/${id}`)
  const file = { id, name: view.name, size: view.size, mediaType: view.attachment?.mediaType ?? "" }
  if (view.refusal) {
    const problem = `${view.refusal.message} ${view.refusal.next}`
    uploads.set(id, { ...file, sent: view.size, state: "failed", problem, local: null })
  }
  return file
}

/** Whether one of the files was not taken: a message with it would be refused. */
export function anyRefused(files: readonly DraftFile[]): boolean {
  return files.some(({ id }) => uploads.get(id)?.state === "failed")
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
