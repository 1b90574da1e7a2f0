import { attachmentLimits } from "@veridesk/contract/attachment-formats.ts"
import { type Cell, cell } from "../data/cell.ts"
import { newId } from "../data/new-id.ts"
import type { FileLine } from "./file-line.ts"

export type Ready = { id: string; name: string; size: number }

export type Uploads = {
  lines: Cell<FileLine[]>
  add: (files: File[]) => void
  remove: (key: string) => void
  retry: (key: string) => void
  readyIds: () => string[]
  /** Hands over what is ready and leaves the rest in the tray. */
  takeReady: () => Ready[]
  clear: () => void
}

/** How a file gets to the server; the real one is fetched when the first file is chosen (tus-upload.ts). */
export type Send = (o: {
  id: string
  requestId: string
  file: File
  change: (to: Partial<FileLine>) => void
}) => { stop: () => void }

const AT_ONCE = 3

/** Uploads that begin when a file is chosen, three together. */
export function makeUploads(o: {
  send: () => Promise<Send>
  words: (code: "too-large" | "too-many", file: File) => string
}): Uploads {
  const lines = cell<FileLine[]>([])
  const going = new Map<string, { stop: () => void }>()
  let requestId = newId()

  const change = (key: string, to: Partial<FileLine>) => {
    lines.change((all) => all.map((line) => (line.key === key ? { ...line, ...to } : line)))
    if (to.state && to.state !== "uploading") next()
  }
  const next = () => {
    const isGoing = lines.get().filter(({ state }) => state === "uploading").length
    for (const line of lines
      .get()
      .filter(({ state }) => state === "waiting")
      .slice(0, Math.max(0, AT_ONCE - isGoing)))
      void begin(line)
  }
  const begin = async ({ key, file }: FileLine) => {
    lines.change((all) => all.map((line) => (line.key === key ? { ...line, state: "uploading" } : line)))
    try {
      const send = await o.send()
      going.set(key, send({ id: key, requestId, file, change: (to) => change(key, to) }))
    } catch {
      change(key, { state: "stopped" })
    }
  }
  const problemOf = (file: File, at: number) => {
    if (file.size > mostOf(file)) return o.words("too-large", file)
    return at >= attachmentLimits.perMessage ? o.words("too-many", file) : null
  }

  return {
    lines,
    add(files) {
      const before = lines.get().length
      const added = files.map((file, i): FileLine => {
        const problem = problemOf(file, before + i)
        return {
          key: newId(),
          file,
          state: problem ? "refused" : "waiting",
          progress: 0,
          problem,
          isLocationRemoved: false,
        }
      })
      lines.change((all) => [...all, ...added])
      next()
    },
    remove(key) {
      going.get(key)?.stop()
      going.delete(key)
      lines.change((all) => all.filter((line) => line.key !== key))
      next()
    },
    retry: (key) => change(key, { state: "waiting" }),
    readyIds: () => lines.get().flatMap(({ key, state }) => (state === "ready" ? [key] : [])),
    takeReady() {
      const ready = lines.get().filter(({ state }) => state === "ready")
      lines.change((all) => all.filter(({ state }) => state !== "ready"))
      requestId = newId()
      return ready.map(({ key, file }) => ({ id: key, name: file.name, size: file.size }))
    },
    clear() {
      for (const each of going.values()) each.stop()
      going.clear()
      lines.set([])
    },
  }
}

/** Bytes that the server takes of such a file. */
export function mostOf({ type }: File): number {
  return type.startsWith("video/") ? attachmentLimits.videoBytes : attachmentLimits.bytes
}
