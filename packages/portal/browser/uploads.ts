import type { UploadView } from "@veridesk/contract/attachments.ts"
import type { Upload } from "tus-js-client"
import type { FileLine } from "../files/file-line.ts"
import type { UploadRules } from "../props-form.ts"
import { newId } from "./new-id.ts"
import { type KeptFile, store } from "./store.ts"

interface Options {
  rules: UploadRules
  csrf: string
  /** Form and person: under it the files are kept until they are whole on the server. */
  scope: string
  requestId: () => string
  /** Files that are on the server count too. */
  taken: () => number
  onChange: (lines: FileLine[]) => void
  /** A file is whole on the server, or was refused there. */
  onArrived: (view: UploadView, slot: string | undefined) => void
}

/** A file that was not even begun, since the server would refuse it. */
export interface LeftOut {
  code: "too-many-files" | "too-large"
  file: File
}

interface Going {
  kept: KeptFile
  line: FileLine
  upload: Upload | null
  /** True when a part of it may be on the server already. */
  begun: boolean
  /** True once it is kept on the device, or can't be: only then it starts, so that a reload finds it. */
  ready: boolean
}

const atOnce = 3

export interface Uploads {
  /** Begins what fits, and tells what does not. */
  add: (files: Iterable<File>, slot?: string) => LeftOut[]
  remove: (key: string) => void
  retry: (key: string) => void
  /** Takes up what was cut off by a reload. */
  restore: () => Promise<void>
  /** Resolves when nothing is on its way any more. */
  settled: () => Promise<void>
}

/**
 * Uploads that start at once, three together, and go on where they broke off: after a cut network, after a
 * reload, after a crash. A file is kept on the device until it is whole on the server.
 */
export function makeUploads(options: Options): Uploads {
  const going = new Map<string, Going>()
  const waiters: (() => void)[] = []

  const tell = () => {
    options.onChange([...going.values()].map(({ line }) => line))
    if (![...going.values()].some(({ line }) => line.state === "uploading" || line.state === "waiting"))
      for (const done of waiters.splice(0)) done()
  }
  const change = (key: string, change: Partial<FileLine>) => {
    const each = going.get(key)
    if (!each) return
    each.line = { ...each.line, ...change }
    tell()
  }
  const leave = (key: string) => {
    going.delete(key)
    store()
      .then((database) => database.delete("files", key))
      .catch(() => undefined)
  }

  async function begin(each: Going) {
    const { Upload, DetailedError } = await import("tus-js-client")
    if (!going.has(each.kept.id)) return
    const { file, id, requestId, slot } = each.kept
    const started = Date.now()
    const { endpoint, token } = options.rules
    each.upload = new Upload(file, {
      endpoint,
      // The id is ours, so the address is known before the first byte: a reload finds the file by it.
      uploadUrl: each.begun ? `${endpoint}/${id}` : null,
      metadata: { id, filename: file.name, filetype: file.type, requestId },
      headers: { "x-csrf-token": options.csrf, ...(token && { "x-upload-token": token }) },
      chunkSize: 4 * 1_048_576,
      retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000],
      storeFingerprintForResuming: false,
      onProgress: (sent, total) => {
        const seconds = (Date.now() - started) / 1000
        const left = seconds > 2 && sent > 0 ? Math.ceil((total - sent) / (sent / seconds)) : null
        change(id, { progress: total > 0 ? sent / total : 1, secondsLeft: left })
      },
      onSuccess: ({ lastResponse }) => {
        const view = readView(lastResponse.getBody())
        if (view) arrive(id, view)
        else ask(id, slot).catch(() => change(id, { state: "stopped" }))
        next()
      },
      onError: (error) => {
        const refused =
          error instanceof DetailedError ? readRefusal(error.originalResponse?.getBody() ?? "", file) : null
        if (refused) arrive(id, refused)
        else change(id, { state: "stopped", secondsLeft: null })
        next()
      },
    })
    each.begun = true
    each.upload.start()
  }

  function arrive(key: string, view: UploadView) {
    const slot = going.get(key)?.kept.slot
    leave(key)
    options.onArrived(view, slot)
    if (view.state === "checking") ask(key, slot).catch(() => undefined)
    tell()
  }

  /** Until the check has come to an end; each question may wait on the server for some seconds. */
  async function ask(key: string, slot: string | undefined): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      const response = await fetch(`${options.rules.endpoint}/${key}?wait=1`, {
        headers: { accept: "application/json" },
      })
      if (!response.ok) throw new Error(String(response.status))
      const view = (await response.json()) as UploadView
      leave(key)
      options.onArrived(view, slot)
      tell()
      if (view.state !== "checking") return
    }
  }

  function next() {
    const busy = [...going.values()].filter(({ line }) => line.state === "uploading").length
    const waiting = [...going.values()]
      .filter(({ line, ready }) => ready && line.state === "waiting")
      .slice(0, atOnce - busy)
    for (const each of waiting) {
      each.line = { ...each.line, state: "uploading" }
      begin(each).catch(() => change(each.kept.id, { state: "stopped" }))
    }
    tell()
  }

  /** A device that keeps nothing is no reason not to send the file. */
  async function keepFile(kept: KeptFile) {
    await store()
      .then((database) => database.put("files", kept))
      .catch(() => undefined)
    const each = going.get(kept.id)
    // Taken away again meanwhile.
    if (!each) return leave(kept.id)
    each.ready = true
    next()
  }

  function enter(kept: KeptFile, begun: boolean) {
    going.set(kept.id, { kept, line: lineFor(kept), upload: null, begun, ready: begun })
  }

  return {
    add(files, slot) {
      const leftOut: LeftOut[] = []
      for (const file of files) {
        if (file.size > options.rules.maxBytes) {
          leftOut.push({ code: "too-large", file })
          continue
        }
        if (options.taken() + going.size >= options.rules.maxFiles) {
          leftOut.push({ code: "too-many-files", file })
          continue
        }
        const kept = {
          id: newId(),
          scope: options.scope,
          requestId: options.requestId(),
          file,
          ...(slot && { slot }),
        }
        enter(kept, false)
        void keepFile(kept)
      }
      tell()
      return leftOut
    },
    remove(key) {
      const each = going.get(key)
      leave(key)
      // True also ends it on the server; what is lost on the way there is swept away later.
      each?.upload?.abort(true).catch(() => undefined)
      next()
    },
    retry(key) {
      change(key, { state: "waiting" })
      next()
    },
    async restore() {
      try {
        for (const kept of await (await store()).getAllFromIndex("files", "scope", options.scope))
          enter(kept, true)
        next()
      } catch {
        // Nothing could be kept, so nothing is taken up.
      }
    },
    settled: () =>
      new Promise((done) => {
        waiters.push(done)
        tell()
      }),
  }
}

function lineFor({ id, file, slot }: KeptFile): FileLine {
  return {
    key: id,
    slot,
    name: file.name,
    bytes: file.size,
    mediaType: file.type,
    thumb: file.type.startsWith("image/") ? URL.createObjectURL(file) : null,
    state: "waiting",
    progress: 0,
    secondsLeft: null,
    problem: null,
    facts: [],
  }
}

function readView(body: string): UploadView | null {
  try {
    const view = JSON.parse(body) as UploadView
    return view.state ? view : null
  } catch {
    return null
  }
}

/** A refusal before the first byte: too many, too large, of a kind that isn't taken. */
function readRefusal(body: string, file: File): UploadView | null {
  try {
    const { code, message, next } = JSON.parse(body) as { code?: string; message?: string; next?: string }
    if (!code || !message) return null
    const refusal = { code, message, next: next ?? "" } as UploadView["refusal"]
    return { id: null, state: "refused", name: file.name, size: file.size, refusal, attachment: null }
  } catch {
    return null
  }
}
