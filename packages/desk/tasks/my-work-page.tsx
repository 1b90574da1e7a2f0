import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { MyWork } from "@veridesk/contract/tasks.ts"
import { myWorkQuery } from "../data/side-work.ts"
import { Button } from "../frame/button.tsx"
import { Id4 } from "../frame/id4.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useNames } from "../inbox/views.ts"
import { useSay } from "../words/words.ts"
import { TaskFacts } from "./task-list.tsx"
import css from "./work.module.css"

/** What waits for me and my teams in all tickets: tasks and questions, the most urgent first. */
export function MyWorkPage() {
  const words = useSay()
  const { data, isError, refetch } = useQuery(myWorkQuery)
  if (isError)
    return (
      <Empty
        title={words("my-work.failed")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  return (
    <div className={css.page}>
      <h1>{words("my-work.title")}</h1>
      <p className={css.lead}>{words("my-work.lead")}</p>
      {!data && <Skeleton lines={6} label={words("loading")} />}
      {data && data.tasks.length + data.threads.length === 0 && (
        <Empty title={words("my-work.none")} text={words("my-work.none.next")} />
      )}
      {data && data.tasks.length > 0 && <Tasks tasks={data.tasks} />}
      {data && data.threads.length > 0 && <Threads threads={data.threads} />}
    </div>
  )
}

function Tasks({ tasks }: Pick<MyWork, "tasks">) {
  const words = useSay()
  return (
    <section>
      <h2>{words("my-work.tasks")}</h2>
      <ul className={css.rows}>
        {tasks.map((task) => (
          <li key={task.id}>
            <Link to="/inbox/{-$id}" params={{ id: task.conversationId }}>
              <b dir="auto">{task.title}</b>
              <TaskFacts task={task} />
              <span>
                <Id4 value={task.number} small /> <span dir="auto">{task.subject}</span>{" "}
                <small>{words("my-work.from", { who: task.madeBy })}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Threads({ threads }: Pick<MyWork, "threads">) {
  const words = useSay()
  const names = useNames()
  return (
    <section>
      <h2>{words("my-work.threads")}</h2>
      <ul className={css.rows}>
        {threads.map((thread) => (
          <li key={thread.id}>
            <Link to="/inbox/{-$id}" params={{ id: thread.conversationId }}>
              <b dir="auto">{thread.subject}</b>
              <small>{names.team(thread.teamId)}</small>
              <span>
                <Id4 value={thread.number} small /> <span dir="auto">{thread.ticket}</span>{" "}
                <small>{words("my-work.from", { who: thread.madeBy })}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
