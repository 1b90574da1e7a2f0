import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Link, useNavigate } from "@tanstack/react-router"
import { announcementKinds, type OpenedAnnouncement } from "@veridesk/contract/announcements.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { Icon } from "../frame/icon.tsx"
import { Callout, Empty, Skeleton } from "../frame/paper.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import { Acts } from "./acts.tsx"
import css from "./announcements.module.css"
import { Composer } from "./composer.tsx"
import { keptDraft } from "./kept-draft.ts"
import { Results } from "./results.tsx"
import { announcementQuery } from "./server.ts"
import { stageOf } from "./stage.ts"
import { startOf } from "./start.ts"
import { Versions } from "./versions.tsx"

/** One announcement: what it says, what a second person has to look at, and where it has arrived. */
export function AnnouncementDetail({ address }: { address: string }) {
  const [, kind, id] = /^new-([a-z]+)-(.+)$/.exec(address) ?? []
  const chosen = announcementKinds.find((each) => each === kind)
  return chosen && id ? <Unsaved kind={chosen} id={id} /> : <Saved id={address} />
}

function Unsaved({ kind, id }: { kind: (typeof announcementKinds)[number]; id: string }) {
  const words = useSay()
  const navigate = useNavigate()
  const client = useQueryClient()
  return (
    <div className={css.page}>
      <ToAll />
      <div className={css.head}>
        <h1>{words(`announce.kind.${kind}`)}</h1>
        <Chip tone="draft">{words("announce.stage.unsaved")}</Chip>
      </div>
      <Composer
        id={id}
        opened={null}
        start={startOf(kind)}
        mode="new"
        onSaved={(opened) => {
          client.setQueryData(announcementQuery(id).queryKey, opened)
          void navigate({
            to: "/announcements/{-$announcement}",
            params: { announcement: id },
            replace: true,
          })
        }}
      />
    </div>
  )
}

function Saved({ id }: { id: string }) {
  const words = useSay()
  const client = useQueryClient()
  const { data, isError, refetch } = useQuery(announcementQuery(id))
  const keep = (opened: OpenedAnnouncement) => {
    client.setQueryData(announcementQuery(id).queryKey, opened)
    void client.invalidateQueries({ queryKey: ["announcements"] })
  }
  if (isError)
    return (
      <Empty
        title={words("announce.failed")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  if (!data) return <Skeleton lines={10} label={words("loading")} />
  return <Opened opened={data} keep={keep} again={() => void refetch()} />
}

function Opened(props: {
  opened: OpenedAnnouncement
  keep(opened: OpenedAnnouncement): void
  again(): void
}) {
  const { opened, keep, again } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const { line, versions, may } = opened
  const newest = versions[0]
  const [mode, setMode] = useState<"look" | "correction" | "update">(() => begun(opened))
  const [dirty, setDirty] = useState(false)
  if (!newest) return null
  const stage = stageOf(line)
  const editing = mode !== "look" || may.save
  const saved = (next: OpenedAnnouncement) => {
    setMode("look")
    keep(next)
  }
  return (
    <div className={css.page}>
      <ToAll />
      <div className={css.head}>
        <h1 dir="auto">{title(opened, locale) || words("announce.untitled")}</h1>
        <span className={css.marks}>
          <Chip>{words(`announce.kind.${line.kind}`)}</Chip>
          <Chip tone={stage.tone}>
            {words(stage.word, stage.at ? { time: wholeTime(locale, stage.at, "minutes") } : {})}
          </Chip>
          {line.path && (
            <a className={css.way} href={locale === "zh-CN" ? line.path.zh : line.path.en}>
              {words("announce.see")}
            </a>
          )}
        </span>
      </div>
      {newest.judged && !newest.judged.approved && (
        <Callout tone="danger">
          {words("announce.refused", { name: newest.judged.byName, why: newest.judged.why })}
        </Callout>
      )}
      {mode === "look" && <Acts opened={opened} keep={keep} correct={setMode} dirty={dirty} />}
      <Results opened={opened} keep={keep} />
      <Composer
        key={`${mode}:${editing}`}
        id={line.id}
        opened={opened}
        start={newest.content}
        mode={mode === "look" ? (editing ? "save" : "read") : mode}
        onSaved={saved}
        onDirty={setDirty}
        again={again}
        onLeave={mode === "look" ? undefined : () => setMode("look")}
      />
      <Versions versions={versions} />
    </div>
  )
}

/** A correction that was begun on this device and not saved is gone on with. */
function begun({ line, may }: OpenedAnnouncement): "look" | "correction" | "update" {
  const mode = keptDraft(line.id)?.mode
  return may.correct && (mode === "correction" || mode === "update") ? mode : "look"
}

function ToAll() {
  const words = useSay()
  return (
    <p>
      <Link className={css.way} to="/announcements/{-$announcement}" params={{ announcement: undefined }}>
        <Icon name="back" size={12} />
        {words("announce.all")}
      </Link>
    </p>
  )
}

function title({ line }: OpenedAnnouncement, locale: "en" | "zh-CN"): string {
  const own = locale === "zh-CN" ? line.title.zh : line.title.en
  return own || line.title.en || line.title.zh
}
