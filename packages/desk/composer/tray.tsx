import { sizeText } from "../conversation/size-text.ts"
import { useCell, useCellPart } from "../data/cell.ts"
import { type DraftFile, draftKey, type LocalDraft } from "../data/draft.ts"
import { drafts } from "../data/drafts.ts"
import type { Mode } from "../data/server.ts"
import { cancelUpload, retryUpload, uploads } from "../data/uploads.ts"
import { IconButton } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import { dropFile } from "./add-files.ts"
import css from "./tray.module.css"

const none: readonly DraftFile[] = []
const filesOf = (draft: LocalDraft | null) => draft?.files ?? none

/** The files of what is being written: how far they are, and the ways to drop one or try again. */
export function Tray({ id, mode }: { id: string; mode: Mode }) {
  const words = useSay()
  const files = useCellPart(drafts.of(draftKey(id, mode)), filesOf)
  if (files.length === 0) return null
  return (
    <ul className={css.tray} aria-label={words("attach.list")}>
      {files.map((file) => (
        <TrayFile key={file.id} id={id} file={file} />
      ))}
    </ul>
  )
}

function TrayFile({ id, file }: { id: string; file: DraftFile }) {
  const words = useSay()
  const upload = useCell(uploads.of(file.id))
  const name = file.name || words("attach.unnamed")
  const failed = upload?.state === "failed"
  return (
    <li className={failed ? `${css.file} ${css.failed}` : css.file} title={failed ? upload.problem : name}>
      {upload?.local ? (
        <img className={css.thumb} src={upload.local} alt="" />
      ) : (
        <span className={css.thumb}>
          <Icon name="file" />
        </span>
      )}
      <span>
        <b dir="auto">{name}</b>
        <small role={failed ? "alert" : undefined}>{stateText()}</small>
      </span>
      <span>
        {failed && (
          <IconButton
            icon="retry"
            label={words("attach.retry", { name })}
            onPress={() => void retryUpload(file)}
          />
        )}
        <IconButton
          icon="close"
          label={words("attach.remove", { name })}
          onPress={() => {
            cancelUpload(file.id)
            dropFile(id, file.id)
          }}
        />
      </span>
      {upload?.state === "sending" && (
        <progress className={css.progress} value={upload.sent} max={file.size || 1} aria-label={name} />
      )}
    </li>
  )

  function stateText(): string {
    if (failed) return upload.problem || words("attach.failed")
    if (upload?.state === "sending" && file.size > 0)
      return words("attach.sending", { part: Math.round((upload.sent / file.size) * 100) })
    if (upload?.state === "checking") return words("attach.checking")
    return file.size > 0 ? sizeText(file.size) : ""
  }
}
