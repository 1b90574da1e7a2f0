import { type Editor, useEditorState } from "@tiptap/react"
import { useEffect, useId, useState } from "react"
import { Icon } from "../../frame/icon.tsx"
import { useSay } from "../../words/words.ts"
import css from "./editor.module.css"
import { fitting, slashAt } from "./slash.ts"
import { type Form, type ToolId, tools } from "./tools.ts"

/** Who gets the keys of the editor before it does; returns whether they were taken. */
export type KeyTaker = { current: ((event: KeyboardEvent) => boolean) | null }

/** After a slash: what can be put into the text, chosen with arrows and Enter; Escape leaves the slash as it is. */
export function SlashMenu(props: { editor: Editor; keys: KeyTaker; onAsk(form: Form): void }) {
  const { editor, keys, onAsk } = props
  const words = useSay()
  const id = useId()
  const slash = useEditorState({
    editor,
    selector: ({ editor: now }) => (now.isFocused ? slashAt(now) : null),
  })
  const [left, setLeft] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const found =
    slash && slash.from !== left ? fitting(slash.query, (tool) => words(`articles.tool.${tool}`)) : []
  const open = found.length > 0
  const chosen = found[Math.min(at, found.length - 1)]
  const choose = (tool: ToolId) => {
    if (!slash) return
    editor.chain().focus().deleteRange(slash).run()
    tools.find((one) => one.id === tool)?.run(editor, onAsk)
    setAt(0)
  }
  useEffect(() => {
    keys.current = (event) => {
      // Keys of an input method belong to it.
      if (!open || event.isComposing || event.keyCode === 229) return false
      if (event.key === "ArrowDown") setAt((now) => (Math.min(now, found.length - 1) + 1) % found.length)
      else if (event.key === "ArrowUp")
        setAt((now) => (Math.min(now, found.length - 1) - 1 + found.length) % found.length)
      else if ((event.key === "Enter" || event.key === "Tab") && chosen) choose(chosen)
      else if (event.key === "Escape") setLeft(slash?.from ?? null)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    }
  })
  useEffect(() => {
    if (!slash) setLeft(null)
  }, [slash])
  useEffect(() => {
    const field = editor.view.dom
    if (open && chosen) {
      field.setAttribute("aria-controls", id)
      field.setAttribute("aria-activedescendant", `${id}-${chosen}`)
    } else {
      field.removeAttribute("aria-controls")
      field.removeAttribute("aria-activedescendant")
    }
  }, [editor, open, chosen, id])
  if (!open || !slash) return null
  const place = editor.view.coordsAtPos(slash.from)
  const below = place.bottom + 320 < innerHeight
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={words("articles.slash")}
      className={css.slash}
      style={{
        insetInlineStart: Math.max(8, Math.min(place.left, innerWidth - 268)),
        ...(below ? { insetBlockStart: place.bottom + 4 } : { insetBlockEnd: innerHeight - place.top + 4 }),
      }}
    >
      {found.map((tool) => (
        <div
          key={tool}
          id={`${id}-${tool}`}
          role="option"
          tabIndex={-1}
          aria-selected={tool === chosen}
          ref={tool === chosen ? (item) => item?.scrollIntoView({ block: "nearest" }) : undefined}
          onPointerDown={(event) => {
            event.preventDefault()
            choose(tool)
          }}
        >
          <Icon name={tools.find((one) => one.id === tool)?.icon ?? "dots"} />
          {words(`articles.tool.${tool}`)}
        </div>
      ))}
    </div>
  )
}
