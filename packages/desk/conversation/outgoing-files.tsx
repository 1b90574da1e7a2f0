import { useCell } from "../data/cell.ts"
import type { DraftFile } from "../data/draft.ts"
import { uploads } from "../data/uploads.ts"
import { Icon } from "../frame/icon.tsx"
import css from "./attachments.module.css"
import { sizeText } from "./size-text.ts"

/** The files of a message on its way, with how far they are. */
export function OutgoingFiles({ files }: { files: readonly DraftFile[] }) {
  if (files.length === 0) return null
  return (
    <div className={css.list}>
      {files.map((file) => (
        <OutgoingFile key={file.id} file={file} />
      ))}
    </div>
  )
}

function OutgoingFile({ file }: { file: DraftFile }) {
  const upload = useCell(uploads.of(file.id))
  const part =
    upload?.state === "sending" && file.size > 0 ? Math.round((upload.sent / file.size) * 100) : null
  return (
    <span className={css.att}>
      {upload?.local ? (
        <img className={css.thumb} src={upload.local} alt="" width="96" height="60" />
      ) : (
        <span className={css.glyph}>
          <Icon name="file" size={20} />
        </span>
      )}
      <span>
        <b dir="auto">{file.name}</b>
        <small>
          {sizeText(file.size)}
          {part !== null && ` · ${part} %`}
        </small>
      </span>
    </span>
  )
}
