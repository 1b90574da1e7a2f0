import { useInfiniteQuery } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { IncomingDetailView } from "./incoming-detail.tsx"
import { IncomingLine } from "./incoming-line.tsx"
import { ListAndDetail } from "./list-and-detail.tsx"
import { type Fate, incomingQuery } from "./server.ts"

/** The list of mails of one fate, and beside it the one that is open. */
export function IncomingPane({ fate, id, mayAct }: { fate: Fate; id: string | null; mayAct: boolean }) {
  const words = useSay()
  const navigate = useNavigate()
  const pages = useInfiniteQuery(incomingQuery(fate))
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const ids = rows.map((row) => row.id)
  const open = (mail: string | null) =>
    void navigate({
      to: "/mail/{-$tab}/{-$mail}",
      params: { tab: fate, mail: mail ?? undefined },
      replace: id !== null && mail !== null,
    })
  const settled = () => {
    const at = id === null ? -1 : ids.indexOf(id)
    open(ids[at + 1] ?? ids[at - 1] ?? null)
    void pages.refetch()
  }
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
    <ListAndDetail
      ids={ids}
      id={id}
      onOpen={open}
      lines={rows.map((row) => (
        <IncomingLine key={row.id} row={row} current={row.id === id} onOpen={() => open(row.id)} />
      ))}
      below={
        pages.hasNextPage && (
          <Button
            look="quiet"
            aria-busy={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {words("mail.more")}
          </Button>
        )
      }
      detail={
        id !== null && (
          <IncomingDetailView
            key={id}
            id={id}
            mayAct={mayAct}
            onBack={() => open(null)}
            onSettled={settled}
          />
        )
      }
    />
  )
}
