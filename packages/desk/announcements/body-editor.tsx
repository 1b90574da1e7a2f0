import type { AnnouncementBody } from "@veridesk/contract/announcement-body.ts"
import { linkTarget } from "@veridesk/contract/announcement-body.ts"
import { type Editor, EditorContent, useEditor, useEditorState } from "@tiptap/react"
import { StarterKit } from "@tiptap/starter-kit"
import { useId } from "react"
import { useSay, type WordKey } from "../words/words.ts"
import css from "./announcements.module.css"
import { fitBody } from "./fit-body.ts"

const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: { openOnClick: false, isAllowedUri: (url) => linkTarget.safeParse(url).success },
  }),
]

/** The text of an announcement in one language. `body` is only what it starts with: who types is never overwritten. */
export function BodyEditor(props: {
  label: string
  lang: string
  body: AnnouncementBody
  readOnly: boolean
  onChange(body: AnnouncementBody): void
}) {
  const id = useId()
  const editor = useEditor({
    extensions,
    content: props.body,
    editable: !props.readOnly,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": id,
        lang: props.lang,
        dir: "auto",
      },
    },
    onUpdate: ({ editor: now }) => props.onChange(fitBody(now.getJSON())),
  })
  return (
    <div className={css.area}>
      <span id={id}>{props.label}</span>
      <div className={css.editor}>
        {!props.readOnly && <Toolbar editor={editor} />}
        <EditorContent editor={editor} />
      </div>
    </div>
  )
}

interface Tool {
  name: string
  word: WordKey
  sign: string
  attributes?: { level: number }
  run(editor: Editor): void
}

const tools: Tool[] = [
  { name: "bold", word: "announce.tool.bold", sign: "B", run: (e) => e.chain().focus().toggleBold().run() },
  {
    name: "italic",
    word: "announce.tool.italic",
    sign: "I",
    run: (e) => e.chain().focus().toggleItalic().run(),
  },
  { name: "code", word: "announce.tool.code", sign: "<>", run: (e) => e.chain().focus().toggleCode().run() },
  {
    name: "heading",
    word: "announce.tool.heading",
    sign: "H",
    attributes: { level: 2 },
    run: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: "bulletList",
    word: "announce.tool.bullets",
    sign: "•",
    run: (e) => e.chain().focus().toggleBulletList().run(),
  },
  {
    name: "orderedList",
    word: "announce.tool.steps",
    sign: "1.",
    run: (e) => e.chain().focus().toggleOrderedList().run(),
  },
  {
    name: "blockquote",
    word: "announce.tool.quote",
    sign: "”",
    run: (e) => e.chain().focus().toggleBlockquote().run(),
  },
]

function Toolbar({ editor }: { editor: Editor }) {
  const words = useSay()
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => tools.map(({ name, attributes }) => now.isActive(name, attributes)),
  })
  return (
    <div className={css.tools} role="toolbar" aria-label={words("announce.tools")}>
      {tools.map(({ name, word, sign, run }, at) => (
        <button
          key={name}
          type="button"
          aria-pressed={active[at] ?? false}
          aria-label={words(word)}
          data-tip={words(word)}
          onClick={() => run(editor)}
        >
          {sign}
        </button>
      ))}
      <LinkTool editor={editor} />
    </div>
  )
}

/** A link is typed or pasted into the text's own line: select the words, give the address, Enter. */
function LinkTool({ editor }: { editor: Editor }) {
  const words = useSay()
  const set = (href: string) => {
    if (href === "") return editor.chain().focus().unsetLink().run()
    return linkTarget.safeParse(href).success && editor.chain().focus().setLink({ href }).run()
  }
  return (
    <input
      type="url"
      className={css.link}
      aria-label={words("announce.tool.link")}
      placeholder="https://"
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return
        event.preventDefault()
        if (set(event.currentTarget.value.trim())) event.currentTarget.value = ""
        else event.currentTarget.setCustomValidity(words("announce.tool.link.wrong"))
        event.currentTarget.reportValidity()
      }}
      onInput={(event) => event.currentTarget.setCustomValidity("")}
    />
  )
}
