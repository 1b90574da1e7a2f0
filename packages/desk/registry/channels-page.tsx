import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { RegisterEntry, RegisterPage } from "@veridesk/contract/registry.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { EntryForm } from "./entry-form.tsx"
import { EntryTable } from "./entry-table.tsx"
import { ProposeBar } from "./propose-bar.tsx"
import { nextKey, registerChanges } from "./register-changes.ts"
import { RegisterHistory } from "./register-history.tsx"
import css from "./registry.module.css"
import { readRegister, versionAddress } from "./server.ts"
import { WaitingChange } from "./waiting-change.tsx"

const query = { queryKey: ["register"], queryFn: readRegister }

/** The register of official channels: as it is, what waits, what was. */
export function ChannelsPage() {
  const words = useSay()
  const client = useQueryClient()
  // Not by itself while somebody edits: a newer register would take away what they have typed.
  const page = useQuery({
    ...query,
    refetchOnMount: "always",
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })
  const again = () => void page.refetch()
  if (page.isError)
    return (
      <Empty title={words("register.failed")} action={<Button onClick={again}>{words("retry")}</Button>} />
    )
  if (!page.data) return <Skeleton lines={8} label={words("loading")} />
  const changed = (fresh: RegisterPage) => client.setQueryData(query.queryKey, fresh)
  const { version, waiting } = page.data
  return <Channels key={`${version} ${waiting?.id}`} page={page.data} onChanged={changed} again={again} />
}

function Channels(props: { page: RegisterPage; onChanged(page: RegisterPage): void; again(): void }) {
  const { page, onChanged, again } = props
  const words = useSay()
  const [entries, setEntries] = useState(page.entries)
  const [open, setOpen] = useState<{ entry: RegisterEntry; isNew: boolean } | null>(null)
  const changes = registerChanges(page.entries, entries)
  const mayEdit = page.mayPropose && !page.waiting
  const put = (entry: RegisterEntry) => {
    const isThere = entries.some(({ key }) => key === entry.key)
    setEntries(isThere ? entries.map((one) => (one.key === entry.key ? entry : one)) : [...entries, entry])
    setOpen(null)
  }
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{words("register.title")}</h1>
        <span className={css.acts}>
          <span className={css.lead}>{words("register.version", { n: page.version })}</span>
          <a href={versionAddress(page.version)} target="_blank" rel="noreferrer">
            {words("register.json")}
          </a>
        </span>
        <p className={css.lead}>{words("register.about")}</p>
        <small className={css.code}>{words("register.signed", { key: page.keyId })}</small>
      </header>
      {page.waiting && <WaitingChange page={page} waiting={page.waiting} onChanged={onChanged} />}
      <section>
        <EntryTable
          entries={entries}
          changed={new Set(changes.map(({ key }) => key))}
          onEdit={mayEdit ? (entry) => setOpen({ entry, isNew: false }) : null}
        />
        {mayEdit && !open && (
          <div>
            <Button onClick={() => setOpen({ entry: emptyEntry(page), isNew: true })}>
              <Icon name="add" />
              {words("register.add")}
            </Button>
          </div>
        )}
        {open && (
          <EntryForm
            key={open.entry.key}
            {...open}
            onDone={put}
            onCancel={() => setOpen(null)}
            onRemove={() => {
              setEntries(entries.filter(({ key }) => key !== open.entry.key))
              setOpen(null)
            }}
          />
        )}
      </section>
      {changes.length > 0 && !open && (
        <ProposeBar
          version={page.version}
          entries={entries}
          n={changes.length}
          undo={() => setEntries(page.entries)}
          onChanged={onChanged}
          again={again}
        />
      )}
      <RegisterHistory page={page} onChanged={onChanged} />
    </div>
  )
}

/** A new one takes what most of the others have. */
function emptyEntry({ entries, history }: RegisterPage): RegisterEntry {
  const [first] = entries
  return {
    key: nextKey(entries),
    kind: "website",
    address: "",
    covers: "exact",
    numericId: null,
    store: null,
    name: { en: "", zh: "" },
    use: { en: "", zh: "" },
    since: (history[0]?.at ?? "").slice(0, 10),
    owner: first?.owner ?? "",
    badge: "none",
    brand: first?.brand ?? "",
    retiredOn: null,
    may: [],
    never: [],
  }
}
