import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { type IncidentView, incidentStates, type OpenedIncident } from "@veridesk/contract/incidents.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { editIncident, incidentQuery, leaveIncident } from "../data/incidents.ts"
import { prefs } from "../data/prefs.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault, SelectField } from "../frame/field.tsx"
import { Id4 } from "../frame/id4.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { AnswerAll } from "./answer-all.tsx"
import { AnswerRow } from "./answer-row.tsx"
import { Area } from "./area.tsx"
import { GatherForm } from "./gather-form.tsx"
import css from "./incidents.module.css"

/** One incident: what is said of it, its tickets, and the answers to all of them. */
export function IncidentDetail({ id }: { id: string }) {
  const words = useSay()
  const client = useQueryClient()
  const role = useCell(me)?.role
  const { locale } = useCell(prefs)
  const { data, isError, refetch } = useQuery(incidentQuery(id))
  const leads = role === "lead" || role === "administrator"
  if (isError)
    return (
      <Empty
        title={words("incidents.failed")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  if (!data) return <Skeleton lines={8} label={words("loading")} />
  const keep = (opened: OpenedIncident) => client.setQueryData(incidentQuery(id).queryKey, opened)
  const { incident } = data
  return (
    <div className={css.page}>
      <p>
        <Link to="/incidents/{-$incident}" params={{ incident: undefined }}>
          {words("incidents.all")}
        </Link>
      </p>
      <div className={css.head}>
        <h1 dir="auto">{locale === "zh-CN" ? incident.title.zh : incident.title.en}</h1>
        <span>
          {words(`incident.state.${incident.state}`)} ·{" "}
          {words("incident.counts", { n: incident.tickets, open: incident.open })}
        </span>
      </div>
      {leads && <About key={incident.updatedAt} incident={incident} onSaved={keep} />}
      {leads && incident.open > 0 && <AnswerAll id={id} open={incident.open} onDone={keep} />}
      <Answers opened={data} onDone={keep} mayWithdraw={leads} />
      {leads && <GatherForm id={id} onDone={() => void refetch()} />}
      <Tickets opened={data} onDone={keep} mayWrite={role !== "auditor"} />
    </div>
  )
}

function About({ incident, onSaved }: { incident: IncidentView; onSaved(opened: OpenedIncident): void }) {
  const words = useSay()
  const [title, setTitle] = useState(incident.title)
  const [about, setAbout] = useState(incident.about)
  const [state, setState] = useState(incident.state)
  const form = useSubmit(
    () => editIncident(incident.id, { title, about, state, basedOn: incident.updatedAt }),
    (opened) => {
      onSaved(opened)
      tell(words("incident.saved"))
    },
  )
  return (
    <form className={css.form} onSubmit={form.onSubmit} noValidate>
      <FormFault error={form.error} />
      <div className={css.two}>
        {(["en", "zh"] as const).map((side) => (
          <div key={side} className={css.form}>
            <Field
              label={words(`incident.title.${side}`)}
              maxLength={200}
              value={title[side]}
              onChange={(event) => setTitle({ ...title, [side]: event.target.value })}
            />
            <Area
              label={words(`incident.about.${side}`)}
              hint={words("incident.about.hint")}
              value={about[side]}
              onChange={(text) => setAbout({ ...about, [side]: text })}
            />
          </div>
        ))}
      </div>
      <div className={css.two}>
        <SelectField
          label={words("incident.state")}
          value={state}
          onChange={(event) =>
            setState(incidentStates.find((one) => one === event.target.value) ?? incident.state)
          }
        >
          {incidentStates.map((one) => (
            <option key={one} value={one}>
              {words(`incident.state.${one}`)}
            </option>
          ))}
        </SelectField>
        <div className={css.acts}>
          <Button type="submit" aria-busy={form.busy}>
            {words("incident.save")}
          </Button>
        </div>
      </div>
    </form>
  )
}

type Part = { opened: OpenedIncident; onDone(opened: OpenedIncident): void }

function Answers({ opened, onDone, mayWithdraw }: Part & { mayWithdraw: boolean }) {
  const words = useSay()
  if (opened.answers.length === 0) return null
  return (
    <section>
      <h2>{words("incident.answers")}</h2>
      <ul className={css.rows}>
        {opened.answers.map((answer) => (
          <AnswerRow key={answer.id} answer={answer} mayWithdraw={mayWithdraw} onDone={onDone} />
        ))}
      </ul>
    </section>
  )
}

function Tickets({ opened, onDone, mayWrite }: Part & { mayWrite: boolean }) {
  const words = useSay()
  if (opened.tickets.length === 0) return null
  const leave = (conversationId: string) =>
    void leaveIncident(opened.incident.id, conversationId).then(onDone, (error: Error) => tell(error.message))
  return (
    <section>
      <h2>{words("incident.tickets")}</h2>
      <ul className={css.rows}>
        {opened.tickets.map((ticket) => (
          <li key={ticket.id} className={css.ticket}>
            <Link to="/inbox/{-$id}" params={{ id: ticket.id }}>
              <Id4 value={ticket.number} small />
              <b dir="auto">{ticket.subject}</b>
              <small>
                <span dir="auto">{ticket.customerName}</span> · {words(`status.${ticket.status}`)}
              </small>
            </Link>
            {mayWrite && (
              <Button
                small
                aria-label={words("incident.leave.of", { number: ticket.number })}
                onClick={() => leave(ticket.id)}
              >
                {words("incident.leave")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
