import { linkTarget } from "@veridesk/contract/announcement-body.ts"
import { type Editor, useEditorState } from "@tiptap/react"
import { type FormEvent, useEffect, useRef, useState } from "react"
import { Button, IconButton } from "../frame/button.tsx"
import { Field } from "../frame/field.tsx"
import type { DeskIcon } from "../frame/icon-names.ts"
import { Sheet } from "../frame/sheet.tsx"
import { keyHere, moveIn, stopAt } from "../frame/toolbar-keys.ts"
import { useSay, type WordKey } from "../words/words.ts"
import css from "./announcements.module.css"
import own from "./body-editor.module.css"

interface Tool {
  name: string
  word: WordKey
  icon: DeskIcon
  keys: string
  attributes?: { level: number }
  run(editor: Editor): void
}

const tools: Tool[] = [
  {
    name: "heading",
    word: "announce.tool.heading",
    icon: "heading-2",
    keys: "Ctrl Alt 2",
    attributes: { level: 2 },
    run: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: "bold",
    word: "announce.tool.bold",
    icon: "bold",
    keys: "Ctrl B",
    run: (e) => e.chain().focus().toggleBold().run(),
  },
  {
    name: "italic",
    word: "announce.tool.italic",
    icon: "italic",
    keys: "Ctrl I",
    run: (e) => e.chain().focus().toggleItalic().run(),
  },
  {
    name: "code",
    word: "announce.tool.code",
    icon: "api",
    keys: "Ctrl E",
    run: (e) => e.chain().focus().toggleCode().run(),
  },
  {
    name: "bulletList",
    word: "announce.tool.bullets",
    icon: "bullets",
    keys: "Ctrl Shift 8",
    run: (e) => e.chain().focus().toggleBulletList().run(),
  },
  {
    name: "orderedList",
    word: "announce.tool.steps",
    icon: "counted",
    keys: "Ctrl Shift 7",
    run: (e) => e.chain().focus().toggleOrderedList().run(),
  },
  {
    name: "blockquote",
    word: "announce.tool.quote",
    icon: "quote",
    keys: "Ctrl Shift B",
    run: (e) => e.chain().focus().toggleBlockquote().run(),
  },
]

/** What can be done to the text, with names and keys; one stop for Tab, arrows move within it. */
export function BodyToolbar({ editor, label }: { editor: Editor; label: string }) {
  const words = useSay()
  const bar = useRef<HTMLDivElement>(null)
  const [linking, setLinking] = useState(false)
  const { on, onLink, undo } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      on: tools.map(({ name, attributes }) => now.isActive(name, attributes)),
      onLink: now.isActive("link"),
      undo: now.can().undo(),
    }),
  })
  useEffect(() => stopAt(bar.current, bar.current?.querySelector("button") ?? null), [])
  return (
    <div
      ref={bar}
      className={own.tools}
      role="toolbar"
      tabIndex={-1}
      aria-label={`${words("announce.tools")} · ${label}`}
      onKeyDown={(event) => moveIn(bar.current, event)}
      onFocus={(event) => stopAt(bar.current, event.target)}
    >
      {tools.map(({ name, word, icon, keys, run }, at) => (
        <IconButton
          key={name}
          icon={icon}
          label={words(word)}
          keys={keyHere(keys)}
          pressed={on[at] ?? false}
          onPress={() => run(editor)}
        />
      ))}
      <IconButton
        icon="link"
        label={words("announce.tool.link")}
        pressed={onLink}
        onPress={() => setLinking(true)}
      />
      {undo && (
        <IconButton
          icon="undo"
          label={words("announce.tool.undo")}
          keys={keyHere("Ctrl Z")}
          onPress={() => editor.chain().focus().undo().run()}
        />
      )}
      {linking && <LinkSheet editor={editor} onClose={() => setLinking(false)} />}
    </div>
  )
}

/** Where the selected words lead; without a selection the address itself is put in as its own words. */
function LinkSheet({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const words = useSay()
  const now: unknown = editor.getAttributes("link")["href"]
  const [typed, setTyped] = useState(typeof now === "string" ? now : "")
  const [tried, setTried] = useState(false)
  const href = typed.trim()
  const fits = linkTarget.safeParse(href).success
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    // The form of the announcement stands around this one, for React.
    event.stopPropagation()
    setTried(true)
    if (!fits) return
    const chain = editor.chain().focus().extendMarkRange("link")
    if (editor.state.selection.empty && !editor.isActive("link"))
      chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run()
    else chain.setLink({ href }).run()
    onClose()
  }
  return (
    <Sheet title={words("announce.tool.link")} onClose={onClose}>
      <form className={css.form} onSubmit={onSubmit} noValidate>
        <Field
          label={words("announce.tool.link.to")}
          hint={words("announce.tool.link.hint")}
          fault={tried && !fits ? words("announce.tool.link.wrong") : undefined}
          autoFocus
          spellCheck={false}
          maxLength={2000}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className={css.acts}>
          {typeof now === "string" && (
            <Button
              onClick={() => {
                editor.chain().focus().extendMarkRange("link").unsetLink().run()
                onClose()
              }}
            >
              {words("announce.tool.link.away")}
            </Button>
          )}
          <Button type="submit" look="primary">
            {words("announce.tool.link.set")}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
