import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react"
import { quoted } from "../conversation/quote.ts"
import { useCell } from "../data/cell.ts"
import { draftKey } from "../data/draft.ts"
import { drafts, write } from "../data/drafts.ts"
import type { Mode } from "../data/server.ts"
import { timelines } from "../data/state.ts"
import { leavePicker } from "../macros/open-picker.ts"
import { useSlash } from "../macros/use-slash.ts"
import { useSay } from "../words/words.ts"
import { addFiles } from "./add-files.ts"
import css from "./composer.module.css"
import { send } from "./send.ts"
import { useDoing } from "./use-doing.ts"
import { useEnterSends } from "./use-enter-sends.ts"

/** The field one types into. It keeps its own text, so that a key repaints it and nothing else. */
export function TextField({ id, mode, lang }: { id: string; mode: Mode; lang?: string }) {
  const words = useSay()
  const [text, setText] = useState(() => drafts.get(draftKey(id, mode))?.text ?? "")
  const shown = useRef(text)
  const field = useRef<HTMLTextAreaElement>(null)
  const composing = useComposing()
  const enterSends = useEnterSends(id)
  const doing = useDoing(id, mode)
  const slash = useSlash({ id, on: mode === "reply", field })

  const take = (next: string) => {
    shown.current = next
    setText(next)
    doing(next !== "")
    // What the writer has seen counts from the first letter on.
    write(id, mode, { text: next, basedOn: timelines.get(id)?.cursor ?? 0 })
  }
  useTakenQuote(id, (quote) => {
    take(text + (text && !text.endsWith("\n") ? "\n" : "") + quote)
    field.current?.focus()
  })
  useFollowed({ id, mode }, shown, (next) => {
    shown.current = next
    setText(next)
    if (next === "") doing(false)
  })

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!composing.now() && !event.nativeEvent.isComposing && slash.key(event)) return event.preventDefault()
    if (event.key === "Escape" && !composing.now()) return event.currentTarget.blur()
    if (event.key !== "Enter" || composing.now() || event.nativeEvent.isComposing || event.keyCode === 229)
      return
    const modified = event.ctrlKey || event.metaKey
    if (!modified && (!enterSends || event.shiftKey)) return
    event.preventDefault()
    send(id, mode, { then: modified && event.shiftKey && mode === "reply" ? "resolve" : "stay" })
  }

  return (
    <textarea
      ref={field}
      className={css.field}
      value={text}
      data-composer={id}
      lang={lang}
      dir="auto"
      rows={3}
      enterKeyHint={enterSends ? "send" : "enter"}
      aria-label={words(mode === "note" ? "composer.note" : "composer.reply")}
      placeholder={words(mode === "note" ? "composer.note.placeholder" : "composer.reply.placeholder")}
      onChange={(event) => {
        take(event.target.value)
        slash.look()
      }}
      onSelect={slash.look}
      onPaste={(event) => pasteFiles(event, id)}
      onBlur={() => {
        doing(false)
        leavePicker(id)
      }}
      onKeyDown={onKeyDown}
      {...slash.aria}
      {...composing.on}
    />
  )
}

/**
 * Whether an input method is at work. Some browsers send the Enter that ends a composition after its end, so the
 * flag outlives the end by one task.
 */
function useComposing() {
  const flag = useRef(false)
  return {
    now: () => flag.current,
    on: {
      onCompositionStart: () => {
        flag.current = true
      },
      onCompositionEnd: () => {
        setTimeout(() => {
          flag.current = false
        }, 0)
      },
    },
  }
}

/** Follows the draft where something else than typing changes it: sent, thrown away, put back, taken from elsewhere. */
function useFollowed(
  { id, mode }: { id: string; mode: Mode },
  shown: RefObject<string>,
  show: (text: string) => void,
): void {
  const latest = useRef(show)
  useEffect(() => {
    latest.current = show
  })
  useEffect(() => {
    const draft = drafts.of(draftKey(id, mode))
    const look = () => {
      const text = draft.get()?.text ?? ""
      if (text !== shown.current) latest.current(text)
    }
    look()
    return draft.subscribe(look)
  }, [id, mode, shown])
}

function useTakenQuote(id: string, take: (quote: string) => void): void {
  const quote = useCell(quoted)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    if (quote?.conversationId !== id) return
    quoted.set(null)
    latest.current(quote.text)
  }, [quote, id])
}

function pasteFiles(event: ClipboardEvent, id: string): void {
  const files = [...event.clipboardData.files]
  if (files.length === 0) return
  event.preventDefault()
  addFiles(id, files)
}
