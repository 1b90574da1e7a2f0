import { Link, useParams } from "@tanstack/react-router"
import { Suspense, useEffect, useRef } from "react"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { part } from "../frame/part.tsx"
import { Waiting } from "../frame/waiting.tsx"
import { useSay } from "../words/words.ts"
import { OutboxPane } from "../outbox/outbox-pane.tsx"
import { IncomingPane } from "./incoming-pane.tsx"
import css from "./mail.module.css"

const tabs = ["quarantine", "rejected", "outbox", "archive"] as const

const leads = {
  quarantine: "mail.about.quarantine",
  rejected: "mail.about.rejected",
  outbox: "outbox.about",
  archive: "archive.about",
} as const

const ArchivePane = part(() => import("../archive/archive-pane.tsx").then((m) => m.ArchivePane))

/** Mails that are in no conversation (what waits for a look, what was rejected), those that we send, and the archive of all. */
export function MailPage() {
  const words = useSay()
  const { tab, mail } = useParams({ strict: false })
  const role = useCell(me)?.role
  const isReader = role === "auditor"
  // Everybody's mails beside one another are for those who answer for them.
  const mine = tabs.filter((one) => one !== "archive" || role !== "agent")
  const open = mine.find((one) => one === tab) ?? "quarantine"
  const kinds = useRef<HTMLElement>(null)
  // On a phone there are more of them than the screen is wide.
  useEffect(() => {
    kinds.current
      ?.querySelector('[aria-current="page"]')
      ?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }, [open])
  return (
    <div className={mail ? `${css.page} ${css.reading}` : css.page}>
      <header className={css.top}>
        <h1>{words("mail.title")}</h1>
        <nav ref={kinds} className={css.kinds} aria-label={words("mail.tabs")}>
          {mine.map((one) => (
            <Link
              key={one}
              to="/mail/{-$tab}/{-$mail}"
              params={{ tab: one, mail: undefined }}
              aria-current={one === open ? "page" : undefined}
            >
              {words(`mail.tab.${one}`)}
            </Link>
          ))}
        </nav>
        <p className={css.lead}>{words(leads[open])}</p>
      </header>
      {open === "outbox" ? (
        <OutboxPane id={mail ?? null} mayAct={!isReader} />
      ) : open === "archive" ? (
        <Suspense fallback={<Waiting />}>
          <ArchivePane id={mail ?? null} />
        </Suspense>
      ) : (
        <IncomingPane key={open} fate={open} id={mail ?? null} mayAct={!isReader} />
      )}
    </div>
  )
}
