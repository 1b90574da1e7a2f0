import type { AnnouncementBody } from "@veridesk/contract/announcement-body.ts"
import { linkTarget } from "@veridesk/contract/announcement-body.ts"
import { EditorContent, useEditor } from "@tiptap/react"
import { StarterKit } from "@tiptap/starter-kit"
import { useId } from "react"
import { BodyToolbar } from "./body-toolbar.tsx"
import css from "./announcements.module.css"
import own from "./body-editor.module.css"
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
    // Styles come with the page: the desk allows none that a script writes.
    injectCSS: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": id,
        "aria-readonly": props.readOnly ? "true" : "false",
        lang: props.lang,
        dir: "auto",
        class: own.words ?? "",
      },
    },
    onUpdate: ({ editor: now }) => props.onChange(fitBody(now.getJSON())),
  })
  return (
    <div className={css.area}>
      <span id={id}>{props.label}</span>
      <div className={own.editor} data-quiet={props.readOnly || undefined}>
        {!props.readOnly && <BodyToolbar editor={editor} label={props.label} />}
        <EditorContent editor={editor} />
      </div>
    </div>
  )
}
