import type { Editor } from "@tiptap/core"
import type { DeskIcon } from "../../frame/icon-names.ts"

/** What needs a form before it stands in the text. */
export type Form = "link" | "image" | "live"

/** One thing that can be done to a text; its word is `articles.tool.<id>`. */
export interface Tool {
  id: ToolId
  icon: DeskIcon | null
  /** As they are shown; the editor itself listens to them. */
  keys?: string
  /** One of the notices, which share a button. */
  callout?: true
  /** Latin words and pinyin by which the slash menu finds it beside its name; null where it isn't offered there. */
  slash: string | null
  isOn?(editor: Editor): boolean
  run(editor: Editor, ask: (form: Form) => void): void
}

export type ToolId =
  | "heading-2"
  | "heading-3"
  | "bold"
  | "italic"
  | "code"
  | "link"
  | "bullets"
  | "counted"
  | "quote"
  | "info"
  | "warning"
  | "danger"
  | "tip"
  | "table"
  | "image"
  | "live"
  | "code-block"
  | "rule"

const callout = (kind: "info" | "warning" | "danger" | "tip", icon: DeskIcon, slash: string): Tool => ({
  id: kind,
  icon,
  callout: true,
  slash,
  isOn: (editor) => editor.isActive("callout", { kind }),
  run: (editor) =>
    editor
      .chain()
      .focus()
      .setCallout(editor.isActive("callout", { kind }) ? null : kind)
      .run(),
})

/** In the order of the toolbar. */
export const tools: readonly Tool[] = [
  {
    id: "heading-2",
    icon: "heading-2",
    keys: "Ctrl Alt 2",
    slash: "h2 heading biaoti",
    isOn: (editor) => editor.isActive("heading", { level: 2 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    id: "heading-3",
    icon: "heading-3",
    keys: "Ctrl Alt 3",
    slash: "h3 subheading xiaobiaoti",
    isOn: (editor) => editor.isActive("heading", { level: 3 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    id: "bold",
    icon: "bold",
    keys: "Ctrl B",
    slash: null,
    isOn: (editor) => editor.isActive("bold"),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    id: "italic",
    icon: "italic",
    keys: "Ctrl I",
    slash: null,
    isOn: (editor) => editor.isActive("italic"),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    id: "code",
    icon: "api",
    keys: "Ctrl E",
    slash: null,
    isOn: (editor) => editor.isActive("code"),
    run: (editor) => editor.chain().focus().toggleMark("code").run(),
  },
  {
    id: "link",
    icon: "link",
    keys: "Ctrl Shift K",
    slash: "link lianjie",
    isOn: (editor) => editor.isActive("link"),
    run: (_editor, ask) => ask("link"),
  },
  {
    id: "bullets",
    icon: "bullets",
    keys: "Ctrl Shift 8",
    slash: "bullets list ul liebiao",
    isOn: (editor) => editor.isActive("bulletList"),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: "counted",
    icon: "counted",
    keys: "Ctrl Shift 7",
    slash: "steps numbered list ol buzhou bianhao",
    isOn: (editor) => editor.isActive("orderedList"),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: "quote",
    icon: "quote",
    keys: "Ctrl Shift B",
    slash: "quote yinyong",
    isOn: (editor) => editor.isActive("blockquote"),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  callout("info", "info", "info note callout tishi"),
  callout("warning", "warning", "warning callout zhuyi jinggao"),
  callout("danger", "security", "danger callout weixian"),
  callout("tip", "suggestion", "tip hint callout jianyi"),
  {
    id: "table",
    icon: "table",
    slash: "table biaoge",
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    id: "image",
    icon: "image",
    slash: "image picture screenshot tupian",
    run: (_editor, ask) => ask("image"),
  },
  {
    id: "live",
    icon: "trade",
    slash: "live fees confirmations wallet shishi",
    run: (_editor, ask) => ask("live"),
  },
  {
    id: "code-block",
    icon: "document",
    keys: "Ctrl Alt C",
    slash: "code block daima",
    isOn: (editor) => editor.isActive("codeBlock"),
    run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
  },
  {
    id: "rule",
    icon: "minus",
    slash: "rule line divider fengexian",
    run: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
]

/** What can be done to the table around the cursor; its word is `articles.table.<id>`. */
export const tableTools = [
  { id: "row-after", run: (editor: Editor) => editor.chain().focus().addRowAfter().run() },
  { id: "column-after", run: (editor: Editor) => editor.chain().focus().addColumnAfter().run() },
  { id: "row-remove", run: (editor: Editor) => editor.chain().focus().deleteRow().run() },
  { id: "column-remove", run: (editor: Editor) => editor.chain().focus().deleteColumn().run() },
  { id: "remove", run: (editor: Editor) => editor.chain().focus().deleteTable().run() },
] as const
