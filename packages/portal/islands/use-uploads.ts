import type { UploadView } from "@veridesk/contract/attachments.ts"
import { useCallback, useEffect, useRef, useState } from "preact/hooks"
import { type LeftOut, makeUploads, type Uploads } from "../browser/uploads.ts"
import type { FileLine } from "../files/file-line.ts"
import type { TrayHands } from "../files/file-tray.tsx"
import type { UploadRules } from "../props-form.ts"
import { usePage } from "../shell/page-state.ts"

interface Options {
  rules: UploadRules
  scope: string
  requestId: string
  attachments: UploadView[]
  setAttachments: (change: (before: UploadView[]) => UploadView[]) => void
  /** A file for a place of the form's evidence has arrived. */
  onPlaced?: (slot: string, id: string) => void
  say: (text: string) => void
  /** Whether what is dropped and pasted anywhere on the page goes here; true unless told otherwise. */
  wholePage?: boolean
}

/** The tray's hands, and the uploads behind them. Files can also be dropped on the page and pasted. */
export function useUploads(options: Options): { hands: TrayHands; uploads: Uploads } {
  const { t, csrf } = usePage()
  const { wholePage = true } = options
  const [local, setLocal] = useState<FileLine[]>([])
  const latest = useRef(options)
  latest.current = options

  const [uploads] = useState(() =>
    makeUploads({
      rules: options.rules,
      csrf,
      scope: options.scope,
      requestId: () => latest.current.requestId,
      taken: () => latest.current.attachments.filter((each) => each.state !== "refused").length,
      onChange: setLocal,
      onArrived: (view, slot) => {
        if (slot && view.id) latest.current.onPlaced?.(slot, view.id)
        latest.current.setAttachments((before) => inOrder(before, view))
      },
    }),
  )

  const add = useCallback(
    (files: Iterable<File>, slot?: string) => {
      const list = [...files]
      if (list.length === 0) return
      const leftOut = uploads.add(list, slot)
      const refused = refusedViews(leftOut, { rules: latest.current.rules, t })
      const taken = list.length - leftOut.length
      latest.current.setAttachments((before) => [
        ...before.filter((each) => !refused.some(({ name }) => each.id === null && each.name === name)),
        ...refused,
      ])
      const told = refused.map(({ refusal }) => refusal?.message ?? "")
      latest.current.say([...(taken > 0 ? [t("files.added", { n: taken })] : []), ...told].join(" "))
    },
    [uploads, t],
  )
  const remove = (key: string) => {
    const { attachments, setAttachments, say } = latest.current
    const name = [...local, ...attachments].find(
      (each) => ("key" in each ? each.key : (each.id ?? each.name)) === key,
    )?.name
    uploads.remove(key)
    setAttachments((before) => before.filter((each) => (each.id ?? each.name) !== key))
    say(t("files.removed", { name: name ?? "" }))
  }

  useEffect(() => {
    uploads.restore().catch(() => undefined)
    return wholePage ? dropAndPaste(add) : undefined
  }, [uploads, add, wholePage])

  return { hands: { local, add, remove, retry: uploads.retry }, uploads }
}

/** Rows for what was left out: each file that is too large, and one for all that are too many. */
function refusedViews(
  leftOut: LeftOut[],
  { rules, t }: { rules: UploadRules; t: ReturnType<typeof usePage>["t"] },
): UploadView[] {
  const row = (o: { code: LeftOut["code"]; name: string; size: number; message: string }): UploadView => ({
    id: null,
    state: "refused",
    name: o.name,
    size: o.size,
    refusal: { code: o.code, message: o.message, next: "" },
    attachment: null,
  })
  const size = Math.floor(rules.maxBytes / 1_048_576)
  const large = leftOut.flatMap(({ code, file }) =>
    code === "too-large"
      ? [row({ code, ...named(file), message: t("files.too-large", { name: file.name, size }) })]
      : [],
  )
  const many = leftOut.filter(({ code }) => code === "too-many-files")
  if (many.length === 0) return large
  const first = many[0]?.file.name ?? ""
  const name = many.length === 1 ? first : t("files.left-out", { n: many.length })
  const message = t("files.too-many", { n: rules.maxFiles })
  return [...large, row({ code: "too-many-files", name, size: 0, message })]
}

function named({ name, size }: File): { name: string; size: number } {
  return { name, size }
}

/** Files stand in the order in which they were chosen, whichever arrived first: their ids count upwards in time. */
function inOrder(before: UploadView[], view: UploadView): UploadView[] {
  const others = before.filter((each) => each.id === null || each.id !== view.id)
  return [...others, view].sort((a, b) => (a.id ?? "").localeCompare(b.id ?? ""))
}

/** The whole page is the drop zone, so that a file that misses the box doesn't replace the page. */
function dropAndPaste(add: (files: Iterable<File>) => void): () => void {
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    mark(true)
  }
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) mark(false)
  }
  const drop = (event: DragEvent) => {
    mark(false)
    const files = event.dataTransfer?.files
    if (!files?.length) return
    event.preventDefault()
    add(files)
  }
  const paste = (event: ClipboardEvent) => {
    const files = event.clipboardData?.files
    if (!files?.length) return
    event.preventDefault()
    add(files)
  }
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener("dragover", over, { signal })
  document.addEventListener("dragleave", leave, { signal })
  document.addEventListener("drop", drop, { signal })
  document.addEventListener("paste", paste, { signal })
  return () => stop.abort()
}

function mark(over: boolean) {
  for (const zone of document.querySelectorAll(".drop")) zone.classList.toggle("over", over)
}
