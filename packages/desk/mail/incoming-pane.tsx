import { useInfiniteQuery } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useEffect, useRef } from "react"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useAction } from "../frame/use-action.ts"
import { useSay } from "../words/words.ts"
import { IncomingDetailView } from "./incoming-detail.tsx"
import { IncomingLine } from "./incoming-line.tsx"
import css from "./mail.module.css"
import { type Fate, incomingQuery } from "./server.ts"

/** The list of mails of one fate, and beside it the one that is open. */
export function IncomingPane({ fate, id, mayAct }: { fate: Fate; id: string | null; mayAct: boolean }) {
  const words = useSay()
  const navigate = useNavigate()
  const list = useRef<HTMLUListElement>(null)
  const pages = useInfiniteQuery(incomingQuery(fate))
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const open = (mail: string | null) =>
    void navigate({
      to: "/mail/{-$tab}/{-$mail}",
      params: { tab: fate, mail: mail ?? undefined },
      replace: id !== null && mail !== null,
    })
  const keys = rows.map((row) => row.id)
  // Where the open one stood: when it leaves the list, the next one is the one that took its place.
  const place = useRef(0)
  const at = id === null ? -1 : keys.indexOf(id)
  useEffect(() => {
    if (at >= 0) place.current = at
  }, [at])
  const move = (step: 1 | -1) => {
    const next = at >= 0 ? keys[at + step] : keys[step > 0 ? place.current : place.current - 1]
    if (next) open(next)
  }
  useAction("next", () => move(1))
  useAction("previous", () => move(-1))
  useAction("back", () => open(null), id !== null)
  useAction("open", () => document.querySelector<HTMLElement>("[data-opened-mail]")?.focus(), id !== null)
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" })
  }, [id])

  if (pages.isError && rows.length === 0)
    return (
      <Empty
        title={words("mail.failed")}
        action={<Button onClick={() => void pages.refetch()}>{words("retry")}</Button>}
      />
    )
  if (pages.isPending) return <Skeleton lines={8} label={words("loading")} />
  if (rows.length === 0 && id === null)
    return <Empty title={words(`mail.none.${fate}`)} text={words(`mail.none.${fate}.next`)} />
  return (
    <div className={css.split}>
      <div className={css.column}>
        <div>
          <ul ref={list} className={css.lines} aria-label={words("mail.list")}>
            {rows.map((row) => (
              <IncomingLine key={row.id} row={row} current={row.id === id} onOpen={() => open(row.id)} />
            ))}
          </ul>
          {pages.hasNextPage && (
            <Button
              look="quiet"
              aria-busy={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {words("mail.more")}
            </Button>
          )}
        </div>
      </div>
      {id === null ? (
        <div className={css.choose}>
          <p>{words("mail.choose")}</p>
          <p className={css.hint}>{words("mail.choose.keys")}</p>
        </div>
      ) : (
        <IncomingDetailView
          key={id}
          id={id}
          mayAct={mayAct}
          onBack={() => open(null)}
          onSettled={() => {
            open(keys[at + 1] ?? keys[at - 1] ?? null)
            void pages.refetch()
          }}
        />
      )}
    </div>
  )
}
