import { Icon } from "../frame/icon.tsx"
import { sizeText } from "../conversation/size-text.ts"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"

/** Files that a mail brings, by name only: they are opened from a conversation, after they were looked through. */
export function FileList({ files }: { files: { name: string; mediaType: string; size: number }[] }) {
  const words = useSay()
  if (files.length === 0) return null
  return (
    <section>
      <h3>{words("mail.files")}</h3>
      <ul className={css.files}>
        {files.map((file, i) => (
          <li key={i}>
            <Icon name="file" />
            <bdi>{file.name}</bdi>
            <small>
              {file.mediaType} · {sizeText(file.size)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
