import type { AnnouncementDelivery, OpenedAnnouncement } from "@veridesk/contract/announcements.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { placeName } from "./previews.tsx"
import css from "./results.module.css"
import { retryAnnouncement } from "./server.ts"

/** Places that are read here and have no list of recipients. */
const OWN = new Set(["site", "banner", "feed"])

type Props = { opened: OpenedAnnouncement; keep(opened: OpenedAnnouncement): void }

/** Where it has arrived, where not, and why; what failed is tried again by itself, or at once. */
export function Results({ opened, keep }: Props) {
  const words = useSay()
  const { deliveries } = opened
  const newest = deliveries[0]?.version
  if (newest === undefined) return null
  const before = deliveries.filter(({ version }) => version !== newest)
  return (
    <section>
      <h2>
        {words("announce.results")} <small>{words("announce.version", { n: newest })}</small>
      </h2>
      <div role="status">
        <Table of={deliveries.filter(({ version }) => version === newest)} opened={opened} keep={keep} />
      </div>
      {before.length > 0 && (
        <details className={css.before}>
          <summary>{words("announce.results.before")}</summary>
          <Table of={before} opened={opened} keep={keep} isPast />
        </details>
      )}
    </section>
  )
}

function Table({
  of,
  opened,
  keep,
  isPast = false,
}: Props & { of: AnnouncementDelivery[]; isPast?: boolean }) {
  const words = useSay()
  const columns = ["place", "state", "reached", "time", "more"] as const
  return (
    <table className={css.results}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {words(`announce.results.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.map((delivery) => (
          <Row
            key={`${delivery.channel}:${delivery.version}`}
            id={opened.line.id}
            delivery={delivery}
            mayRetry={opened.may.withdraw && !isPast}
            isPast={isPast}
            keep={keep}
          />
        ))}
      </tbody>
    </table>
  )
}

function Row(props: {
  id: string
  delivery: AnnouncementDelivery
  mayRetry: boolean
  isPast: boolean
  keep: Props["keep"]
}) {
  const { id, delivery, mayRetry, isPast, keep } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const { channel, version, state, error, retryAt, doneAt, dueAt, link, tries } = delivery
  const retry = useSubmit(() => retryAnnouncement(id, channel), keep)
  const down = isDown(delivery)
  return (
    <tr className={down ? css.failed : undefined}>
      <th scope="row">
        {placeName(words, channel)} {isPast && <small>{words("announce.version", { n: version })}</small>}
      </th>
      <td>
        <span className={css.state}>
          {down && <Icon name="warning" />}
          {words(stateWord(delivery))}
        </span>
      </td>
      <td>{reached(words, delivery)}</td>
      <td>
        {state === "failed" && retryAt
          ? words("announce.results.again", { time: wholeTime(locale, retryAt, "seconds"), n: tries })
          : wholeTime(locale, doneAt ?? dueAt, "seconds")}
      </td>
      <td className={css.more}>
        {error && <span dir="auto">{error}</span>}
        {link && <a href={link}>{words("announce.see")}</a>}
        {down && mayRetry && (
          <Button
            small
            onClick={retry.run}
            aria-busy={retry.busy}
            aria-label={words("announce.retry.of", { place: placeName(words, channel) })}
          >
            {words("announce.retry")}
          </Button>
        )}
        <FormFault error={retry.error} />
      </td>
    </tr>
  )
}

/** A place that refuses, or one of whose recipients can't be reached. */
function isDown({ state, counts }: AnnouncementDelivery): boolean {
  return state === "failed" || (state === "sent" && counts.failed > 0)
}

function stateWord({ state, counts }: AnnouncementDelivery) {
  if (state !== "sent" || counts.recipients === 0) return `announce.results.${state}` as const
  if (counts.failed > 0) return "announce.results.partly"
  return counts.sent < counts.recipients ? "announce.results.sending" : "announce.results.sent"
}

/** One's own places are reached or not; of the others it is said how many have it. */
function reached(words: ReturnType<typeof useSay>, { channel, state, counts }: AnnouncementDelivery): string {
  if (OWN.has(channel)) return ""
  if (counts.recipients === 0) return state === "sent" ? words("announce.reach", { n: 0 }) : ""
  const { sent, failed, recipients: n } = counts
  return failed > 0
    ? words("announce.results.counts.failed", { sent, n, failed })
    : words("announce.results.counts", { sent, n })
}
