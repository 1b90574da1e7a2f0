import type { AttachmentView as Attachment } from "@veridesk/contract/conversation.ts"
import { useEffect, useState } from "preact/hooks"
import { Icon } from "../frame/icon.tsx"
import { useApp } from "../panel/app.ts"
import { pictureOf, sizeOf } from "./file-line.ts"
import { saveBytes } from "./save.ts"
import { Thumb } from "./thumb.tsx"

/** A file in a message: a small picture where it has one, and the whole file for the asking. */
export function AttachmentView({ attachment }: { attachment: Attachment }) {
  const app = useApp()
  const { t, api } = app
  const { name, size, mediaType, thumbnailUrl, url } = attachment
  const [small, show] = useState<Blob | null>(null)
  const [isFailed, fail] = useState(false)
  useEffect(() => {
    let isOver = false
    if (thumbnailUrl)
      api.bytes(thumbnailUrl).then(
        (bytes) => !isOver && show(bytes),
        () => null,
      )
    return () => {
      isOver = true
    }
  }, [api, thumbnailUrl])
  const save = () => {
    fail(false)
    api.bytes(url).then(
      (bytes) => saveBytes(bytes, name),
      () => fail(true),
    )
  }
  return (
    <div class="b file">
      {small && <Thumb file={small} width={184} alt={name} />}
      <button type="button" class="att" onClick={save} aria-label={t("files.save", { name })}>
        {!small && <Icon name={pictureOf(mediaType)} />}
        <span>
          <bdi>{name}</bdi>
          <small class={isFailed ? "bad" : undefined}>
            {isFailed
              ? t("files.save.failed")
              : t(attachment.facts["scanned"] === true ? "files.scanned" : "files.size", {
                  size: sizeOf(size),
                })}
          </small>
        </span>
        <Icon name="save" />
      </button>
    </div>
  )
}
