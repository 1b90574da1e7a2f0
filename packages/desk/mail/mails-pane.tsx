import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { ListAndDetail } from "./list-and-detail.tsx"

interface PaneProps<Row extends { id: string }> {
  /** The part of the address in which the list stands: /mail/<tab>/<mail>. */
  tab: string
  /** The one that is open. */
  id: string | null
  pages: UseInfiniteQueryResult<InfiniteData<{ rows: Row[] }>>
  /** What narrows the list. Without it, a list with nothing in it has nothing to choose from either. */
  above?: ReactNode
  line(row: Row, at: { current: boolean; onOpen(): void }): ReactNode
  none: { title: string; text: string }
  detail(id: string, hands: { onBack(): void; onGone(): void }): ReactNode
}

/** A list of mails that goes on as far as one asks, and beside it the one that is open. */
export function MailsPane<Row extends { id: string }>(props: PaneProps<Row>) {
  const { tab, id, pages, above, line, none, detail } = props
  const words = useSay()
  const navigate = useNavigate()
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const ids = rows.map((row) => row.id)
  const open = (mail: string | null) =>
    void navigate({
      to: "/mail/{-$tab}/{-$mail}",
      params: { tab, mail: mail ?? undefined },
      replace: id !== null && mail !== null,
    })
  /** What was open has left the list: the next one is open. */
  const onGone = () => {
    const at = id === null ? -1 : ids.indexOf(id)
    open(ids[at + 1] ?? ids[at - 1] ?? null)
    void pages.refetch()
  }
  const failed = pages.isError && rows.length === 0 && (
    <Empty
      title={words("mail.failed")}
      action={<Button onClick={() => void pages.refetch()}>{words("retry")}</Button>}
    />
  )
  const instead =
    failed ||
    (pages.isPending && <Skeleton lines={8} label={words("loading")} />) ||
    (rows.length === 0 && <Empty {...none} />)
  if (instead && !above && id === null) return instead
  return (
    <ListAndDetail
      ids={ids}
      id={id}
      onOpen={open}
      above={above}
      lines={rows.map((row) => line(row, { current: row.id === id, onOpen: () => open(row.id) }))}
      below={
        instead ||
        (pages.hasNextPage && (
          <Button
            look="quiet"
            aria-busy={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {words("mail.more")}
          </Button>
        ))
      }
      detail={id !== null && detail(id, { onBack: () => open(null), onGone })}
    />
  )
}
