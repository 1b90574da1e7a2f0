import type { TaskView } from "@veridesk/contract/tasks.ts"
import { Refused } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { settleTask } from "../data/side-work.ts"
import { useNow } from "../frame/now.ts"
import { wholeTime } from "../frame/time.ts"
import { tell } from "../frame/toasts.ts"
import { useNames } from "../inbox/views.ts"
import { useSay } from "../words/words.ts"
import css from "./work.module.css"

/** Tasks as a checklist; a done one can be opened again. */
export function TaskList(props: { tasks: TaskView[]; mayWrite: boolean; onChanged(): void }) {
  const { tasks, mayWrite, onChanged } = props
  const words = useSay()
  if (tasks.length === 0) return null
  const settle = (task: TaskView, state: TaskView["state"]) => {
    settleTask(task.id, state).then(onChanged, (error: unknown) => {
      if (!(error instanceof Refused)) throw error
      tell(error.message || words("refused.unreachable"))
      onChanged()
    })
  }
  return (
    <ul className={css.list}>
      {tasks.map((task) => (
        <li key={task.id} className={task.state === "open" ? css.task : `${css.task} ${css.over}`}>
          <input
            type="checkbox"
            checked={task.state === "done"}
            disabled={!mayWrite}
            aria-label={words("task.do", { title: task.title })}
            onChange={(event) => settle(task, event.target.checked ? "done" : "open")}
          />
          <div>
            <span dir="auto">{task.title}</span>
            <TaskFacts task={task} />
          </div>
          {mayWrite && task.state !== "done" && (
            <button
              type="button"
              className={css.quiet}
              onClick={() => settle(task, task.state === "open" ? "dropped" : "open")}
            >
              {words(task.state === "open" ? "task.drop" : "task.reopen")}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Who has it, until when, or how it ended. */
export function TaskFacts({ task }: { task: Omit<TaskView, "conversationId"> }) {
  const words = useSay()
  const names = useNames()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  const who = names.staff(task.assigneeId) || names.team(task.teamId)
  const parts = [who]
  if (task.state === "open" && task.dueAt) {
    const time = wholeTime(locale, task.dueAt, "minutes")
    parts.push(words(Date.parse(task.dueAt) < now ? "task.late" : "task.due.by", { time }))
  }
  if (task.state !== "open") parts.push(words(`task.${task.state}`, { who: task.settledBy ?? "" }))
  return <small>{parts.filter(Boolean).join(" · ")}</small>
}
