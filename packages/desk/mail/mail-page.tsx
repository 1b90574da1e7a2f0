import { Link, useParams } from "@tanstack/react-router"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { useSay } from "../words/words.ts"
import { OutboxPane } from "../outbox/outbox-pane.tsx"
import { IncomingPane } from "./incoming-pane.tsx"
import css from "./mail.module.css"

const tabs = ["quarantine", "rejected", "outbox"] as const

/** Mails that are in no conversation (what waits for a look, what was rejected), and those that we send. */
export function MailPage() {
  const words = useSay()
  const { tab, mail } = useParams({ strict: false })
  const open = tabs.find((one) => one === tab) ?? "quarantine"
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
        <p className={css.lead}>{words(open === "outbox" ? "outbox.about" : `mail.about.${open}`)}</p>
      </header>
      {open === "outbox" ? (
        <OutboxPane id={mail ?? null} mayAct={!isReader} />
      ) : (
        <IncomingPane key={open} fate={open} id={mail ?? null} mayAct={!isReader} />
      )}
    </div>
  )
}
