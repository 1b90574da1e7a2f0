import type { IconName } from "@veridesk/ui/icons.ts"
import { FileList } from "../files/file-list.tsx"
import type { EventEntry, MessageEntry, ThreadEntry, TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { Body } from "./body.tsx"
import { useTicketLive } from "./live.ts"
import { PendingBubble } from "./pending-bubble.tsx"

/** The conversation as a ledger: times in the gutter, messages on the page, events as single lines. */
export function Thread({ thread, earlier, seenSeq, joined }: TicketProps) {
  const { t } = usePage()
  const live = useTicketLive()
  const firstNew = thread.find((entry) => entry.seq > seenSeq && isTheirs(entry))
  return (
    <section class="thread" aria-labelledby="thr-h">
      <h2 class="sec-title" id="thr-h">
        {t("thread.title")} <span class="meta">{t("thread.count", { n: thread.length })}</span>
      </h2>
      {earlier && (
        <p class="earlier">
          <a class="btn small" href={earlier}>
            {t("thread.earlier")}
          </a>
        </p>
      )}
      {joined.map((each) => (
        <JoinedThread key={each.number} joined={each} />
      ))}
      <div role="log" aria-labelledby="thr-h">
        <ol>
          {thread.map((entry) => (
            <Entry
              key={`${entry.entry}-${entry.seq}`}
              entry={entry}
              fresh={entry === firstNew && seenSeq > 0}
            />
          ))}
        </ol>
      </div>
      {live?.pending && <PendingBubble message={live.pending} />}
    </section>
  )
}

/** What was said in a ticket that goes on in this one, folded away where it was said long before. */
function JoinedThread({ joined }: { joined: TicketProps["joined"][number] }) {
  const { t } = usePage()
  return (
    <details class="joined">
      <summary>
        <Icon name="handoff" size="s" />
        <span>{t(`thread.${joined.how}`, { number: joined.number })}</span>{" "}
        <span class="meta">{t("thread.count", { n: joined.thread.length })}</span>
      </summary>
      <ol>
        {joined.thread.map((entry) => (
          <Entry key={entry.seq} entry={entry} fresh={false} />
        ))}
      </ol>
      <p class="meta">
        <a href={joined.href}>{t("thread.joined.open", { number: joined.number })}</a>
      </p>
    </details>
  )
}

function isTheirs(entry: ThreadEntry): boolean {
  return entry.entry === "message" && entry.by.side !== "you"
}

function Entry({ entry, fresh }: { entry: ThreadEntry; fresh: boolean }) {
  const { t } = usePage()
  return (
    <>
      {fresh && (
        <li class="newline">
          <span>{t("thread.new")}</span>
        </li>
      )}
      {entry.entry === "message" ? <Message message={entry} /> : <EventLine event={entry} />}
    </>
  )
}

function Message({ message }: { message: MessageEntry }) {
  const { t } = usePage()
  const { by } = message
  return (
    <li class={by.side === "you" ? "entry me" : "entry us"} id={`m-${message.seq}`}>
      <div class="who">
        <b>{by.side === "you" ? t("actor.you") : by.name}</b>
        {by.side === "support" && by.team && <span>{by.team}</span>}
        {by.side === "automated" && <span>{t("thread.automated")}</span>}
        <When at={message.at} />
      </div>
      <div class="msg">
        {message.withdrawn ? (
          <p class="meta">{t("thread.withdrawn")}</p>
        ) : (
          <Body text={message.body} lang={message.lang} />
        )}
        {message.editedAt && (
          <p class="meta">
            <When at={message.editedAt} say="thread.edited" />
          </p>
        )}
        <FileList files={message.attachments} />
      </div>
    </li>
  )
}

const pictures: Partial<Record<EventEntry["what"], IconName>> = {
  received: "ticket",
  "document-asked": "document",
  "document-sent": "document",
  "document-accepted": "check-circle",
  escalated: "handoff",
  rated: "star",
  "document-refused": "warning",
  solved: "check-circle",
  merged: "handoff",
  unmerged: "handoff",
  "team-changed": "handoff",
}

function EventLine({ event }: { event: EventEntry }) {
  const { t } = usePage()
  const { values } = event
  return (
    <li class="entry ev">
      <span class="meta">
        <When at={event.at} />
      </span>
      <span class="evt">
        <Icon name={pictures[event.what] ?? "clock"} size="s" />
        <span>
          {t(`event.${event.what}`, {
            status: values.on
              ? t(`status.on.${values.on}`)
              : values.status
                ? t(`status.${values.status}`)
                : "",
            title: values.title ?? "",
            team: values.team ?? "",
            number: values.number ?? "",
            n: values.n ?? 0,
          })}
        </span>
      </span>
    </li>
  )
}
