import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { ImpostorLine, ImpostorPage, ImpostorState } from "@veridesk/contract/registry.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Chip, type Tone } from "../frame/chip.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { ago } from "../frame/time.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { useNow } from "../frame/now.ts"
import { useSay } from "../words/words.ts"
import { ImpostorDetail } from "./impostor-detail.tsx"
import css from "./registry.module.css"
import { readImpostors } from "./server.ts"

const TONES: Record<ImpostorState, Tone> = { new: "warn", confirmed: "risk", dismissed: "plain" }

/** Who pretends to be us: reports in clusters, and what people ask about. */
export function ImpostorsPage() {
  const words = useSay()
  const client = useQueryClient()
  const [open, setOpen] = useState<string | null>(null)
  const page = useQuery({ queryKey: ["impostors"], queryFn: readImpostors, refetchOnMount: "always" })
  const again = () => void page.refetch()
  if (page.isError)
    return (
      <Empty title={words("impostors.failed")} action={<Button onClick={again}>{words("retry")}</Button>} />
    )
  if (!page.data) return <Skeleton lines={8} label={words("loading")} />
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{words("impostors.title")}</h1>
        <p className={css.lead}>{words("impostors.about")}</p>
      </header>
      <div className={css.split}>
        <section>
          {page.data.impostors.length === 0 && <p className={css.lead}>{words("impostors.none")}</p>}
          <ul className={css.lines}>
            {page.data.impostors.map((line) => (
              <li key={line.id}>
                <button type="button" aria-current={line.id === open} onClick={() => setOpen(line.id)}>
                  <Line line={line} />
                </button>
              </li>
            ))}
          </ul>
          <Signals signals={page.data.signals} />
        </section>
        {open ? (
          <ImpostorDetail
            key={open}
            id={open}
            onSaved={() => void client.invalidateQueries({ queryKey: ["impostors"] })}
          />
        ) : (
          page.data.impostors.length > 0 && <p className={css.lead}>{words("impostors.choose")}</p>
        )}
      </div>
    </div>
  )
}

function Line({ line }: { line: ImpostorLine }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  return (
    <>
      <span className={css.head}>
        <b className={css.code}>{line.identifier}</b>
        <Chip tone={TONES[line.state]}>{words(`impostors.state.${line.state}`)}</Chip>
      </span>
      <small>
        {words(`register.kind.${line.kind}`)} · {words("impostors.reporters", { n: line.reporters })} ·{" "}
        {words("impostors.last", { time: ago(line.lastReportedAt, now, { words, locale }) })}
        {line.resemblesAddress && <> · {words("impostors.resembles", { what: line.resemblesAddress })}</>}
      </small>
    </>
  )
}

function Signals({ signals }: Pick<ImpostorPage, "signals">) {
  const words = useSay()
  if (signals.length === 0) return null
  return (
    <>
      <h2>{words("impostors.signals")}</h2>
      <p className={css.lead}>{words("impostors.signals.more")}</p>
      <table className={css.table}>
        <tbody>
          {signals.map(({ kind, identifier, n }) => (
            <tr key={`${kind} ${identifier}`}>
              <th scope="row">{words(`register.kind.${kind}`)}</th>
              <td>
                <bdi className={css.code}>{identifier}</bdi>
              </td>
              <td>{n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
