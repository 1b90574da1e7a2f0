import { type AttachmentFacts, attachmentFacts } from "@veridesk/contract/attachments.ts"
import type { AttachmentView } from "@veridesk/contract/conversation.ts"
import { Icon } from "../frame/icon.tsx"
import type { DeskIcon } from "../frame/icon-names.ts"
import { lightbox } from "../frame/place.ts"
import { type Say, useSay } from "../words/words.ts"
import css from "./attachments.module.css"
import { sizeText } from "./size-text.ts"

/** The files of a message: pictures open large, everything else is downloaded. */
export function Attachments({ files }: { files: readonly AttachmentView[] }) {
  if (files.length === 0) return null
  const pictures = files.filter(isPicture)
  return (
    <div className={css.list}>
      {files.map((file) =>
        isPicture(file) ? (
          <button
            key={file.id}
            type="button"
            className={css.att}
            onClick={() => lightbox.set({ images: pictures, at: pictures.indexOf(file) })}
          >
            <img
              className={css.thumb}
              src={file.thumbnailUrl ?? file.url}
              alt=""
              loading="lazy"
              width="96"
              height="60"
            />
            <FileText file={file} />
          </button>
        ) : (
          <a key={file.id} className={css.att} href={file.url} download={file.name}>
            <span className={css.glyph}>
              <Icon name={glyphOf(file.mediaType)} size={20} />
            </span>
            <FileText file={file} />
          </a>
        ),
      )}
    </div>
  )
}

function FileText({ file }: { file: AttachmentView }) {
  const words = useSay()
  const { plain, warnings } = factWords(file.facts, words)
  return (
    <span>
      <b dir="auto">{file.name}</b>
      <small>{[sizeText(file.size), ...plain].join(" · ")}</small>
      {warnings.map((text) => (
        <small key={text} className={css.warn}>
          {text}
        </small>
      ))}
    </span>
  )
}

/** What was found out about a file, the reassuring and the worrying apart. */
function factWords(facts: AttachmentView["facts"], words: Say): { plain: string[]; warnings: string[] } {
  const read = attachmentFacts.safeParse(facts)
  const known: AttachmentFacts = read.success ? read.data : {}
  const plain = [
    known.location_removed && words("file.location-removed"),
    known.scanned && words("file.clean"),
    known.secrets_masked && words("file.masked", { n: known.secrets_masked }),
  ]
  const warnings = [
    known.scanned === false && words("file.not-scanned"),
    known.active_content && words("file.active"),
    known.encrypted && words("file.encrypted"),
    known.small && words("file.small"),
    known.blurred && words("file.blurred"),
  ]
  return { plain: plain.filter(isText), warnings: warnings.filter(isText) }
}

function isText(value: string | number | false | undefined): value is string {
  return typeof value === "string"
}

function isPicture(file: AttachmentView): boolean {
  return file.mediaType.startsWith("image/")
}

function glyphOf(mediaType: string): DeskIcon {
  if (mediaType === "application/pdf") return "pdf"
  return mediaType.startsWith("video/") ? "video" : "file"
}
