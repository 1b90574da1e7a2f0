import { useEffect, useRef, useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { useDrop } from "../files/use-drop.ts"
import { useKeys } from "../frame/use-keys.ts"
import { Head } from "../frame/head.tsx"
import { GuestPage } from "../home/guest-page.tsx"
import { HomePage } from "../home/home-page.tsx"
import { IntakePage } from "../intake/intake-page.tsx"
import { Announcer } from "../log/announcer.tsx"
import { Expired } from "../log/bars.tsx"
import { ChatPage } from "../log/chat-page.tsx"
import { useApp } from "./app.ts"
import { lazy } from "./lazy.tsx"

const RatingPage = lazy(async () => (await import("../rating/rating-page.tsx")).RatingPage)
const TranscriptPage = lazy(async () => (await import("../transcript/transcript-page.tsx")).TranscriptPage)

/** The frame around every page: language, theme, size, and what a screen reader is told. */
export function Shell({ isSheet }: { isSheet: boolean }) {
  const app = useApp()
  const { t, host, locale } = app
  const theme = useCell(app.theme)
  const { size } = useCell(app.prefs)
  const page = useCell(app.page)
  const box = useRef<HTMLElement>(null)
  const [was, moved] = useState(page.at)

  // A page that has no first field of its own begins at its heading.
  useEffect(() => {
    if (page.at === was) return
    moved(page.at)
    const root = box.current
    const inside = (root?.getRootNode() as ShadowRoot | null)?.activeElement
    if (inside && inside !== root) return
    root?.querySelector<HTMLElement>("[data-first]")?.focus()
  }, [page.at, was])

  useDrop(box)
  const isPage = host.mode === "page"
  useKeys(box, ({ key }) => {
    if (key === "Escape" && !isPage) host.onClose()
  })
  return (
    <div
      class="vd"
      lang={locale === "en" ? "en" : "zh-Hans"}
      dir="ltr"
      data-theme={theme === "auto" ? undefined : theme}
      data-size={size}
    >
      <section
        class={`panel${isSheet || isPage ? " sheet" : ""}`}
        ref={box}
        role={isSheet ? "dialog" : undefined}
        aria-modal={isSheet ? true : undefined}
        aria-label={t("panel")}
        tabIndex={-1}
      >
        <Current />
        <Announcer />
      </section>
    </div>
  )
}

function Current() {
  const app = useApp()
  const { t, host } = app
  const who = useCell(app.session.who)
  const chat = useCell(app.talk.chat)
  const { at } = useCell(app.page)
  if (who.state === "guest") return <GuestPage />
  if (who.state === "expired" && !chat)
    return (
      <>
        <Head title={t("brand", { brand: host.config.brand.name })} />
        <Expired />
        <div class="body paper" />
      </>
    )
  switch (at) {
    case "home":
      return <HomePage />
    case "intake":
      return <IntakePage />
    case "chat":
      return <ChatPage />
    case "rating":
      return <RatingPage />
    case "transcript":
      return <TranscriptPage />
  }
}
