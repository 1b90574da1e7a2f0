import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { type FileLine, pictureOf, sizeOf } from "./file-line.ts"

interface RowProps {
  file: FileLine
  /** In the browser: called instead of posting `remove:<id>`. */
  onRemove?: ((key: string) => void) | undefined
  onRetry?: ((key: string) => void) | undefined
}

export function FileRow({ file, onRemove, onRetry }: RowProps) {
  const { t } = usePage()
  const moving = file.state === "waiting" || file.state === "uploading"
  const name = t(moving ? "file.cancel" : "file.remove", { name: file.name })
  return (
    <li>
      <span class="thumb">
        {file.thumb ? (
          <img src={file.thumb} alt="" width={36} height={36} loading="lazy" />
        ) : (
          <Icon name={pictureOf(file.mediaType)} />
        )}
      </span>
      <div>
        <div class="name" dir="auto" title={file.name}>
          {file.name}
        </div>
        <FileState file={file} />
        {(file.state === "uploading" || file.state === "stopped") && (
          <progress
            class="bar"
            max={100}
            value={Math.round(file.progress * 100)}
            aria-label={t("file.progress", { name: file.name, percent: Math.round(file.progress * 100) })}
          />
        )}
      </div>
      <div class="end">
        {file.state === "stopped" && onRetry && (
          <button class="btn small" type="button" onClick={() => onRetry(file.key)}>
            <Icon name="retry" size="s" />
            {t("file.resume")}
          </button>
        )}
        {onRemove ? (
          <button class="icon-btn" type="button" aria-label={name} onClick={() => onRemove(file.key)}>
            <Icon name="close" />
          </button>
        ) : (
          <button class="icon-btn" name="act" value={`remove:${file.key}`} aria-label={name} formNoValidate>
            <Icon name="close" />
          </button>
        )}
      </div>
    </li>
  )
}

function FileState({ file }: { file: FileLine }) {
  const { t, problem } = usePage()
  const size = <span>{sizeOf(file.bytes)}</span>
  if (file.state === "refused" && file.problem) {
    const { sentence, next } = problem(file.problem)
    return (
      <div class="meta">
        <span class="st bad">
          <Icon name="warning" size="s" />
          {sentence}
        </span>
        {next && <span>{next}</span>}
      </div>
    )
  }
  if (file.state === "stopped")
    return (
      <div class="meta">
        {size}
        <span class="st bad">
          <Icon name="warning" size="s" />
          {t("file.stopped", { percent: Math.round(file.progress * 100) })}
        </span>
      </div>
    )
  if (file.state === "ready")
    return (
      <div class="meta">
        {size}
        {file.facts.length === 0 ? (
          <span class="st ok">
            <Icon name="check" size="s" />
            {t("file.ready")}
          </span>
        ) : (
          file.facts.map((fact) => (
            <span key={fact} class={fact === "small" || fact === "blurred" ? "st wait" : undefined}>
              {t(`file.${fact}`)}
            </span>
          ))
        )}
      </div>
    )
  return (
    <div class="meta">
      {size}
      <span>
        {file.state === "uploading"
          ? file.secondsLeft === null
            ? t("file.uploading", { percent: Math.round(file.progress * 100) })
            : t("file.uploading-left", { percent: Math.round(file.progress * 100), n: file.secondsLeft })
          : t(file.state === "waiting" ? "file.waiting" : "file.checking")}
      </span>
    </div>
  )
}
