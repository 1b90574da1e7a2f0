import { useQuery } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"
import { peopleQuery } from "../data/queries.ts"
import { addTask } from "../data/side-work.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault, SelectField } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./work.module.css"

/** A task for a team or a person, with an end where it has one. */
export function TaskSheet({ id, onClose, onDone }: { id: string; onClose(): void; onDone(): void }) {
  const words = useSay()
  const { data: people } = useQuery(peopleQuery)
  const [taskId] = useState(newId)
  const [title, setTitle] = useState("")
  const [teamId, setTeamId] = useState("")
  const [assigneeId, setAssigneeId] = useState("")
  const [due, setDue] = useState("")
  const form = useSubmit(
    () =>
      addTask(id, {
        taskId,
        title,
        teamId: teamId || null,
        assigneeId: assigneeId || null,
        dueAt: due ? new Date(due).toISOString() : null,
      }),
    () => {
      onDone()
      onClose()
    },
  )
  const able = (people?.staff ?? []).filter((person) => person.active && person.role !== "auditor")
  return (
    <Sheet title={words("work.add-task")} onClose={onClose}>
      <form className={css.form} onSubmit={form.onSubmit} noValidate>
        <FormFault error={form.error} />
        <Field
          label={words("task.title")}
          autoFocus
          maxLength={200}
          value={title}
          fault={form.faultOf("title")}
          onChange={(event) => setTitle(event.target.value)}
        />
        <SelectField
          label={words("task.for.team")}
          value={teamId}
          onChange={(event) => setTeamId(event.target.value)}
        >
          <option value="">{words("task.nobody")}</option>
          {(people?.teams ?? []).map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words("task.for.person")}
          value={assigneeId}
          onChange={(event) => setAssigneeId(event.target.value)}
        >
          <option value="">{words("task.nobody")}</option>
          {able
            .filter((person) => teamId === "" || person.teamIds.includes(teamId))
            .map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
        </SelectField>
        <Field
          label={words("task.due")}
          type="datetime-local"
          value={due}
          onChange={(event) => setDue(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={title.trim() === ""} aria-busy={form.busy}>
          {words("work.add-task")}
        </Button>
      </form>
    </Sheet>
  )
}
