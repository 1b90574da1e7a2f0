import { type Editor, useEditorState } from "@tiptap/react"
import { useEffect, useRef } from "react"
import { IconButton } from "../../frame/button.tsx"
import { Icon } from "../../frame/icon.tsx"
import { ChoiceMenu } from "../../frame/menu.tsx"
import { keyHere, moveIn, stopAt } from "../../frame/toolbar-keys.ts"
import { useSay } from "../../words/words.ts"
import css from "./editor.module.css"
import { type Form, tableTools, type ToolId, tools } from "./tools.ts"

/** What can be done to the text, with names and keys; one stop for Tab, arrows move within it. */
export function Toolbar(props: { editor: Editor; label: string; onAsk(form: Form): void }) {
  const { editor, label, onAsk } = props
  const words = useSay()
  const bar = useRef<HTMLDivElement>(null)
  const { on, inTable, undo, redo } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      on: tools.flatMap((tool) => (tool.isOn?.(now) ? [tool.id] : [])),
      inTable: now.isActive("table"),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  })
  useEffect(() => stopAt(bar.current, bar.current?.querySelector("button") ?? null), [])
  return (
    <div className={css.bars}>
      <div
        ref={bar}
        role="toolbar"
        tabIndex={-1}
        aria-label={label}
        className={css.toolbar}
        onKeyDown={(event) => moveIn(bar.current, event)}
        onFocus={(event) => stopAt(bar.current, event.target)}
      >
        {tools.map((tool) =>
          tool.callout ? (
            tool.id === "info" && <Callouts key={tool.id} editor={editor} on={on} />
          ) : (
            <IconButton
              key={tool.id}
              icon={tool.icon ?? "dots"}
              label={words(`articles.tool.${tool.id}`)}
              keys={keyHere(tool.keys)}
              pressed={tool.isOn ? on.includes(tool.id) : undefined}
              onPress={() => tool.run(editor, onAsk)}
            />
          ),
        )}
        <span className={css.gap} />
        {undo && (
          <IconButton
            icon="undo"
            label={words("articles.undo")}
            keys={keyHere("Ctrl Z")}
            onPress={() => editor.chain().focus().undo().run()}
          />
        )}
        {redo && (
          <IconButton
            icon="retry"
            label={words("articles.redo")}
            keys={keyHere("Ctrl Shift Z")}
            onPress={() => editor.chain().focus().redo().run()}
          />
        )}
      </div>
      {inTable && (
        <div role="toolbar" aria-label={words("articles.tool.table")} className={css.tableBar}>
          {tableTools.map((tool) => (
            <button key={tool.id} type="button" onClick={() => tool.run(editor)}>
              {words(`articles.table.${tool.id}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** The four kinds of notices behind one button, with the one around the cursor as its sign. */
function Callouts({ editor, on }: { editor: Editor; on: readonly ToolId[] }) {
  const words = useSay()
  const kinds = tools.filter(({ callout }) => callout)
  const current = kinds.find(({ id }) => on.includes(id))
  return (
    <ChoiceMenu
      className={css.menu}
      label={words("articles.callout")}
      groups={() => [
        {
          choices: kinds.map(({ id, icon }) => ({
            id,
            text: words(`articles.tool.${id}`),
            glyph: icon && <Icon name={icon} />,
            more: id === current?.id ? words("articles.callout.away") : undefined,
          })),
        },
      ]}
      onChoose={(id) => kinds.find((kind) => kind.id === id)?.run(editor, () => {})}
    >
      <Icon name={current?.icon ?? "info"} />
      <Icon name="down" size={12} />
    </ChoiceMenu>
  )
}
