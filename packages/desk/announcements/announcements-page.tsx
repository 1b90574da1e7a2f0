import { useInfiniteQuery } from "@tanstack/react-query"
import { Link, useNavigate, useParams } from "@tanstack/react-router"
import {
  type AnnouncementKind,
  type AnnouncementLine,
  announcementKinds,
} from "@veridesk/contract/announcements.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useEffect, useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { SelectField } from "../frame/field.tsx"
import { ChoiceMenu } from "../frame/menu.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { wholeTime } from "../frame/time.ts"
import { Waiting } from "../frame/waiting.tsx"
import { isWordKey, speakOfAdministration, useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import { AnnouncementDetail } from "./announcement-detail.tsx"
import { announcementPages, type Filter } from "./server.ts"
import { stageOf } from "./stage.ts"

const stages = ["any", "open", "published", "withdrawn"] as const

/** All announcements, or the one in the address. "new-<kind>-<id>" is one that nobody has saved yet. */
export function AnnouncementsPage() {
  // Asked for here too, so that the page is drawn again once its words have come.
  useSay()
  const { announcement } = useParams({ strict: false })
  useEffect(() => void speakOfAdministration(), [])
  if (!isWordKey("announce.title")) return <Waiting />
  return announcement ? (
    <AnnouncementDetail key={announcement} address={announcement} />
  ) : (
    <AnnouncementList />
  )
}

function AnnouncementList() {
  const words = useSay()
  const [filter, setFilter] = useState<Filter>({ stage: "any" })
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    announcementPages(filter),
  )
  const lines = data?.pages.flatMap(({ announcements }) => announcements)
  if (isError)
    return (
      <Empty
        title={words("announce.failed")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1>{words("announce.title")}</h1>
        {data?.pages[0]?.mayWrite && <NewOne />}
      </div>
      <p className={css.lead}>{words("announce.lead")}</p>
      <div className={css.filters}>
        <SelectField
          label={words("announce.kind")}
          value={filter.kind ?? ""}
          onChange={({ target: { value } }) => {
            const kind = announcementKinds.find((each) => each === value)
            setFilter({ stage: filter.stage, ...(kind ? { kind } : {}) })
          }}
        >
          <option value="">{words("announce.kind.any")}</option>
          {announcementKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words(`announce.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words("announce.stage")}
          value={filter.stage}
          onChange={({ target: { value } }) =>
            setFilter({ ...filter, stage: stages.find((each) => each === value) ?? "any" })
          }
        >
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              {words(`announce.show.${stage}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {!data && <Skeleton lines={6} label={words("loading")} />}
      {lines?.length === 0 && <Empty title={words("announce.none")} text={words("announce.none.next")} />}
      <ul className={css.rows}>
        {lines?.map((line) => (
          <Row key={line.id} line={line} />
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button onClick={() => void fetchNextPage()} aria-busy={isFetchingNextPage}>
            {words("announce.more")}
          </Button>
        </div>
      )}
    </div>
  )
}

function NewOne() {
  const words = useSay()
  const navigate = useNavigate()
  const start = (kind: AnnouncementKind) =>
    void navigate({
      to: "/announcements/{-$announcement}",
      params: { announcement: `new-${kind}-${newId()}` },
    })
  return (
    <ChoiceMenu
      className={css.new}
      label={words("announce.new")}
      groups={() => [
        {
          title: words("announce.new.kind"),
          choices: announcementKinds.map((kind) => ({ id: kind, text: words(`announce.kind.${kind}`) })),
        },
      ]}
      onChoose={(id) => {
        const kind = announcementKinds.find((each) => each === id)
        if (kind) start(kind)
      }}
    >
      {words("announce.new")}
    </ChoiceMenu>
  )
}

function Row({ line }: { line: AnnouncementLine }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { title, kind, failing, editedAt, editedBy } = line
  const own = locale === "zh-CN" ? title.zh : title.en
  const stage = stageOf(line)
  return (
    <li>
      <Link to="/announcements/{-$announcement}" params={{ announcement: line.id }}>
        <b dir="auto">{own || title.en || title.zh || words("announce.untitled")}</b>
        <span className={css.marks}>
          <Chip tone={stage.tone}>
            {words(stage.word, stage.at ? { time: wholeTime(locale, stage.at, "minutes") } : {})}
          </Chip>
          {failing > 0 && <Chip tone="risk">{words("announce.failing", { n: failing })}</Chip>}
        </span>
        <small>
          {words(`announce.kind.${kind}`)} ·{" "}
          {words("announce.edited", { name: editedBy, time: wholeTime(locale, editedAt, "minutes") })}
        </small>
      </Link>
    </li>
  )
}
