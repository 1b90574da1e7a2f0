import { Outlet, useLocation, useRouter } from "@tanstack/react-router"
import { Suspense, useEffect } from "react"
import { useCell, useCellPart } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { prefer, prefs } from "../data/prefs.ts"
import { me } from "../data/state.ts"
import { WholeMail } from "../mail/parts.ts"
import { useSay, withChatTexts } from "../words/words.ts"
import { listenToKeys } from "./keys.ts"
import { OfflineBar } from "./offline-bar.tsx"
import { part } from "./part.tsx"
import { drawer, inSight, isPanelBeside, lightbox, openedMail, openId, openSheet } from "./place.ts"
import { Rail } from "./rail.tsx"
import css from "./shell.module.css"
import { undoLast } from "./toasts.ts"
import { TopBar } from "./top-bar.tsx"
import { useAction } from "./use-action.ts"
import { useWidth } from "./use-width.ts"

const Palette = part(() => import("../palette/palette.tsx").then((m) => m.Palette))
const HelpSheet = part(() => import("./help-sheet.tsx").then((m) => m.HelpSheet))
const SignOutSheet = part(() => import("./sign-out-sheet.tsx").then((m) => m.SignOutSheet))
const Lightbox = part(() => import("../conversation/lightbox.tsx").then((m) => m.Lightbox))

const ChatsLayer = part(() => withChatTexts(import("../chats/chats-layer.tsx")).then((m) => m.ChatsLayer))
const isKnown = (chats: unknown) => chats !== null

/** Bar, rail and whatever page is open between them; over it the sheets. */
export function Shell() {
  const words = useSay()
  const person = useCell(me)
  const path = useLocation({ select: (location) => location.pathname })
  const { panel, list } = useCell(prefs)
  const reading = useCell(openId) !== null
  const isBeside = isPanelBeside(useCell(inSight).length, useWidth())
  const hasChats = useCellPart(deskChats, isKnown)
  useEffect(() => listenToKeys(() => openSheet.set("palette")), [])
  useShellActions()
  if (!person) return null
  const atChats = path.startsWith("/chats")
  // Both are a list and what is open beside it.
  const inbox = atChats || path.startsWith("/inbox")
  const classes = [
    css.desk,
    !inbox && css.single,
    inbox && (!panel || !reading || (atChats && !isBeside)) && css.noPanel,
    inbox && !list && reading && css.noList,
    inbox && reading && css.reading,
  ]
  return (
    <div className={css.frame}>
      <OfflineBar />
      <div className={classes.filter(Boolean).join(" ")}>
        <TopBar me={person} />
        <Rail me={person} />
        {inbox ? (
          <Outlet />
        ) : (
          <main className={css.page} aria-label={words("page")}>
            <Outlet />
          </main>
        )}
      </div>
      <Suspense fallback={null}>
        <Sheets />
      </Suspense>
      {hasChats && person.role !== "auditor" && (
        <Suspense fallback={null}>
          <ChatsLayer />
        </Suspense>
      )}
    </div>
  )
}

function Sheets() {
  const sheet = useCell(openSheet)
  const images = useCell(lightbox)
  const mail = useCell(openedMail)
  const close = () => openSheet.set(null)
  return (
    <>
      {sheet === "palette" && <Palette onClose={close} />}
      {sheet === "help" && <HelpSheet onClose={close} />}
      {sheet === "sign-out" && <SignOutSheet onClose={close} />}
      {mail && <WholeMail {...mail} onClose={() => openedMail.set(null)} />}
      {images && <Lightbox {...images} onClose={() => lightbox.set(null)} />}
    </>
  )
}

function useShellActions(): void {
  const router = useRouter()
  useAction("undo", undoLast)
  useAction("help", () => openSheet.set("help"))
  useAction("search", () => openSheet.set("palette"))
  useAction(
    "knowledge",
    () => void router.navigate({ to: "/knowledge/{-$article}", params: { article: undefined } }),
  )
  const role = useCell(me)?.role
  useAction(
    "archive",
    () => void router.navigate({ to: "/mail/{-$tab}/{-$mail}", params: { tab: "archive", mail: undefined } }),
    role !== "agent",
  )
  useAction("toggle-list", () => prefer({ list: !prefs.get().list }))
  useAction("toggle-panel", () => {
    if (!isPanelBeside(inSight.get().length, innerWidth)) drawer.set(!drawer.get())
    else prefer({ panel: !prefs.get().panel })
  })
}
