import { FileList } from "../files/file-list.tsx"
import type { DocumentRequest, TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { Body } from "./body.tsx"
import { DocumentSlot } from "./document-slot.tsx"
import { useTicketLive } from "./live.ts"

/** What was asked for, as a list with a place for each: it is complete, or says why it grew. */
export function Documents(props: TicketProps) {
  const { t } = usePage()
  const here = props.documents.filter((each) => !isMissing(each)).length
  return (
    <section class="docs" id="documents" aria-labelledby="docs-h">
      <h2 id="docs-h">
        {t("docs.title")} <span class="meta">{t("docs.count", { here, all: props.documents.length })}</span>
      </h2>
      <p>{t(props.documentsComplete ? "docs.complete" : "docs.open")}</p>
      <ol>
        {props.documents.map((each) => (
          <DocumentLine key={each.id} request={each} ticket={props} />
        ))}
      </ol>
    </section>
  )
}

/** Whether the customer is to send it: not come yet, or not good enough. */
export function isMissing({ state }: DocumentRequest): boolean {
  return state === "missing" || state === "refused"
}

function DocumentLine({ request, ticket }: { request: DocumentRequest; ticket: TicketProps }) {
  const { locale, t } = usePage()
  const Live = useTicketLive()?.Slot
  const open = isMissing(request) && ticket.can.reply
  return (
    <li>
      <div>
        <h3 dir="auto">{request.title}</h3>
        {request.about && <p dir="auto">{request.about}</p>}
        {request.wantedBy && <p>{t("docs.wanted-by", { day: dayText(locale, request.wantedBy) })}</p>}
        {request.words.map((text) => (
          <div key={text} class="words">
            <Body text={text} />
          </div>
        ))}
        <FileList files={request.files} />
        {request.added && (
          <p class="why">
            <Icon name="info" size="s" />
            <span>
              <When
                at={request.added.at}
                how="day"
                say="docs.added"
                with={{ by: request.added.by, why: request.added.why }}
              />
            </span>
          </p>
        )}
        {request.refusal && (
          <p class="why bad">
            <Icon name="warning" size="s" />
            <span>{request.refusal}</span>
          </p>
        )}
      </div>
      <div class="slot">
        <DocumentState request={request} />
      </div>
      {open &&
        (Live ? (
          <Live request={request} ticket={ticket} />
        ) : (
          <DocumentSlot request={request} ticket={ticket} hands={null} />
        ))}
    </li>
  )
}

/** A day without a time, the same in every zone. */
function dayText(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

function DocumentState({ request }: { request: DocumentRequest }) {
  const { t } = usePage()
  const looks = {
    missing: { tone: "wait", icon: "now" },
    checking: { tone: "info", icon: "clock" },
    accepted: { tone: "ok", icon: "check-circle" },
    refused: { tone: "bad", icon: "warning" },
  } as const
  const { tone, icon } = looks[request.state]
  return (
    <span class={`st ${tone}`}>
      <Icon name={icon} size="s" />
      <span>
        {request.decidedAt ? (
          <When at={request.decidedAt} say="docs.decided" with={{ state: t(`docs.${request.state}`) }} />
        ) : (
          t(`docs.${request.state}`)
        )}
      </span>
    </span>
  )
}
