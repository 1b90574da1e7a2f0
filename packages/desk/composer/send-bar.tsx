import { attachmentAccept } from "@veridesk/contract/attachment-formats.ts"
import { unresolvedIn } from "@veridesk/contract/macro-variables.ts"
import { useCell, useCellPart } from "../data/cell.ts"
import { draftKey, type LocalDraft, saysNothing } from "../data/draft.ts"
import { drafts, savedAt } from "../data/drafts.ts"
import { prefs } from "../data/prefs.ts"
import type { Mode } from "../data/server.ts"
import { uploads } from "../data/uploads.ts"
import { Button, buttonClass } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Kbd } from "../frame/kbd.tsx"
import { ChoiceMenu } from "../frame/menu.tsx"
import { asking } from "../frame/place.ts"
import { clockTime } from "../frame/time.ts"
import { openPicker } from "../macros/open-picker.ts"
import { useSay } from "../words/words.ts"
import { addFiles } from "./add-files.ts"
import css from "./composer.module.css"
import { neverAsk } from "./never-ask.ts"
import { send } from "./send.ts"
import { useEnterSends } from "./use-enter-sends.ts"

const isNothing = (draft: LocalDraft | null) => draft === null || saysNothing(draft)
const asksFor = (draft: LocalDraft | null) => (draft ? neverAsk(draft.text) : null)

const holesIn = (draft: LocalDraft | null) => (draft ? unresolvedIn(draft.text).join(", ") : "")

/** Files, what is saved, and the ways to send. */
export function SendBar({ id, mode, solved }: { id: string; mode: Mode; solved: boolean }) {
  const words = useSay()
  const draft = drafts.of(draftKey(id, mode))
  const nothing = useCellPart(draft, isNothing)
  const asked = useCellPart(draft, asksFor)
  const blocked = mode === "reply" && asked !== null
  const look = mode === "note" ? "note" : "primary"
  const holes = useCellPart(draft, holesIn)
  const isMissing = mode === "reply" && holes !== ""
  const off = nothing || blocked || isMissing
  const enterSends = useEnterSends(id)
  return (
    <>
      {blocked && (
        <p className={`${css.notice} ${css.blocked}`} role="alert">
          <Icon name="warning" />
          <span>{words("composer.never-ask", { text: asked })}</span>
        </p>
      )}
      <div className={css.bar}>
        <AttachTool id={id} />
        {mode === "reply" && <MacroTools id={id} />}
        {mode === "reply" && !solved && (
          <button
            type="button"
            className={css.tool}
            aria-label={words("ask.open")}
            title={words("ask.open")}
            onClick={() => asking.set(id)}
          >
            <Icon name="tasks" />
            <span className={css["tool-text"]}>{words("ask.open")}</span>
          </button>
        )}
        <span className={css.space} />
        <Saved id={id} mode={mode} />
        <span className={css.split}>
          <Button
            look={look}
            aria-disabled={off}
            title={why()}
            onClick={() => {
              // What is missing is shown where it stands.
              if (!off || isMissing) send(id, mode, { then: "stay" })
            }}
          >
            {words(mode === "note" ? "send.note" : "send.reply")}{" "}
            <Kbd>{enterSends ? "Enter" : sendKeys()}</Kbd>
          </Button>
          {mode === "reply" && (
            <ChoiceMenu
              label={words("send.more")}
              className={buttonClass(look)}
              groups={() => [
                {
                  choices: [
                    {
                      id: "resolve",
                      text: words("send.resolve"),
                      more: sendKeys("Shift"),
                      off: off || solved,
                    },
                    { id: "stay", text: words("send.reply"), more: sendKeys(), off },
                  ],
                },
              ]}
              onChoose={(then) => send(id, mode, { then: then === "resolve" ? "resolve" : "stay" })}
            >
              <Icon name="up" />
            </ChoiceMenu>
          )}
        </span>
      </div>
    </>
  )

  function why(): string | undefined {
    if (nothing) return words("composer.nothing")
    return isMissing ? words("macro.missing.names", { names: holes }) : undefined
  }
}

function MacroTools({ id }: { id: string }) {
  const words = useSay()
  return (["any", "letter"] as const).map((kind) => (
    <button
      key={kind}
      type="button"
      className={css.tool}
      title={words(`macro.tool.${kind}`)}
      onClick={() => openPicker(id, kind)}
    >
      <Icon name={kind === "any" ? "macro" : "document"} />
      <span className={css["tool-text"]}>{words(`macro.tool.${kind}`)}</span>
    </button>
  ))
}

/** A file input under a label: works by click, by key, and by the phone's own sheet (camera, gallery, files). */
function AttachTool({ id }: { id: string }) {
  const words = useSay()
  return (
    <label className={css.tool} title={words("attach")}>
      <Icon name="paperclip" />
      <span className={css["tool-text"]}>{words("attach")}</span>
      <input
        type="file"
        className="vh"
        multiple
        accept={attachmentAccept}
        aria-label={words("attach")}
        onChange={(event) => {
          addFiles(id, [...(event.target.files ?? [])])
          event.target.value = ""
        }}
      />
    </label>
  )
}

const filesOf = (draft: LocalDraft | null) => draft?.files
const onServer = (draft: LocalDraft | null) => draft?.onServer ?? false

function Saved({ id, mode }: { id: string; mode: Mode }) {
  const words = useSay()
  const key = draftKey(id, mode)
  const saved = useCell(savedAt.of(key))
  const isSaved = useCellPart(drafts.of(key), onServer)
  const files = useCellPart(drafts.of(key), filesOf)
  const { locale } = useCell(prefs)
  const going = (files ?? []).filter((file) => uploads.get(file.id)?.state === "sending").length
  if (going > 0) return <span className={css.saved}>{words("composer.uploading", { n: going })}</span>
  if (!saved || !isSaved) return null
  return <span className={css.saved}>{words("composer.saved", { at: clockTime(locale, saved) })}</span>
}

function sendKeys(more = ""): string {
  const mod = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"
  return [mod, more, "Enter"].filter(Boolean).join(" ")
}
