import { useQuery } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import type { RegisterPage, RegisterVersion } from "@veridesk/contract/registry.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { FormFault } from "../frame/field.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { RegisterDiff } from "./register-diff.tsx"
import css from "./registry.module.css"
import { readVersion, rollBackRegister } from "./server.ts"

/** Every change with who made it, who published it and why; what it changed, and the way back. */
export function RegisterHistory({
  page,
  onChanged,
}: {
  page: RegisterPage
  onChanged(page: RegisterPage): void
}) {
  const words = useSay()
  const [shown, setShown] = useState<string | null>(null)
  const mayGoBack = page.mayPropose && !page.waiting
  return (
    <section aria-labelledby="history-h">
      <h2 id="history-h">{words("register.history")}</h2>
      <ol className={css.history}>
        {page.history.map((line) => (
          <li key={line.id}>
            <div>
              <Line line={line} />
              <span className={css.acts}>
                {line.version !== null && line.version > 1 && (
                  <Button
                    small
                    look="quiet"
                    aria-expanded={shown === line.id}
                    onClick={() => setShown(shown === line.id ? null : line.id)}
                  >
                    {words("register.diff")}
                  </Button>
                )}
                {mayGoBack && line.version !== null && line.version !== page.version && (
                  <GoBack page={page} version={line.version} onChanged={onChanged} />
                )}
              </span>
            </div>
            {shown === line.id && line.version !== null && (
              <Compared before={line.basedOn} after={line.version} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Line({ line }: { line: RegisterVersion }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { version, state, authorName, decidedByName, note, at, added, changed, removed } = line
  return (
    <span>
      {version === null ? (
        <Chip tone={state === "waiting" ? "draft" : "warn"}>
          {words(state === "waiting" ? "register.waiting" : "register.declined")}
        </Chip>
      ) : (
        <b>{words("register.version", { n: version })}</b>
      )}{" "}
      {note}
      <small>
        {authorName ?? words("register.by-system")} ·{" "}
        <time dateTime={at}>{wholeTime(locale, at, "minutes")}</time>
        {decidedByName && (
          <>
            {" "}
            ·{" "}
            {words(state === "declined" ? "register.declined-by" : "register.approved-by", {
              who: decidedByName,
            })}
          </>
        )}{" "}
        · {words("register.counts", { added, changed, removed })}
      </small>
    </span>
  )
}

/** Published versions stay as they are, so what was read once needs no second reading. */
function Compared({ before, after }: { before: number; after: number }) {
  const words = useSay()
  const versions = useQuery({
    queryKey: ["register-versions", before, after],
    queryFn: () => Promise.all([readVersion(before), readVersion(after)]),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!versions.data) return <Skeleton lines={3} label={words("loading")} />
  const [old, fresh] = versions.data
  return <RegisterDiff before={old.entries} after={fresh.entries} />
}

function GoBack(props: { page: RegisterPage; version: number; onChanged(page: RegisterPage): void }) {
  const { page, version, onChanged } = props
  const words = useSay()
  const back = useSubmit(
    () => rollBackRegister({ requestId: newId(), basedOn: page.version, version }),
    onChanged,
  )
  return (
    <>
      <FormFault error={back.error} />
      <Button small aria-busy={back.busy} onClick={back.run}>
        {words("register.roll-back")}
      </Button>
    </>
  )
}
