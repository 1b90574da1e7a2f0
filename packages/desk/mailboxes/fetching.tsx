import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { Fetching as State } from "@veridesk/contract/mail/mailbox-desk.ts"
import { Suspense, useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { part } from "../frame/part.tsx"
import { wholeTime } from "../frame/time.ts"
import { isWordKey, type Say, useSay } from "../words/words.ts"
import css from "./fetching.module.css"
import { fetchingQuery } from "./server.ts"

const FetchAgainSheet = part(() => import("./fetch-again-sheet.tsx").then((m) => m.FetchAgainSheet))

type Folder = State["folders"][number]

/** How a mailbox elsewhere is fetched, folder by folder, and the way to have it looked through again. */
export function Fetching({ boxKey, name }: { boxKey: string; name: string }) {
  const words = useSay()
  const client = useQueryClient()
  const { locale } = useCell(prefs)
  const fetching = useQuery(fetchingQuery(boxKey))
  const [isAsking, setAsking] = useState(false)
  const state = fetching.data
  if (fetching.isError && !state)
    return (
      <p className={css.hint}>
        {words("fetching.failed")}{" "}
        <button type="button" className="link" onClick={() => void fetching.refetch()}>
          {words("retry")}
        </button>
      </p>
    )
  if (!state) return <Skeleton lines={2} label={words("loading")} />
  const lastAt = state.lastAt ?? latest(state.folders)
  return (
    <section className={css.fetching} aria-label={words("fetching.title")}>
      <dl className={css.facts}>
        <div>
          <dt>{words("mail-status.state")}</dt>
          <dd data-state={state.state}>
            <Icon name={icons[state.state]} size={14} />
            {words(`mail-status.state.${state.state}`)}
          </dd>
        </div>
        <div>
          <dt>{words("fetching.last")}</dt>
          <dd>{lastAt ? wholeTime(locale, lastAt, "minutes") : words("fetching.never")}</dd>
        </div>
        <div>
          <dt>{words("fetching.waiting")}</dt>
          <dd>{state.waiting.toLocaleString(locale)}</dd>
        </div>
      </dl>
      {state.fault && <Fault code={state.fault} since={firstFailing(state.folders)} />}
      {state.folders.length === 0 ? (
        <p className={css.hint}>{words("fetching.none")}</p>
      ) : (
        <ul className={css.folders}>
          {state.folders.map((folder) => (
            <FolderLine key={folder.folder} folder={folder} />
          ))}
        </ul>
      )}
      {state.folders.length > 0 && (
        <div>
          <Button small aria-haspopup="dialog" onClick={() => setAsking(true)}>
            {words("fetch-again.open")}
          </Button>
        </div>
      )}
      {isAsking && (
        <Suspense fallback={null}>
          <FetchAgainSheet
            boxKey={boxKey}
            name={name}
            onClose={() => setAsking(false)}
            onAsked={(now) => client.setQueryData(fetchingQuery(boxKey).queryKey, now)}
          />
        </Suspense>
      )}
    </section>
  )
}

const icons = { ok: "check-circle", late: "clock", down: "warning", off: "minus" } as const

function FolderLine({ folder: { folder, lastUid, missed, again } }: { folder: Folder }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <li>
      <p>
        <bdi className={css.folder}>{folder}</bdi>
        <span>
          {words("fetching.cursor")} {lastUid.toLocaleString(locale)}
        </span>
        {missed > 0 && (
          <span className={css.missed}>
            <Icon name="warning" size={14} />
            {words("fetching.missed")}: {missed.toLocaleString(locale)}
          </span>
        )}
      </p>
      {again && <Again of={again} />}
    </li>
  )
}

function Again({ of }: { of: NonNullable<Folder["again"]> }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { found, taken, doneAt, askedBy, askedAt } = of
  const day = new Date(of.from).toLocaleDateString(locale, { dateStyle: "medium" })
  return (
    <div className={css.again} role="status" data-done={doneAt !== null}>
      <Icon name={doneAt ? "check-circle" : "retry"} size={14} />
      <div>
        <p>{words(doneAt ? "fetch-again.done" : "fetch-again.going", { day, found, taken })}</p>
        {askedBy && (
          <small>
            {words("fetch-again.by", { name: askedBy, at: wholeTime(locale, askedAt, "minutes") })}
          </small>
        )}
      </div>
    </div>
  )
}

function Fault({ code, since }: { code: string; since: string | null }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <p className={css.fault}>
      <Icon name="warning" />
      <span>
        {faultText(words, code)}
        {since && <> {words("fetching.fault.since", { at: wholeTime(locale, since, "minutes") })}</>}
      </span>
    </p>
  )
}

const TIMEOUTS = new Set(["ETIMEDOUT", "ETIMEOUT", "CONNECT_TIMEOUT", "GREETING_TIMEOUT", "UPGRADE_TIMEOUT"])

/** A fault in words; one that has none of its own, with its code. */
function faultText(words: Say, code: string): string {
  const key = `fetching.fault.${TIMEOUTS.has(code) ? "timeout" : code}`
  return isWordKey(key) ? words(key) : words("fetching.fault.other", { code })
}

function latest(folders: Folder[]): string | null {
  return (
    folders
      .flatMap(({ checkedAt }) => checkedAt ?? [])
      .toSorted()
      .at(-1) ?? null
  )
}

function firstFailing(folders: Folder[]): string | null {
  return folders.flatMap(({ failingSince }) => failingSince ?? []).toSorted()[0] ?? null
}
