import { useQuery } from "@tanstack/react-query"
import { Suspense, useState } from "react"
import { useCell } from "../data/cell.ts"
import { sideWorkQuery } from "../data/side-work.ts"
import { me, rows } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { part } from "../frame/part.tsx"
import { Section } from "../panel/section.tsx"
import { SectionState } from "../panel/section-state.tsx"
import { useSay } from "../words/words.ts"
import { TaskList } from "./task-list.tsx"
import { ThreadList } from "./thread-list.tsx"
import css from "./work.module.css"

const TaskSheet = part(() => import("./task-sheet.tsx").then((m) => m.TaskSheet))
const AskSheet = part(() => import("./ask-sheet.tsx").then((m) => m.AskSheet))

/** What others do for this ticket: tasks and threads, and the two ways to begin one. */
export function WorkSection({ id }: { id: string }) {
  const words = useSay()
  const seq = useCell(rows.of(id))?.lastSeq ?? 0
  const mayWrite = useCell(me)?.role !== "auditor"
  const [sheet, setSheet] = useState<"task" | "ask" | null>(null)
  const { data, isError, refetch } = useQuery(sideWorkQuery(id, seq))
  if (!data)
    return (
      <Section name="work" title={words("work.title")}>
        <SectionState failed={isError} onRetry={() => void refetch()} />
      </Section>
    )
  const open =
    data.tasks.filter(({ state }) => state === "open").length +
    data.threads.filter(({ state }) => state !== "closed").length
  return (
    <Section
      name="work"
      title={words("work.title")}
      more={open > 0 ? words("work.count", { n: open }) : undefined}
    >
      {data.tasks.length + data.threads.length === 0 && <p className={css.none}>{words("work.none")}</p>}
      <TaskList tasks={data.tasks} mayWrite={mayWrite} onChanged={() => void refetch()} />
      <ThreadList threads={data.threads} mayWrite={mayWrite} onChanged={() => void refetch()} />
      {mayWrite && (
        <div className={css.acts}>
          <Button small onClick={() => setSheet("task")}>
            {words("work.add-task")}
          </Button>
          <Button small onClick={() => setSheet("ask")}>
            {words("work.ask")}
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {sheet === "task" && (
          <TaskSheet id={id} onClose={() => setSheet(null)} onDone={() => void refetch()} />
        )}
        {sheet === "ask" && <AskSheet id={id} onClose={() => setSheet(null)} onDone={() => void refetch()} />}
      </Suspense>
    </Section>
  )
}
