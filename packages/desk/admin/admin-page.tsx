import { Link, useParams } from "@tanstack/react-router"
import { Suspense, useEffect, useRef } from "react"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { Empty } from "../frame/paper.tsx"
import { Waiting } from "../frame/waiting.tsx"
import { isWordKey, speakOfAdministration, useSay } from "../words/words.ts"
import css from "./admin.module.css"
import { sections } from "./sections.ts"

/** How tickets are handled: a list of sections and the one that is open; for leads and administrators. */
export function AdminPage() {
  const words = useSay()
  const person = useCell(me)
  const { section } = useParams({ strict: false })
  useEffect(() => void speakOfAdministration(), [])
  const current = useRef<HTMLAnchorElement>(null)
  // On a phone the sections are a strip that is wider than the screen.
  useEffect(() => current.current?.scrollIntoView({ block: "nearest", inline: "center" }), [section])
  if (person?.role !== "administrator" && person?.role !== "lead")
    return <Empty title={words("people.not-yours")} text={words("people.not-yours.next")} />
  if (!isWordKey("admin.sections")) return <Waiting />
  const own = sections.filter(
    ({ onlyAdministrators }) => !onlyAdministrators || person.role === "administrator",
  )
  const open = own.find(({ key }) => key === section) ?? own[0]
  return (
    <div className={css.admin}>
      <nav className={css.sections} aria-label={words("admin.sections")}>
        {own.map(({ key, title }) => (
          <Link
            key={key}
            ref={key === open?.key ? current : undefined}
            to="/admin/{-$section}"
            params={{ section: key }}
            aria-current={key === open?.key ? "page" : undefined}
          >
            {words(title)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Waiting />}>{open && <open.Page key={open.key} />}</Suspense>
    </div>
  )
}
