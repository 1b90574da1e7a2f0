import { useQuery, useQueryClient } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import type { ImpostorLine, ImpostorReport, OpenedImpostor } from "@veridesk/contract/registry.ts"
import { useEffect, useRef, useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault, SelectField } from "../frame/field.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { wholeTime } from "../frame/time.ts"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./registry.module.css"
import { judgeImpostor, readImpostor } from "./server.ts"

const states = ["new", "confirmed", "dismissed"] as const
const answers = ["none", "refused", "done"] as const

/** One impostor: what is decided of it, and every report with its evidence. */
export function ImpostorDetail({ id, onSaved }: { id: string; onSaved(): void }) {
  const words = useSay()
  const client = useQueryClient()
  const queryKey = ["impostor", id]
  const opened = useQuery({ queryKey, queryFn: () => readImpostor(id), refetchOnWindowFocus: false })
  if (!opened.data) return <Skeleton lines={6} label={words("loading")} />
  const { line, reports, mayDecide } = opened.data
  return (
    <section className={css.detail}>
      <Heading text={line.identifier} />
      {mayDecide && (
        <Judgement
          key={line.version}
          line={line}
          onSaved={(fresh) => {
            client.setQueryData(queryKey, fresh)
            tell(words("impostors.saved"))
            onSaved()
          }}
        />
      )}
      <h3>{words("impostors.reports")}</h3>
      <ul className={css.reports}>
        {reports.map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </ul>
    </section>
  )
}

/** On a phone it stands below the whole list: whoever opened it is brought there. */
function Heading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const { current } = heading
    if (!current) return
    current.focus({ preventScroll: true })
    if (current.getBoundingClientRect().top > window.innerHeight / 2) current.scrollIntoView()
  }, [])
  return (
    <h2 className={css.code} ref={heading} tabIndex={-1}>
      {text}
    </h2>
  )
}

function Judgement({ line, onSaved }: { line: ImpostorLine; onSaved(opened: OpenedImpostor): void }) {
  const words = useSay()
  const [state, setState] = useState(line.state)
  const [knownFor, setKnownFor] = useState(line.knownFor)
  const [takedown, setTakedown] = useState(line.takedown ?? { askedOn: "", of: "", answer: "none" as const })
  const form = useSubmit(
    () =>
      judgeImpostor(line.id, {
        requestId: newId(),
        basedOn: line.version,
        state,
        knownFor,
        takedown: takedown.askedOn === "" ? null : takedown,
      }),
    onSaved,
  )
  return (
    <form className={css.form} onSubmit={form.onSubmit}>
      <FormFault error={form.error} />
      <div className={css.two}>
        <SelectField
          label={words("impostors.state")}
          value={state}
          onChange={({ target }) => setState(states.find((one) => one === target.value) ?? state)}
        >
          {states.map((one) => (
            <option key={one} value={one}>
              {words(`impostors.state.${one}`)}
            </option>
          ))}
        </SelectField>
        <span />
        {(["en", "zh"] as const).map((side) => (
          <Field
            key={side}
            label={words(`impostors.known.${side}`)}
            hint={words("impostors.known.hint")}
            required={state === "confirmed"}
            maxLength={300}
            value={knownFor[side]}
            onChange={({ target }) => setKnownFor({ ...knownFor, [side]: target.value })}
          />
        ))}
        <Field
          label={words("impostors.takedown")}
          type="date"
          value={takedown.askedOn}
          onChange={({ target }) => setTakedown({ ...takedown, askedOn: target.value })}
        />
        {takedown.askedOn !== "" && (
          <>
            <Field
              label={words("impostors.takedown.of")}
              required
              maxLength={120}
              value={takedown.of}
              onChange={({ target }) => setTakedown({ ...takedown, of: target.value })}
            />
            <SelectField
              label={words("impostors.takedown.answer")}
              value={takedown.answer}
              onChange={({ target }) =>
                setTakedown({ ...takedown, answer: answers.find((one) => one === target.value) ?? "none" })
              }
            >
              {answers.map((one) => (
                <option key={one} value={one}>
                  {words(`impostors.takedown.${one}`)}
                </option>
              ))}
            </SelectField>
          </>
        )}
      </div>
      <div className={css.acts}>
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("impostors.save")}
        </Button>
      </div>
    </form>
  )
}

function Report({ report }: { report: ImpostorReport }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { metAt, story, signedIn, at, files } = report
  return (
    <li>
      <small>
        <time dateTime={at}>{wholeTime(locale, at, "minutes")}</time> ·{" "}
        {words(signedIn ? "impostors.signed-in" : "impostors.signed-out")} · {metAt}
      </small>
      {story && <p dir="auto">{story}</p>}
      {files.map(({ id, name }) => (
        <a key={id} href={`/api/desk/attachments/${id}/file`} download>
          {name}
        </a>
      ))}
    </li>
  )
}
