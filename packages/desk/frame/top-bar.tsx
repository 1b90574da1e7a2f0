import { useRouter } from "@tanstack/react-router"
import type { Me } from "@veridesk/contract/staff-account.ts"
import { Suspense } from "react"
import { useCell, useCellPart } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { line } from "../data/live.ts"
import { waitingCount } from "../data/outbox.ts"
import { prefer, prefs } from "../data/prefs.ts"
import { sayAvailable, useAvailability } from "../assignment/availability.ts"
import { useSay, withChatTexts } from "../words/words.ts"
import { keyOf } from "./actions.ts"
import { Avatar } from "./avatar.tsx"
import { IconButton } from "./button.tsx"
import { Icon } from "./icon.tsx"
import { Kbd } from "./kbd.tsx"
import { ChoiceMenu } from "./menu.tsx"
import { part } from "./part.tsx"
import { openSheet } from "./place.ts"
import { leave } from "./session.ts"
import css from "./top-bar.module.css"
import { unsavedTexts } from "./unsaved-texts.ts"

const PresenceMenu = part(() =>
  withChatTexts(import("../chats/presence-menu.tsx")).then((m) => m.PresenceMenu),
)
const isKnown = (chats: unknown) => chats !== null

/** The bar over everything: where one is, one box to find anything, how the line stands, oneself. */
export function TopBar({ me }: { me: Me }) {
  const words = useSay()
  useCell(prefs)
  const hasChats = useCellPart(deskChats, isKnown)
  return (
    <header className={css.top}>
      <div className={css.start}>
        <a className={css.brand} href="/desk/inbox" aria-label={words("home")}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 4.5h16" />
            <path d="m5.5 9 6.5 11L18.5 9" strokeLinecap="square" />
            <path d="M8.8 9h6.4" strokeWidth="1.5" />
          </svg>
        </a>
        <span className={`${css.name} ${css.desktop}`}>Veridesk</span>
        {hasChats && me.role !== "auditor" && (
          <Suspense fallback={null}>
            <PresenceMenu />
          </Suspense>
        )}
      </div>
      <button type="button" className={css.find} onClick={() => openSheet.set("palette")}>
        <Icon name="search" />
        <span>{words("find.placeholder")}</span>
        <Kbd>{paletteKey()}</Kbd>
      </button>
      <div className={css.end}>
        <LineState />
        <IconButton
          className={css.phone}
          icon="search"
          size={20}
          label={words("find.label")}
          onPress={() => openSheet.set("palette")}
        />
        <IconButton
          className={css.desktop}
          icon="keyboard"
          size={20}
          label={words("action.help")}
          keys={keyOf("help") ?? undefined}
          onPress={() => openSheet.set("help")}
        />
        <MyMenu me={me} />
      </div>
    </header>
  )
}

function LineState() {
  const words = useSay()
  const { state } = useCell(line)
  const shown = state === "off" ? "connecting" : state
  return (
    <span className={`${css.line} ${css[shown]}`} title={words(`line.${shown}.more`)}>
      <span className={css.dot} aria-hidden="true" />
      <span className={css.desktop}>{words(`line.${shown}`)}</span>
      <span className={`vh ${css.phone}`}>{words(`line.${shown}`)}</span>
    </span>
  )
}

function MyMenu({ me }: { me: Me }) {
  const words = useSay()
  const router = useRouter()
  const { theme, locale } = useCell(prefs)
  const { state, load, capacity } = useAvailability(me)
  const presence = (["available", "away"] as const).map((id) => ({
    id,
    text: words(`availability.${id}`),
    more: id === "available" && state ? `${load}/${capacity}` : undefined,
    glyph: state === id ? <Icon name="check" /> : undefined,
  }))
  const pages = [
    { id: "settings", text: words("settings.title"), glyph: <Icon name="settings" /> },
    ...(me.role === "lead" || me.role === "administrator"
      ? [{ id: "admin", text: words("admin.title"), glyph: <Icon name="flow" /> }]
      : []),
    ...(me.role === "administrator"
      ? [{ id: "people", text: words("people.title"), glyph: <Icon name="people" /> }]
      : []),
  ]
  const themes = (["system", "light", "dark"] as const).map((id) => ({
    id: `theme-${id}`,
    text: words(`theme.${id}`),
    glyph: theme === id ? <Icon name="check" /> : undefined,
  }))
  const languages = [
    { id: "en", text: "English" },
    { id: "zh-CN", text: "简体中文" },
  ].map((item) => ({ ...item, glyph: locale === item.id ? <Icon name="check" /> : undefined }))
  return (
    <ChoiceMenu
      className={css.me}
      label={words("me.menu", { name: me.name })}
      groups={() => [
        { title: `${me.name} · ${words(`role.${me.role}`)}`, choices: pages },
        ...(me.role === "auditor" ? [] : [{ title: words("availability.label"), choices: presence }]),
        { title: words("theme.label"), choices: themes },
        { title: words("language.label"), choices: languages },
        { choices: [{ id: "sign-out", text: words("sign-out"), glyph: <Icon name="sign-out" /> }] },
      ]}
      onChoose={(id) => {
        if (id === "settings" || id === "people") void router.navigate({ to: `/${id}` })
        else if (id === "admin")
          void router.navigate({ to: "/admin/{-$section}", params: { section: undefined } })
        else if (id === "available" || id === "away") sayAvailable(id)
        else if (id === "sign-out") void signOutOrAsk()
        else if (id === "en" || id === "zh-CN") prefer({ locale: id })
        else if (id === "theme-light" || id === "theme-dark")
          prefer({ theme: id === "theme-dark" ? "dark" : "light" })
        else prefer({ theme: "system" })
      }}
    >
      <Avatar id={me.id} name={me.name} large />
      {state === "away" && (
        <span className={css.away}>
          <span className="vh">{words("availability.away")}</span>
        </span>
      )}
    </ChoiceMenu>
  )
}

/** What was not sent or saved yet would be lost with the sign-out: that needs a yes. */
async function signOutOrAsk(): Promise<void> {
  if (waitingCount.get() > 0 || (await unsavedTexts()) > 0) openSheet.set("sign-out")
  else void leave()
}

function paletteKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ K" : "Ctrl K"
}
