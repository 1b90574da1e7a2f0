import { useInfiniteQuery } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import type { OutboxState } from "@veridesk/contract/mail/outbox.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { SelectField } from "../frame/field.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { ListAndDetail } from "../mail/list-and-detail.tsx"
import css from "../mail/mail.module.css"
import { useSay } from "../words/words.ts"
import { OutboxDetailView } from "./outbox-detail.tsx"
import { OutboxLine } from "./outbox-line.tsx"
import { outboxQuery } from "./server.ts"
import { states } from "./states.ts"

/** Mails that we send, by what became of them, and beside the list the one that is open. */
export function OutboxPane({ id, mayAct }: { id: string | null; mayAct: boolean }) {
  const words = useSay()
  const navigate = useNavigate()
  const [state, setState] = useState<OutboxState | null>(null)
  const pages = useInfiniteQuery(outboxQuery(state))
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const open = (mail: string | null) =>
    void navigate({
      to: "/mail/{-$tab}/{-$mail}",
      params: { tab: "outbox", mail: mail ?? undefined },
      replace: id !== null && mail !== null,
    })
  if (pages.isError && rows.length === 0)
    return (
      <Empty
        title={words("mail.failed")}
        action={<Button onClick={() => void pages.refetch()}>{words("retry")}</Button>}
      />
    )
  return (
    <ListAndDetail
      ids={rows.map((row) => row.id)}
      id={id}
      onOpen={open}
      above={
        <div className={css.filter}>
          <SelectField
            label={words("outbox.filter")}
            value={state ?? ""}
            onChange={(event) => setState(states.find((one) => one === event.target.value) ?? null)}
          >
            <option value="">{words("outbox.all")}</option>
            {states.map((one) => (
              <option key={one} value={one}>
                {words(`outbox.state.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
      }
      lines={rows.map((row) => (
        <OutboxLine key={row.id} row={row} current={row.id === id} onOpen={() => open(row.id)} />
      ))}
      below={
        pages.isPending ? (
          <Skeleton lines={8} label={words("loading")} />
        ) : rows.length === 0 ? (
          <Empty title={words("outbox.none")} text={words("outbox.none.next")} />
        ) : (
          pages.hasNextPage && (
            <Button
              look="quiet"
              aria-busy={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {words("mail.more")}
            </Button>
          )
        )
      }
      detail={
        id !== null && (
          <OutboxDetailView
            key={id}
            id={id}
            mayAct={mayAct}
            onBack={() => open(null)}
            onDone={() => void pages.refetch()}
          />
        )
      }
    />
  )
}
