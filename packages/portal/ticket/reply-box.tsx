import { lineOf } from "../files/file-line.ts"
import { FileRow } from "../files/file-row.tsx"
import { FileInput, Kept } from "../files/file-tray.tsx"
import { SecretWarning } from "../form/secret-warning.tsx"
import { paths } from "../paths.ts"
import type { TicketProps } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Problem } from "../shell/problem.tsx"
import { When } from "../shell/when.tsx"
import { useTicketLive } from "./live.ts"

/** Text and files can be added at any time (T22). On a phone it is one line until it is used. */
export function ReplyBox({ number, reply, uploads, can }: TicketProps) {
  const { t, csrf } = usePage()
  const live = useTicketLive()
  if (!can.reply) return null
  const hands = live?.hands ?? null
  const body = live?.body ?? reply.body
  const lines = [...reply.attachments.map(lineOf), ...(hands?.local ?? [])]
  const busy = body !== "" || lines.length > 0 || reply.error !== null || reply.secret !== null
  return (
    <form
      class={busy ? "reply busy" : "reply"}
      method="post"
      action={paths.reply(number)}
      enctype="multipart/form-data"
      data-reply
    >
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={reply.requestId} />
      <Kept files={reply.attachments} />
      {reply.error && <Problem error={reply.error} />}
      {reply.secret && <SecretWarning kind={reply.secret.kind} />}
      <div class="box">
        <label class="lab" for="reply-body">
          {t("reply.to", { team: reply.team })}
        </label>
        <textarea
          id="reply-body"
          name="body"
          rows={1}
          dir="auto"
          value={body}
          onInput={live ? (event) => live.write(event.currentTarget.value) : undefined}
        />
        {lines.length > 0 && (
          <ul class="files" aria-label={t("files.list")}>
            {lines.map((file) => (
              <FileRow key={file.key} file={file} onRemove={hands?.remove} onRetry={hands?.retry} />
            ))}
          </ul>
        )}
        <div class="bar-acts">
          <label class="attach icon-btn">
            <span class="vh">{t("reply.attach")}</span>
            <FileInput rules={uploads} hands={hands} />
            <Icon name="paperclip" />
          </label>
          <span class="sp meta">
            {live?.savedAt && (
              <>
                <When at={live.savedAt} how="clock" say="form.saved.short" />
              </>
            )}
          </span>
          <button class="btn small primary" name="act" value="send">
            {t("reply.send")}
          </button>
        </div>
      </div>
    </form>
  )
}
