import type { Locale } from "@veridesk/contract/locale.ts"
import type { JSONContent } from "@tiptap/core"
import { type Editor, EditorContent, useEditor } from "@tiptap/react"
import { useEffect, useRef, useState } from "react"
import { tell } from "../../frame/toasts.ts"
import { say, useSay } from "../../words/words.ts"
import { cleanHtml, pictureFiles } from "./clipboard.ts"
import css from "./editor.module.css"
import { articleExtensions } from "./extensions.ts"
import { ImageSheet } from "./image-sheet.tsx"
import { LinkSheet } from "./link-sheet.tsx"
import type { LiveAttributes } from "./live-attributes.ts"
import { LiveSheet } from "./live-sheet.tsx"
import { MarkedBlocks } from "./marked-blocks.ts"
import { type KeyTaker, SlashMenu } from "./slash-menu.tsx"
import { Toolbar } from "./toolbar.tsx"
import type { Form } from "./tools.ts"

const AFTER_MS = 100

interface RichTextProps {
  /** What it begins with; a later one needs a new key. */
  doc: unknown
  locale: Locale
  label: string
  editable: boolean
  /** Blocks that are marked as changed, by their places. */
  marked: readonly number[]
  /** What the editor holds, at most a tenth of a second after a key. */
  onChange(doc: JSONContent): void
  /** How to hand over what was typed since, at once. */
  flush: { current: () => void }
}

/** The text itself: a toolbar, a slash menu, and nothing in it that the contract hasn't. */
export function RichText(props: RichTextProps) {
  const { doc, locale, label, editable, marked, onChange, flush } = props
  const words = useSay()
  const [form, setForm] = useState<Form | null>(null)
  const [files, setFiles] = useState<File[]>([])
  const [broken, setBroken] = useState(false)
  const [standing, setStanding] = useState<Editor | null>(null)
  const keys: KeyTaker = useRef<((event: KeyboardEvent) => boolean) | null>(null)
  const latest = useRef(onChange)
  const late = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    latest.current = onChange
  })
  const take = (pictures: readonly File[]) => {
    setFiles((before) => [...before, ...pictures])
    setForm("image")
  }
  const editor = useEditor({
    extensions: [...articleExtensions({ callout: calloutWord, live: liveText }), MarkedBlocks],
    content: doc as JSONContent,
    editable,
    // Styles come with the page: the desk allows none that a script writes.
    injectCSS: false,
    enableContentCheck: true,
    onCreate: ({ editor: now }) => setStanding(now),
    onContentError: () => setBroken(true),
    onUpdate: ({ editor: now }) => {
      late.current ??= setTimeout(() => {
        late.current = null
        latest.current(now.getJSON())
      }, AFTER_MS)
    },
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        lang: locale,
        class: css.text ?? "",
      },
      handleKeyDown: (_view, event) => {
        if (keys.current?.(event)) return true
        if (event.key.toLowerCase() === "k" && event.shiftKey && (event.ctrlKey || event.metaKey)) {
          setForm("link")
          return true
        }
        return false
      },
      transformPastedHTML: (html) =>
        cleanHtml(html, (pictures) => {
          if (pictures.leftOut > 0)
            tell(say("articles.paste.left-out", { n: pictures.leftOut }), { tone: "fault" })
          if (pictures.files.length > 0) take(pictures.files)
        }),
      handlePaste: (_view, event) => taken(pictureFiles(event.clipboardData), take),
      handleDrop: (...[, event, , moved]) => !moved && taken(pictureFiles(event.dataTransfer), take),
      handleDoubleClickOn: (_view, _at, node) => {
        if (node.type.name === "liveValue") setForm("live")
        else if (node.type.name === "image") setForm("image")
        return false
      },
    },
  })
  useEffect(() => {
    const now = () => {
      if (late.current === null || editor.isDestroyed) return
      clearTimeout(late.current)
      late.current = null
      latest.current(editor.getJSON())
    }
    flush.current = now
    return now
  }, [editor, flush])
  // An editor stands on the page a moment after it is drawn; one of a drawing that was thrown away never does.
  const live = standing === editor && !editor.isDestroyed
  useEffect(() => {
    if (live) editor.commands.markBlocks(marked)
  }, [editor, live, marked])
  useEffect(() => {
    if (live) editor.setEditable(editable && !broken, false)
  }, [editor, live, editable, broken])
  const close = () => {
    setForm(null)
    setFiles([])
    // After the sheet has given the focus back to whatever had it.
    setTimeout(() => {
      if (!editor.isDestroyed) editor.commands.focus()
    }, AFTER_MS)
  }
  return (
    <div className={css.editor}>
      {broken && <p role="alert">{words("articles.broken")}</p>}
      {live && editable && !broken && (
        <Toolbar editor={editor} label={words("articles.toolbar", { text: label })} onAsk={setForm} />
      )}
      <EditorContent editor={editor} />
      {live && editable && <SlashMenu editor={editor} keys={keys} onAsk={setForm} />}
      {form === "link" && <LinkSheet editor={editor} locale={locale} onClose={close} />}
      {form === "live" && <LiveSheet editor={editor} onClose={close} />}
      {form === "image" && (
        <ImageSheet
          key={files.length}
          editor={editor}
          file={files[0] ?? null}
          onClose={close}
          onPlaced={() => placed(files, setFiles, close)}
        />
      )}
    </div>
  )
}

function taken(files: readonly File[], take: (files: readonly File[]) => void): boolean {
  if (files.length === 0) return false
  take(files)
  return true
}

/** Goes on with the next of several pictures. */
function placed(files: readonly File[], set: (files: File[]) => void, close: () => void): void {
  if (files.length > 1) set(files.slice(1))
  else close()
}

function calloutWord(kind: "info" | "warning" | "danger" | "tip"): string {
  return say(`articles.tool.${kind}`)
}

function liveText({ what, asset, chain }: LiveAttributes): string {
  const where = chain ?? say("articles.live.all-networks")
  return say("articles.live.slip", { what: say(`articles.live.${what}`), asset, where })
}
