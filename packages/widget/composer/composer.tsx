import type { SecretFinding } from "@veridesk/contract/secrets/finding.ts"
import { useEffect, useMemo, useRef, useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { Attach } from "../files/attach.tsx"
import { filesIn } from "../files/pick.ts"
import { Tray } from "../files/tray.tsx"
import { Icon } from "../frame/icon.tsx"
import { langOf } from "../log/lang-of.ts"
import { useApp } from "../panel/app.ts"
import { Emoji } from "./emoji.tsx"
import { findSecrets } from "./find-secrets.ts"
import { Guard } from "./guard.tsx"
import { makeIme } from "./ime.ts"

const MOST = 8000
const TYPING_EVERY_MS = 3_000

/** Where one writes: text first or files first, both while waiting and while somebody answers. Nothing in it is lost. */
export function Composer() {
  const app = useApp()
  const { t, talk, uploads } = app
  const chat = useCell(talk.chat)
  const text = useCell(app.draft)
  const lines = useCell(uploads.lines)
  const [suspect, ask] = useState<{ text: string; found: SecretFinding[] } | null>(null)
  const [isEmoji, emoji] = useState(false)
  const [isPatient, wait] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const ime = useMemo(makeIme, [])
  const typedAt = useRef(0)
  const isAsking = useRef(false)
  const isPaused = chat?.conduct === "paused"
  const going = lines.filter(({ state }) => state === "uploading" || state === "checking").length
  const isEmpty = text.trim() === "" && !lines.some(({ state }) => state === "ready")

  const send = (body: string) => {
    const files = uploads.takeReady()
    if (body.trim() === "" && files.length === 0) return
    // Own words stand on the screen in this very frame; the rest happens behind.
    talk.say({ body: body.trim(), files, lang: langOf(body) ?? null })
    app.draft.set("")
    app.said.set(t("sent"))
    talk.isTyping(false)
    typedAt.current = 0
    ask(null)
    wait(false)
    area.current?.focus()
  }

  const press = () => {
    if (isPaused || (isEmpty && going === 0)) return
    if (going > 0) return wait(true)
    if (isAsking.current) return
    isAsking.current = true
    // For most texts this is over before the frame is painted; the judgement itself is fetched once.
    void findSecrets(text).then((found) => {
      isAsking.current = false
      if (found.length > 0) ask({ text, found })
      else send(text)
    })
  }

  useEffect(() => {
    if (isPatient && going === 0) press()
  })

  const write = (value: string) => {
    app.draft.set(value)
    if (Date.now() - typedAt.current < TYPING_EVERY_MS) return
    typedAt.current = Date.now()
    talk.isTyping(value !== "")
  }

  if (suspect)
    return (
      <div class="comp">
        <Guard
          {...suspect}
          onSend={send}
          onEdit={() => {
            ask(null)
            requestAnimationFrame(() => area.current?.focus())
          }}
        />
      </div>
    )
  return (
    <div class="comp">
      <Tray />
      {isEmoji && (
        <Emoji
          onChoose={(sign) => {
            app.draft.change((was) => was + sign)
            emoji(false)
            area.current?.focus()
          }}
          onClose={() => emoji(false)}
        />
      )}
      <div class="box">
        <textarea
          ref={area}
          rows={1}
          dir="auto"
          aria-label={t("compose.label")}
          placeholder={t(chat?.phase === "queued" ? "compose.queued" : "compose.label")}
          enterkeyhint="send"
          maxLength={MOST}
          disabled={isPaused}
          data-compose
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onCompositionStart={ime.onCompositionStart}
          onCompositionEnd={ime.onCompositionEnd}
          onPaste={(event) => {
            const files = filesIn(event.clipboardData)
            if (files.length === 0) return
            event.preventDefault()
            uploads.add(files)
          }}
          onKeyDown={(event) => {
            if (event.key === "ArrowUp" && text === "") {
              const root = area.current?.getRootNode() as ShadowRoot
              const own = [...root.querySelectorAll<HTMLElement>("[data-message]")]
              if (own.length === 0) return
              event.preventDefault()
              own.at(-1)?.focus()
            }
            if (!ime.sends(event)) return
            event.preventDefault()
            press()
          }}
        />
        <Attach label={t("files.add")} isIcon />
        <button
          type="button"
          class="ib e"
          aria-label={t("emoji")}
          title={t("emoji")}
          aria-expanded={isEmoji}
          onClick={() => emoji(!isEmoji)}
        >
          <Icon name="smile" />
        </button>
        <span class="hint">
          {going > 0 && isPatient ? t("compose.patient", { n: going }) : t("compose.hint")}
        </span>
        <button type="button" class="btn pri" onClick={press}>
          {t("send")}
        </button>
      </div>
    </div>
  )
}
