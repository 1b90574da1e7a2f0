import { Link, useParams } from "@tanstack/react-router"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { useSay } from "../words/words.ts"
import { IncomingPane } from "./incoming-pane.tsx"
import css from "./mail.module.css"
import type { Fate } from "./server.ts"

const tabs = ["quarantine", "rejected"] as const

/** Mails that are in no conversation: what waits for a look, and what was rejected. */
export function MailPage() {
  const words = useSay()
  const { tab, mail } = useParams({ strict: false })
  const open: Fate = tabs.find((one) => one === tab) ?? "quarantine"
  const isReader = useCell(me)?.role === "auditor"
  return (
    <div className={mail ? `${css.page} ${css.reading}` : css.page}>
      <header className={css.top}>
        <h1>{words("mail.title")}</h1>
        <nav className={css.kinds} aria-label={words("mail.tabs")}>
          {tabs.map((one) => (
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
        <p className={css.lead}>{words(`mail.about.${open}`)}</p>
      </header>
      <IncomingPane key={open} fate={open} id={mail ?? null} mayAct={!isReader} />
    </div>
  )
}
