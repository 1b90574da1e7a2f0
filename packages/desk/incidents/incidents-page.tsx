import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Link, useNavigate, useParams } from "@tanstack/react-router"
import { newId } from "@veridesk/contract/ids.ts"
import type { IncidentView } from "@veridesk/contract/incidents.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { declareIncident, incidentsQuery } from "../data/incidents.ts"
import { prefs } from "../data/prefs.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { IncidentDetail } from "./incident-detail.tsx"
import css from "./incidents.module.css"

/** All incidents, or the one in the address. */
export function IncidentsPage() {
  const { incident } = useParams({ strict: false })
  return incident ? <IncidentDetail id={incident} key={incident} /> : <IncidentList />
}

function IncidentList() {
  const words = useSay()
  const person = useCell(me)
  const { data, isError, refetch } = useQuery(incidentsQuery)
  const [declaring, setDeclaring] = useState(false)
  const leads = person?.role === "lead" || person?.role === "administrator"
  if (isError)
    return (
      <Empty
        title={words("incidents.failed")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1>{words("incidents.title")}</h1>
        {leads && (
          <Button look="primary" onClick={() => setDeclaring(true)}>
            {words("incidents.declare")}
          </Button>
        )}
      </div>
      <p className={css.lead}>{words("incidents.lead")}</p>
      {!data && <Skeleton lines={5} label={words("loading")} />}
      {data?.incidents.length === 0 && (
        <Empty title={words("incidents.none")} text={words("incidents.none.next")} />
      )}
      <ul className={css.rows}>
        {data?.incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ul>
      {declaring && <DeclareSheet onClose={() => setDeclaring(false)} />}
    </div>
  )
}

function IncidentRow({ incident }: { incident: IncidentView }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { title, state, tickets, open, updatedAt } = incident
  return (
    <li>
      <Link to="/incidents/{-$incident}" params={{ incident: incident.id }}>
        <b dir="auto">{locale === "zh-CN" ? title.zh : title.en}</b>
        <span>{words(`incident.state.${state}`)}</span>
        <small>
          {words("incident.counts", { n: tickets, open })} · {wholeTime(locale, updatedAt, "minutes")}
        </small>
      </Link>
    </li>
  )
}

function DeclareSheet({ onClose }: { onClose(): void }) {
  const words = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [incidentId] = useState(newId)
  const [en, setEn] = useState("")
  const [zh, setZh] = useState("")
  const form = useSubmit(
    () => declareIncident(incidentId, { en, zh }),
    (opened) => {
      void client.invalidateQueries({ queryKey: ["incidents"] })
      void navigate({ to: "/incidents/{-$incident}", params: { incident: opened.incident.id } })
    },
  )
  return (
    <Sheet title={words("incidents.declare")} onClose={onClose}>
      <form className={css.form} onSubmit={form.onSubmit} noValidate>
        <FormFault error={form.error} />
        <Field
          label={words("incident.title.en")}
          autoFocus
          maxLength={200}
          value={en}
          onChange={(event) => setEn(event.target.value)}
        />
        <Field
          label={words("incident.title.zh")}
          maxLength={200}
          value={zh}
          onChange={(event) => setZh(event.target.value)}
        />
        <Button
          type="submit"
          look="primary"
          disabled={en.trim() === "" || zh.trim() === ""}
          aria-busy={form.busy}
        >
          {words("incidents.declare")}
        </Button>
      </form>
    </Sheet>
  )
}
