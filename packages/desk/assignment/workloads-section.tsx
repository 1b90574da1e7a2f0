import { useQuery, useQueryClient } from "@tanstack/react-query"
import { MOST_CAPACITY, type Workloads } from "@veridesk/contract/assignment.ts"
import { useState } from "react"
import { Chip } from "../frame/chip.tsx"
import { Refused } from "../data/api.ts"
import { tell } from "../frame/toasts.ts"
import { useSay } from "../words/words.ts"
import { putCapacity, readWorkloads } from "./api.ts"
import css from "./routing.module.css"

type Person = Workloads["people"][number]

/** Who is there, how much each has, and how much each may have. */
export function WorkloadsSection() {
  const words = useSay()
  const { data } = useQuery({ queryKey: ["workloads"], queryFn: readWorkloads, staleTime: 0 })
  return (
    <section aria-labelledby="workloads-title">
      <div className={css.head}>
        <h2 id="workloads-title">{words("workloads.title")}</h2>
      </div>
      <p className={css.hint}>{words("workloads.text")}</p>
      <table className={css.workloads}>
        <thead>
          <tr>
            <th scope="col">{words("workloads.name")}</th>
            <th scope="col">{words("workloads.state")}</th>
            <th scope="col">{words("workloads.load")}</th>
            <th scope="col">{words("workloads.capacity")}</th>
            <th scope="col">{words("workloads.skills")}</th>
          </tr>
        </thead>
        <tbody>
          {data?.people.map((person) => (
            <PersonRow key={`${person.id} ${person.capacity}`} person={person} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function PersonRow({ person }: { person: Person }) {
  const words = useSay()
  const client = useQueryClient()
  const { id, name, state, load, capacity, skills, languages } = person
  const [typed, setTyped] = useState(String(capacity))
  const keep = async () => {
    const next = Number(typed)
    if (!Number.isInteger(next) || next < 0 || next > MOST_CAPACITY) return setTyped(String(capacity))
    if (next === capacity) return
    try {
      await putCapacity(id, next)
      tell(words("workloads.saved", { name, capacity: String(next) }))
      await client.invalidateQueries({ queryKey: ["workloads"] })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      tell(error.message || words("refused.unreachable"), { tone: "fault" })
      setTyped(String(capacity))
    }
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Chip tone={state === "available" ? "ok" : state === "away" ? "warn" : "plain"}>
          {words(`workloads.${state}`)}
        </Chip>
      </td>
      <td className={load > capacity ? css.changed : undefined}>{load}</td>
      <td>
        <input
          type="number"
          min={0}
          max={MOST_CAPACITY}
          aria-label={words("workloads.capacity.of", { name })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => void keep()}
          onKeyDown={(event) => event.key === "Enter" && void keep()}
        />
      </td>
      <td>{[...skills, ...languages].join(", ")}</td>
    </tr>
  )
}
