import type { AnnouncementDelivery, OpenedAnnouncement } from "@veridesk/contract/announcements.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import { placeName } from "./previews.tsx"
import { retryAnnouncement } from "./server.ts"

/** Where it has arrived, where not, and why; what failed is tried again by itself, or at once. */
export function Results({
  opened,
  keep,
}: {
  opened: OpenedAnnouncement
  keep(opened: OpenedAnnouncement): void
}) {
  const words = useSay()
  if (opened.deliveries.length === 0) return null
  return (
    <section>
      <h2>{words("announce.results")}</h2>
      <div className={css.scroll} role="status">
        <table className={css.results}>
          <thead>
            <tr>
              {(["place", "state", "reached", "time", "more"] as const).map((column) => (
                <th key={column} scope="col">
                  {words(`announce.results.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {opened.deliveries.map((delivery) => (
              <Row
                key={`${delivery.channel}:${delivery.version}`}
                id={opened.line.id}
                delivery={delivery}
                keep={keep}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row(props: { id: string; delivery: AnnouncementDelivery; keep(opened: OpenedAnnouncement): void }) {
  const { id, delivery, keep } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const { channel, version, state, counts, error, retryAt, doneAt, dueAt, link } = delivery
  const retry = useSubmit(() => retryAnnouncement(id, channel), keep)
  return (
    <tr className={state === "failed" ? css.failed : undefined}>
      <th scope="row">
        {placeName(words, channel)} <small>{words("announce.version", { n: version })}</small>
      </th>
      <td>{words(`announce.results.${state}`)}</td>
      <td>{words("announce.results.counts", { sent: counts.sent, n: counts.recipients })}</td>
      <td>{wholeTime(locale, doneAt ?? retryAt ?? dueAt, "seconds")}</td>
      <td>
        {error && <span dir="auto">{error} </span>}
        {link && <a href={link}>{words("announce.see")}</a>}
        {state === "failed" && (
          <Button small onClick={retry.run} aria-busy={retry.busy}>
            {words("announce.retry")}
          </Button>
        )}
      </td>
    </tr>
  )
}
