import type { MessageView } from "@veridesk/contract/conversation.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useRef, useState } from "react"
import { Refused } from "../data/api.ts"
import { editNote } from "../data/server.ts"
import { takeRow } from "../data/state.ts"
import { takeEvents } from "../data/sync.ts"
import { Button } from "../frame/button.tsx"
import { refusalText } from "../frame/outcomes.ts"
import { useSay } from "../words/words.ts"
import { ConflictSheet } from "./conflict-sheet.tsx"
import css from "./note-editor.module.css"

interface Theirs {
  body: string
  version: number
}

/**
 * Edits a note in its place. It names the version it began from; where a colleague saved in between, both texts
 * are shown and nothing is written over.
 */
export function NoteEditor(props: { conversationId: string; message: MessageView; onClose(): void }) {
  const { conversationId, message, onClose } = props
  const words = useSay()
  const begun = useRef(message.version)
  const [text, setText] = useState(message.body ?? "")
  const [problem, setProblem] = useState("")
  const [saving, setSaving] = useState(false)
  const [theirs, setTheirs] = useState<Theirs | null>(null)

  async function save(body: string, version: number): Promise<void> {
    setSaving(true)
    setProblem("")
    try {
      const written = await editNote(conversationId, message.id, { requestId: newId(), body, version })
      takeRow(written.row)
      takeEvents(conversationId, written.events)
      onClose()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const found = error.code === "changed-meanwhile" ? theirsOf(error.detail) : null
      if (found) setTheirs(found)
      else setProblem(refusalText({ code: error.code, message: error.message, next: error.next }))
    } finally {
      setSaving(false)
    }
  }

  return (
    <div className={css.editor}>
      <label className="vh" htmlFor={`edit-${message.id}`}>
        {words("note.edit.label")}
      </label>
      <textarea
        id={`edit-${message.id}`}
        value={text}
        autoFocus
        dir="auto"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose()
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing)
            void save(text, begun.current)
        }}
      />
      {problem && <p role="alert">{problem}</p>}
      <div className={css.foot}>
        <Button
          look="note"
          small
          disabled={saving || text.trim() === ""}
          onClick={() => void save(text, begun.current)}
        >
          {words(saving ? "note.saving" : "note.save")}
        </Button>
        <Button small onClick={onClose}>
          {words("cancel")}
        </Button>
      </div>
      {theirs && (
        <ConflictSheet
          mine={text}
          theirs={theirs.body}
          onKeepTheirs={onClose}
          onMerge={(both) => {
            setText(both)
            begun.current = theirs.version
            setTheirs(null)
          }}
          onKeepMine={() => {
            setTheirs(null)
            begun.current = theirs.version
            void save(text, theirs.version)
          }}
          onClose={() => setTheirs(null)}
        />
      )}
    </div>
  )
}

/** The refusal carries what stands there now. */
function theirsOf(detail: unknown): Theirs | null {
  if (typeof detail !== "object" || detail === null || !("body" in detail) || !("version" in detail))
    return null
  const { body, version } = detail
  return typeof body === "string" && typeof version === "number" ? { body, version } : null
}
