import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useCell } from "../data/cell.ts"
import { gather, incidentOfQuery, incidentsQuery } from "../data/incidents.ts"
import { prefs } from "../data/prefs.ts"
import { me, rows } from "../data/state.ts"
import { Icon } from "../frame/icon.tsx"
import { ChoiceMenu } from "../frame/menu.tsx"
import { tell } from "../frame/toasts.ts"
import { useSay } from "../words/words.ts"
import css from "./incidents.module.css"

/** Which incident a ticket is part of, or the way to make it part of one. */
export function IncidentLine({ id }: { id: string }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const mayWrite = useCell(me)?.role !== "auditor"
  const seq = useCell(rows.of(id))?.lastSeq ?? 0
  const { data, refetch } = useQuery(incidentOfQuery(id, seq))
  const { data: all } = useQuery(incidentsQuery)
  const titleOf = ({ title }: { title: { en: string; zh: string } }) =>
    locale === "zh-CN" ? title.zh : title.en
  const going = (all?.incidents ?? []).filter(({ state }) => state !== "reviewed")
  if (data?.incident)
    return (
      <p className={css.line}>
        <Icon name="incident" /> {words("incident.part-of")}:{" "}
        <Link to="/incidents/{-$incident}" params={{ incident: data.incident.id }}>
          <span dir="auto">{titleOf(data.incident)}</span>
        </Link>{" "}
        <small>{words(`incident.state.${data.incident.state}`)}</small>
      </p>
    )
  if (!data || going.length === 0 || !mayWrite) return null
  return (
    <p className={css.line}>
      <ChoiceMenu
        label={words("incident.join")}
        groups={() => [{ choices: going.map((one) => ({ id: one.id, text: titleOf(one) })) }]}
        onChoose={(incidentId) =>
          void gather(incidentId, { ids: [id] }).then(
            () => void refetch(),
            (error: Error) => tell(error.message),
          )
        }
      >
        <Icon name="incident" />
        {words("incident.join")}
        <Icon name="down" size={12} />
      </ChoiceMenu>
    </p>
  )
}
