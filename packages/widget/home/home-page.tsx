import type { ChatHome } from "@veridesk/contract/chat/widget.ts"
import { useEffect, useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { Head } from "../frame/head.tsx"
import { Icon } from "../frame/icon.tsx"
import { Say } from "../frame/say.tsx"
import { toPerson } from "../intake/begin.ts"
import { wantsPerson } from "../intake/wants-person.ts"
import { useApp } from "../panel/app.ts"
import { goOn, loadHome, startIntake, takeUp } from "../panel/moves.ts"
import { openLine } from "./open-line.ts"
import { Row } from "./row.tsx"
import { Found, useSearch } from "./search.tsx"
import { Tasks } from "./tasks.tsx"

/** The first page: what is the matter with us just now, what one left off, how we can help, and a person. */
export function HomePage() {
  const app = useApp()
  const { t, host } = app
  const state = useCell(app.home)
  const [query, ask] = useState("")
  const [fault, show] = useState("")
  const found = useSearch(query)
  useEffect(() => void loadHome(app), [app])
  const home = state.state === "here" ? state.home : null
  const isClosed = home?.availability.state === "closed"

  const person = async (text: string) => {
    const problem = await toPerson(app, text)
    show(problem?.message ?? "")
  }

  return (
    <>
      <Head
        title={t("brand", { brand: host.config.brand.name })}
        line={home && openLine(app, home.availability)}
      />
      {home?.notices.map((notice) => (
        <Notice key={notice.href} notice={notice} />
      ))}
      {state.state === "away" && (
        <Say tone="warn" icon="off">
          {t("home.away")}{" "}
          <button type="button" class="link" onClick={() => void takeUp(app)}>
            {t("try-again")}
          </button>
        </Say>
      )}
      {fault && (
        <Say tone="bad" icon="warn" alert>
          {fault}
        </Say>
      )}
      <div class="body paper">
        <div class="pad close">
          {home?.open && <Continue open={home.open} />}
          <form
            role="search"
            onSubmit={(event) => {
              event.preventDefault()
              if (wantsPerson(query)) void person(query)
            }}
          >
            <h3 class="h under">{t("home.help")}</h3>
            <label class="field">
              <Icon name="search" />
              <input
                type="search"
                enterkeyhint="search"
                aria-label={t("home.search")}
                placeholder={t("home.search.eg")}
                maxLength={200}
                value={query}
                onInput={(event) => ask(event.currentTarget.value)}
              />
            </label>
          </form>
          {wantsPerson(query) && (
            <button type="button" class="btn pri" onClick={() => void person(query)}>
              <Icon name="person" />
              {t("home.person")}
            </button>
          )}
          {found ? <Found found={found} query={query} /> : <Tasks home={home} />}
          {home && home.earlier.length > 0 && !found && <Earlier earlier={home.earlier} />}
        </div>
      </div>
      <div class="foot last">
        <div class="two">
          <button
            type="button"
            class="btn pri"
            onClick={() => startIntake(app, { as: isClosed ? "ticket" : "chat" })}
          >
            <Icon name={isClosed ? "edit" : "chat"} />
            {t(isClosed ? "home.leave" : "home.chat")}
          </button>
          {isClosed ? (
            <a class="btn" href={host.config.help.home} target="_blank" rel="noopener">
              {t("home.read")}
            </a>
          ) : (
            <button type="button" class="btn" onClick={() => startIntake(app, { as: "ticket" })}>
              {t("home.leave")}
            </button>
          )}
        </div>
        <a class="link" href={host.config.help.verify} target="_blank" rel="noopener">
          <Icon name="seal" size="s" />
          {t("home.verify")}
        </a>
      </div>
    </>
  )
}

function Notice({ notice }: { notice: ChatHome["notices"][number] }) {
  const { t, times } = useApp()
  const tone = notice.kind === "security" ? "bad" : notice.severity < 3 ? "warn" : "info"
  return (
    <Say tone={tone} icon={tone === "bad" ? "shield" : tone}>
      <b>{notice.title}</b> {t("home.notice", { time: times.short(notice.at), zone: times.zone })}{" "}
      <a href={notice.href} target="_blank" rel="noopener">
        {t("home.details")}
      </a>
    </Say>
  )
}

function Continue({ open }: { open: NonNullable<ChatHome["open"]> }) {
  const app = useApp()
  const { t, times } = app
  return (
    <div class="slip tight">
      <Row
        icon="receipt"
        title={<b>{t("home.continue", { subject: open.subject })}</b>}
        note={
          <>
            <span class="no">{open.number}</span> ·{" "}
            {t(`home.last.${open.lastSide}`, { time: times.short(open.updatedAt) })}
            {open.unread > 0 && <b> · {t("unread", { n: open.unread })}</b>}
          </>
        }
        onClick={() => void goOn(app, open.conversationId)}
      />
    </div>
  )
}

function Earlier({ earlier }: { earlier: ChatHome["earlier"] }) {
  const app = useApp()
  const { t, times } = app
  return (
    <div>
      <h3 class="lab">{t("home.earlier")}</h3>
      <div class="rows">
        {earlier.slice(0, 5).map((each) => (
          <Row
            key={each.conversationId}
            icon="receipt"
            title={each.subject}
            note={
              <>
                <span class="no">{each.number}</span> · {times.short(each.updatedAt)}
              </>
            }
            onClick={() => void goOn(app, each.conversationId)}
          />
        ))}
      </div>
    </div>
  )
}
