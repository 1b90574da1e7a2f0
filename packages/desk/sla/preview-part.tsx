import { useQuery } from "@tanstack/react-query"
import type { ClockPreview, ClockView } from "@veridesk/contract/sla.ts"
import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Field } from "../frame/field.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import { readPreview } from "./asks.ts"
import css from "./clocks-page.module.css"

/** The clocks of one real ticket on a line of time: working hours shaded, pauses hatched. */
export function PreviewPart() {
  const words = useSay()
  const [text, setText] = useState("")
  const [number, setNumber] = useState("")
  const { data, isError } = useQuery({
    queryKey: ["sla-preview", number],
    queryFn: () => readPreview(number),
  })
  return (
    <section>
      <h2>{words("sla.preview")}</h2>
      <p className={css.hint}>{words("sla.preview.about")}</p>
      <form
        className={css.row}
        onSubmit={(event) => {
          event.preventDefault()
          setNumber(readTicketNumber(text) ?? text.trim())
        }}
      >
        <Field
          label={words("sla.preview.number")}
          value={text}
          fault={isError && number ? words("sla.preview.missing") : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">{words("sla.preview.show")}</Button>
      </form>
      {data && (data.clocks.length > 0 ? <Line preview={data} /> : <p>{words("sla.preview.none")}</p>)}
    </section>
  )
}

function Line({ preview }: { preview: ClockPreview }) {
  const { locale } = useCell(prefs)
  const [from, to] = [Date.parse(preview.from), Date.parse(preview.to)]
  const place = (start: string, end: string | null) => {
    const [a, b] = [Date.parse(start), end ? Date.parse(end) : to]
    const part = (at: number) => (Math.min(to, Math.max(from, at)) - from) / (to - from)
    return { insetInlineStart: `${part(a) * 100}%`, inlineSize: `${(part(b) - part(a)) * 100}%` }
  }
  return (
    <figure className={css.preview}>
      <figcaption>{preview.number}</figcaption>
      <div className={css.ground} aria-hidden="true">
        {preview.open.map((span) => (
          <i key={span.from} style={place(span.from, span.to)} />
        ))}
      </div>
      <ul>
        {preview.clocks.map((clock) => (
          <Bar key={`${clock.metric} ${clock.round}`} clock={clock} place={place} />
        ))}
      </ul>
      <p className={css.ends}>
        <time dateTime={preview.from}>{wholeTime(locale, preview.from, "minutes")}</time>
        <time dateTime={preview.to}>{wholeTime(locale, preview.to, "minutes")}</time>
      </p>
    </figure>
  )
}

type Place = (from: string, to: string | null) => { insetInlineStart: string; inlineSize: string }

function Bar({ clock, place }: { clock: ClockView; place: Place }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const end = clock.endedAt ?? clock.dueAt
  const metric = words(`clocks.metric.${clock.metric}`)
  const said = words("sla.preview.bar", {
    metric,
    from: wholeTime(locale, clock.startedAt, "minutes"),
    to: end ? wholeTime(locale, end, "minutes") : "…",
    pauses: clock.pauses.length,
  })
  return (
    <li>
      <span aria-hidden="true">{metric}</span>
      <span className="vh">{said}</span>
      <span className={css.track} aria-hidden="true" title={said}>
        <b
          className={clock.state === "missed" || clock.state === "late" ? css.bad : undefined}
          style={place(clock.startedAt, end)}
        />
        {clock.pauses.map((pause) => (
          <i key={pause.from} style={place(pause.from, pause.to)} />
        ))}
      </span>
    </li>
  )
}
