import type { AttachmentView } from "@veridesk/contract/conversation.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { pictureOf, sizeOf } from "./file-line.ts"

/** Files that have arrived: thumbnail, name, size, download. */
export function FileList({ files }: { files: AttachmentView[] }) {
  const { t } = usePage()
  if (files.length === 0) return null
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.id}>
          <span class="thumb">
            {file.thumbnailUrl ? (
              <img src={file.thumbnailUrl} alt="" width={36} height={36} loading="lazy" />
            ) : (
              <Icon name={pictureOf(file.mediaType)} />
            )}
          </span>
          <div>
            <div class="name" dir="auto" title={file.name}>
              {file.name}
            </div>
            <div class="meta">{sizeOf(file.size)}</div>
          </div>
          <a
            class="icon-btn"
            href={file.url}
            download={file.name}
            aria-label={t("file.download", { name: file.name })}
          >
            <Icon name="download" />
          </a>
        </li>
      ))}
    </ul>
  )
}
