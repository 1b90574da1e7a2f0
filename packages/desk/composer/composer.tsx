import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { unresolvedIn } from "@veridesk/contract/macro-variables.ts"
import { Suspense, useEffect } from "react"
import { cell, useCell, useCellPart } from "../data/cell.ts"
import { liveChats } from "../data/chats.ts"
import { draftKey, type LocalDraft } from "../data/draft.ts"
import { drafts } from "../data/drafts.ts"
import { outgoing, retry, takeBack } from "../data/outbox.ts"
import type { Outgoing } from "../data/outgoing.ts"
import { prefs } from "../data/prefs.ts"
import type { Mode } from "../data/server.ts"
import { keyOf } from "../frame/actions.ts"
import { Icon } from "../frame/icon.tsx"
import { Kbd } from "../frame/kbd.tsx"
import { part } from "../frame/part.tsx"
import { owned, pickings } from "../macros/picking.ts"
import { CcField, CopySheet } from "../mail/parts.ts"
import { useSay } from "../words/words.ts"
import css from "./composer.module.css"
import { beginWriting, composerMode } from "./mode.ts"
import { OtherDraft } from "./other-draft.tsx"
import { putBack } from "./put-back.ts"
import { SecretNotice } from "./secret-notice.tsx"
import { SendBar } from "./send-bar.tsx"
import { StopSheet } from "./stop-sheet.tsx"
import { TextField } from "./text-field.tsx"
import { Tray } from "./tray.tsx"

const MacroPicker = part(() => import("../macros/macro-picker.tsx").then((m) => m.MacroPicker))
const OwnMacroSheet = part(() => import("../macros/own-macro-sheet.tsx").then((m) => m.OwnMacroSheet))
const MacroTray = part(() => import("../macros/macro-tray.tsx").then((m) => m.MacroTray))

/**
 * Where one writes: to the customer, or a note to colleagues. The two can't be mistaken for each other. With
 * `notesOnly` there is no word to the customer: for whoever only watches.
 */
export function Composer({
  id,
  row,
  notesOnly = false,
}: {
  id: string
  row: ConversationRow
  notesOnly?: boolean
}) {
  const words = useSay()
  const chosen = useCell(composerMode.of(id))
  const mode = notesOnly ? "note" : chosen
  useEffect(() => {
    if (!notesOnly) return
    composerMode.set(id, "note")
    return () => composerMode.set(id, "reply")
  }, [id, notesOnly])
  useCell(prefs)
  if (row.status === "closed")
    return (
      <div className={css.composer}>
        <p className={css.notice}>{words("composer.closed")}</p>
      </div>
    )
  return (
    <>
      <StopSheet id={id} />
      <NewDomain id={id} />
      <form
        className={mode === "note" ? `${css.composer} ${css.note}` : css.composer}
        aria-label={words(mode === "note" ? "composer.note.label" : "composer.reply.label", {
          name: row.customerName,
        })}
        data-mode={mode}
        onSubmit={(event) => event.preventDefault()}
      >
        <div className={css.modes} role="radiogroup" aria-label={words("composer.mode")}>
          {!notesOnly && <ModeTab id={id} mode="reply" now={mode} keys={keyOf("reply")} />}
          <ModeTab id={id} mode="note" now={mode} keys={keyOf("note")} />
          <span className={css.to}>
            {mode === "note"
              ? words("composer.note.to")
              : words("composer.reply.to", { name: row.customerName })}
          </span>
          {mode === "reply" && <CopiesTab id={id} />}
        </div>
        {mode === "reply" && <Copies id={id} />}
        <OtherDraft id={id} mode={mode} />
        {mode === "reply" && <Macros id={id} locale={row.locale} />}
        <TextField
          key={`${id}-${mode}`}
          id={id}
          mode={mode}
          lang={mode === "reply" ? row.locale : undefined}
        />
        <Tray id={id} mode={mode} />
        <SecretNotice id={id} mode={mode} />
        <SendBar id={id} mode={mode} solved={row.status === "solved"} />
      </form>
    </>
  )
}

const isOfMacro = (draft: LocalDraft | null) =>
  draft !== null && ((draft.macros?.length ?? 0) > 0 || unresolvedIn(draft.text).length > 0)
const isOpen = (asked: unknown) => asked !== null

const hasCopies = (draft: LocalDraft | null) => (draft?.cc?.length ?? 0) > 0

const isThere = (chat: unknown) => chat !== null
/** Where somebody has asked for the field of copies. */
const wantsCopies = cell<string | null>(null)

/** Whether copies can be sent and whether there are any: not where both sides talk live. */
function useCopies(id: string): "none" | "off" | "on" {
  const wanted = useCell(wantsCopies) === id
  const isCopied = useCellPart(drafts.of(draftKey(id, "reply")), hasCopies)
  const isLive = useCellPart(liveChats.of(id), isThere)
  return isLive ? "none" : isCopied || wanted ? "on" : "off"
}

function CopiesTab({ id }: { id: string }) {
  const words = useSay()
  if (useCopies(id) !== "off") return null
  return (
    <button type="button" className={css.copies} onClick={() => wantsCopies.set(id)}>
      {words("composer.cc")}
    </button>
  )
}

/** Who gets a copy; fetched with its first use. */
function Copies({ id }: { id: string }) {
  if (useCopies(id) !== "on") return null
  return (
    <Suspense fallback={null}>
      <CcField key={id} id={id} isNew={wantsCopies.get() === id} onClose={() => wantsCopies.set(null)} />
    </Suspense>
  )
}

const isRefused = (items: readonly Outgoing[]) =>
  items.find((item) => item.kind === "message" && item.problem?.code === "new-domain") ?? null

/** A copy would go where nobody has read along until now: that is asked aloud. */
function NewDomain({ id }: { id: string }) {
  const item = useCellPart(outgoing.of(id), isRefused)
  if (item?.kind !== "message" || item.state !== "failed") return null
  return (
    <Suspense fallback={null}>
      <CopySheet
        key={item.id}
        item={item}
        onEdit={() => {
          putBack(takeBack(item))
          beginWriting(id, "reply")
        }}
        onSure={(confirmedDomains) => retry(item, { confirmedDomains })}
      />
    </Suspense>
  )
}

/** The parts of macros, each fetched with its first use. */
function Macros({ id, locale }: { id: string; locale: Locale }) {
  const isWithTray = useCellPart(drafts.of(draftKey(id, "reply")), isOfMacro)
  const isPicking = useCellPart(pickings.of(id), isOpen)
  const isOwning = useCellPart(owned.of(id), isOpen)
  return (
    <Suspense fallback={null}>
      {isPicking && <MacroPicker id={id} />}
      {isWithTray && <MacroTray id={id} />}
      {isOwning && <OwnMacroSheet id={id} locale={locale} />}
    </Suspense>
  )
}

function ModeTab({ id, mode, now, keys }: { id: string; mode: Mode; now: Mode; keys: string | null }) {
  const words = useSay()
  return (
    <button
      type="button"
      role="radio"
      aria-checked={mode === now}
      className={css.mode}
      onClick={() => beginWriting(id, mode)}
    >
      {mode === "note" && <Icon name="lock" size={14} />}
      {words(mode === "note" ? "composer.note" : "composer.reply")}
      {mode !== now && keys && <Kbd>{keys}</Kbd>}
    </button>
  )
}
