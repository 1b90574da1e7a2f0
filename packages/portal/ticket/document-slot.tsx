import type { UploadView } from "@veridesk/contract/attachments.ts"
import { lineOf } from "../files/file-line.ts"
import { FileRow } from "../files/file-row.tsx"
import { Kept, type TrayHands } from "../files/file-tray.tsx"
import { SecretWarning } from "../form/secret-warning.tsx"
import { paths } from "../paths.ts"
import type { DocumentRequest, TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Problem } from "../shell/problem.tsx"

export interface SlotProps {
  request: DocumentRequest
  ticket: TicketProps
  /** In the browser: files go up at once, and are shown while they do. */
  hands: TrayHands | null
  files?: UploadView[]
  requestId?: string
}

/** The place for one thing that was asked for: a form of its own, which works by itself without JavaScript. */
export function DocumentSlot({
  request,
  ticket,
  hands,
  files = request.draft?.files ?? [],
  requestId,
}: SlotProps) {
  const { t, csrf } = usePage()
  const { draft } = request
  const lines = [...files.map(lineOf), ...(hands?.local ?? [])]
  return (
    <form
      method="post"
      action={paths.reply(ticket.number)}
      enctype="multipart/form-data"
      data-slot={request.id}
    >
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={requestId ?? request.requestId} />
      <input type="hidden" name="slot" value={request.id} />
      {draft?.error && <Problem error={draft.error} />}
      {draft?.doubt && (
        <div class="callout warn" role="alert">
          <Icon name="warning" />
          <p>{t(`docs.doubt.${draft.doubt.fact}`, { file: draft.doubt.file })}</p>
          <input type="hidden" name="different" value="anyway" />
        </div>
      )}
      {draft?.secret && <SecretWarning kind={draft.secret.kind} />}
      {request.kind === "text" ? (
        <div class="field">
          <label for={`slot-${request.id}`}>
            {t("docs.answer")}
            <span class="vh"> {request.title}</span>
          </label>
          <textarea
            // Words that may not be kept are not put back: the box is a new one then.
            key={requestId ?? request.requestId}
            class="input"
            id={`slot-${request.id}`}
            name="body"
            rows={2}
            maxLength={4000}
            dir="auto"
            defaultValue={draft?.text}
          />
        </div>
      ) : (
        <Drop request={request} ticket={ticket} hands={hands} />
      )}
      <Kept files={files} />
      {lines.length > 0 && (
        <ul class="files" aria-label={t("files.list")}>
          {lines.map((file) => (
            <FileRow key={file.key} file={file} onRemove={hands?.remove} onRetry={hands?.retry} />
          ))}
        </ul>
      )}
      <button class="btn small" name="act" value="document">
        {t("docs.send")}
        <span class="vh"> {request.title}</span>
      </button>
    </form>
  )
}

function Drop({ request, ticket, hands }: Pick<SlotProps, "request" | "ticket" | "hands">) {
  const { t } = usePage()
  return (
    <label class="drop">
      <input
        type="file"
        name={hands ? undefined : "files"}
        multiple
        accept={request.accept}
        aria-label={t("docs.choose.name", { title: request.title })}
        onDrop={
          hands
            ? (event) => {
                if (!event.dataTransfer?.files.length) return
                // Dropped here it belongs here, and not to the message below.
                event.preventDefault()
                event.stopPropagation()
                event.currentTarget.parentElement?.classList.remove("over")
                hands.add(event.dataTransfer.files)
              }
            : undefined
        }
        onChange={
          hands
            ? ({ currentTarget: input }) => {
                hands.add([...(input.files ?? [])])
                input.value = ""
              }
            : undefined
        }
      />
      <span>
        {t("files.drop")} <b>{t("files.choose")}</b>
      </span>
      <span class="meta">
        {t("files.rules", {
          formats: request.formats.join(", "),
          size: Math.floor(ticket.uploads.maxBytes / 1_048_576),
        })}
      </span>
    </label>
  )
}
