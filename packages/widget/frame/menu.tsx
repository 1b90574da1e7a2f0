import { useEffect, useRef, useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { useApp } from "../panel/app.ts"
import type { DrawingName } from "./drawings.ts"
import { Icon } from "./icon.tsx"

/** Transcript, sound, text size, language, end: what one wants rarely. */
export function Menu() {
  const app = useApp()
  const { t } = app
  const chat = useCell(app.talk.chat)
  const prefs = useCell(app.prefs)
  const who = useCell(app.session.who)
  const [isOpen, open] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const isRunning = chat?.phase === "queued" || chat?.phase === "active"

  const close = (isBack: boolean) => {
    open(false)
    if (isBack) button.current?.focus()
  }
  useEffect(() => {
    if (!isOpen) return
    box.current?.querySelector("button")?.focus()
    const away = (event: Event) => {
      if (box.current && !event.composedPath().includes(box.current)) open(false)
    }
    addEventListener("pointerdown", away)
    return () => removeEventListener("pointerdown", away)
  }, [isOpen])

  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation()
      return close(true)
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const items = [...(box.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])]
    const focused = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot
    const now = items.findIndex((each) => each === focused.activeElement)
    items[(now + step + items.length) % items.length]?.focus()
  }
  const item = (o: { icon: DrawingName; text: string; value?: string; act: () => void }) => (
    <button
      type="button"
      role="menuitem"
      class="row"
      onClick={() => {
        close(true)
        o.act()
      }}
    >
      <Icon name={o.icon} />
      <span>{o.text}</span>
      {o.value && <span class="v">{o.value}</span>}
    </button>
  )

  return (
    <div class="menu-place" ref={box}>
      <button
        type="button"
        class="ib"
        ref={button}
        aria-label={t("menu")}
        title={t("menu")}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => open(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <div class="slip menu" role="menu" aria-label={t("menu")} tabIndex={-1} onKeyDown={move}>
          {chat &&
            item({ icon: "save", text: t("menu.transcript"), act: () => app.page.set({ at: "transcript" }) })}
          {item({
            icon: "sound",
            text: t("menu.sound"),
            value: t(prefs.sound ? "menu.on" : "menu.off"),
            act: () => app.prefs.set({ ...prefs, sound: !prefs.sound }),
          })}
          {item({
            icon: "size",
            text: t("menu.size"),
            value: t(`menu.size.${prefs.size}`),
            act: () => app.prefs.set({ ...prefs, size: prefs.size === "normal" ? "large" : "normal" }),
          })}
          {item({
            icon: "globe",
            text: t("menu.language"),
            value: t("menu.language.other"),
            act: () => app.changeLocale(app.locale === "en" ? "zh-CN" : "en"),
          })}
          {chat && item({ icon: "receipt", text: t("menu.home"), act: () => app.page.set({ at: "home" }) })}
          {isRunning &&
            item({
              icon: "close",
              text: t("menu.end"),
              act: () => void app.talk.act({ act: "end" }).catch(() => null),
            })}
          {who.state === "known" &&
            who.isGuest &&
            item({ icon: "lock", text: t("menu.forget"), act: app.session.end })}
        </div>
      )}
    </div>
  )
}
