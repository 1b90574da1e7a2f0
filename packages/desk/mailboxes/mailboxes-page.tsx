import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { DomainRecords } from "./domain-records.tsx"
import { MailboxForm } from "./mailbox-form.tsx"
import { MailboxSlip } from "./mailbox-slip.tsx"
import css from "./mailboxes.module.css"
import { brandsQuery, mailboxesQuery } from "./server.ts"
import { StatusTile } from "./status-tile.tsx"

/** The mailboxes of the installation, how each is fetched and answered, and how mail stands today. */
export function MailboxesPage() {
  const words = useSay()
  const list = useQuery(mailboxesQuery)
  const brands = useQuery(brandsQuery)
  const [open, setOpen] = useState<string | null>(null)
  if (list.isError)
    return (
      <Empty
        title={words("mailboxes.failed")}
        action={<Button onClick={() => void list.refetch()}>{words("retry")}</Button>}
      />
    )
  if (!list.data || !brands.data) return <Skeleton lines={10} label={words("loading")} />
  const close = () => setOpen(null)
  const again = () => void list.refetch()
  const main = brands.data.brands.find((brand) => brand.main)?.id ?? ""
  const hands = { onClose: close, onSaved: () => (close(), again()), onNewest: again, mainBrand: main }
  return (
    <div className={css.page}>
      <header>
        <h1>{words("mailboxes.title")}</h1>
        <p className={css.about}>{words("mailboxes.about")}</p>
      </header>
      <StatusTile />
      <ul className={css.list}>
        {list.data.mailboxes.map((box) => (
          <li key={box.id}>
            {open === box.key ? (
              <MailboxForm key={box.version} box={box} {...hands} />
            ) : (
              <MailboxSlip box={box} onEdit={() => setOpen(box.key)} />
            )}
          </li>
        ))}
        {open === "" && (
          <li>
            <MailboxForm box={null} {...hands} />
          </li>
        )}
      </ul>
      {open !== "" && (
        <div>
          <Button onClick={() => setOpen("")}>{words("mailboxes.add")}</Button>
        </div>
      )}
      <DomainRecords />
    </div>
  )
}
