import { sizeOf } from "../files/file-line.ts"
import { paths } from "../paths.ts"
import type { DocumentRequest, TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** What was asked for, as a list with a place for each: it is complete, or says why it grew. */
export function Documents(props: TicketProps) {
  const { t } = usePage()
  const here = props.documents.filter((each) => each.state !== "missing" && each.state !== "refused").length
  return (
    <section class="docs" aria-labelledby="docs-h">
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

function DocumentLine({ request, ticket }: { request: DocumentRequest; ticket: TicketProps }) {
  const open = request.state === "missing" || request.state === "refused"
  return (
    <li>
      <div>
        <h3>{request.title}</h3>
        <p>{request.about}</p>
        {request.files.map((file) => (
          <p key={file.id ?? file.name} class="meta">
            <bdi>{file.name}</bdi>, {sizeOf(file.size)}
          </p>
        ))}
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
      {open && ticket.can.reply && <Slot request={request} ticket={ticket} />}
    </li>
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

function Slot({ request, ticket }: { request: DocumentRequest; ticket: TicketProps }) {
  const { t, csrf } = usePage()
  const { uploads, number } = ticket
  return (
    <form method="post" action={paths.reply(number)} enctype="multipart/form-data" data-slot={request.id}>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={request.requestId} />
      <input type="hidden" name="slot" value={request.id} />
      <label class="drop">
        <input
          type="file"
          name="files"
          multiple
          accept={uploads.accept}
          aria-label={t("docs.choose.name", { title: request.title })}
        />
        <span>
          {t("files.drop")} <b>{t("files.choose")}</b>
        </span>
        <span class="meta">
          {t("files.rules", {
            formats: uploads.formats.join(", "),
            size: Math.floor(uploads.maxBytes / 1_048_576),
          })}
        </span>
      </label>
      <button class="btn small" name="act" value="document">
        {t("docs.send")}
      </button>
    </form>
  )
}
