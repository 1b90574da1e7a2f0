import { useQuery, useQueryClient } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import type { MacroContent, MacroLines, OpenedMacro } from "@veridesk/contract/macros.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Callout, Empty, Skeleton } from "../frame/paper.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { MacroEditor } from "./macro-editor.tsx"
import { MacroVersions } from "./macro-versions.tsx"
import css from "./macros-page.module.css"
import { approveMacro, readMacro, retireMacro, saveMacro } from "./server.ts"

interface OpenProps {
  lines: MacroLines
  onChanged(macro: OpenedMacro): void
}

/** One macro as it is kept. */
export function OpenMacro({ name, ...rest }: OpenProps & { name: string }) {
  const words = useSay()
  const { data, isError, refetch } = useQuery({ queryKey: ["macro", name], queryFn: () => readMacro(name) })
  if (isError)
    return (
      <Empty
        title={words("macros.failed")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  return data ? <Opened macro={data} {...rest} /> : <Skeleton lines={8} label={words("loading")} />
}

/** What was changed and not saved, by macro: looking at another one loses nothing. */
const unsaved = new Map<string, { content: MacroContent; basedOn: number }>()

function Opened({ macro, lines, onChanged }: OpenProps & { macro: OpenedMacro }) {
  const words = useSay()
  const client = useQueryClient()
  const { locale } = useCell(prefs)
  const { key, latest, retired } = macro.line
  const newest = macro.versions[0]
  const [kept, setKept] = useState(() => unsaved.get(key) ?? null)
  const [note, setNote] = useState("")
  const keep = (next: { content: MacroContent; basedOn: number } | null) => {
    setKept(next)
    if (next) unsaved.set(key, next)
    else unsaved.delete(key)
  }
  const taken = (answer: OpenedMacro) => {
    keep(null)
    setNote("")
    onChanged(answer)
  }
  const content = kept?.content ?? newest?.content
  const basedOn = kept?.basedOn ?? latest
  const save = useSubmit(async () => {
    if (!content) throw new Error("a macro has a version")
    return saveMacro(key, { requestId: newId(), basedOn, content, note }).catch((refused: unknown) => {
      // Where somebody was faster, their version is shown beside what was written here.
      void client.invalidateQueries({ queryKey: ["macro", key] })
      throw refused
    })
  }, taken)
  const approve = useSubmit(() => approveMacro(key, { requestId: newId(), version: latest }), onChanged)
  const retire = useSubmit(() => retireMacro(key, { requestId: newId(), retired: !retired }), onChanged)
  if (!content || !newest) return null
  const side = locale === "zh-CN" ? "zh" : "en"
  const isStale = basedOn !== latest || save.error?.code === "changed-meanwhile"
  return (
    <>
      <div className={css.head}>
        <h2 className={css.name}>{content.title[side] || content.title.en || content.title.zh}</h2>
        {macro.mayEdit && (
          <Button small look="quiet" aria-busy={retire.busy} onClick={retire.run}>
            {words(retired ? "macros.take-back" : "macros.retire")}
          </Button>
        )}
      </div>
      <p className={css.none}>
        {words("macros.use", {
          n: macro.line.uses90,
          last: macro.line.lastUsedOn ?? words("macros.use.never"),
        })}
      </p>
      {newest.publishedAt === null && (
        <Callout tone="warn">
          <p>
            {words(macro.mayApprove ? "macros.approve.text" : "macros.approve.other", {
              n: latest,
              who: newest.authorName ?? "",
            })}
          </p>
          {macro.mayApprove && (
            <Button small look="primary" aria-busy={approve.busy} onClick={approve.run}>
              {words("macros.approve", { n: latest })}
            </Button>
          )}
        </Callout>
      )}
      {isStale && kept && (
        <Callout tone="warn">
          <p>{words("macros.stale", { n: latest, who: newest.authorName ?? "" })}</p>
          <div className={css.ways}>
            <Button small onClick={() => keep({ content: kept.content, basedOn: latest })}>
              {words("macros.stale.mine")}
            </Button>
            <Button small onClick={() => keep(null)}>
              {words("macros.stale.theirs")}
            </Button>
          </div>
        </Callout>
      )}
      <MacroEditor
        content={content}
        note={note}
        lines={lines}
        form={save}
        isKept
        mayEdit={macro.mayEdit}
        onNote={setNote}
        onChange={(next) => keep({ content: next, basedOn })}
        onDiscard={kept ? () => keep(null) : undefined}
      />
      <MacroVersions macro={macro} onRestored={taken} />
    </>
  )
}
