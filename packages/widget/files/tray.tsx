import { useCell } from "../data/cell.ts"
import { Icon } from "../frame/icon.tsx"
import { useApp } from "../panel/app.ts"
import { type FileLine, pictureOf, sizeOf } from "./file-line.ts"
import { Thumb } from "./thumb.tsx"

/** Files that go with the next message: how far each has come, and what can be done about it. */
export function Tray() {
  const { t, uploads } = useApp()
  const lines = useCell(uploads.lines)
  if (lines.length === 0) return null
  return (
    <ul class="tray" aria-label={t("files.list")}>
      {lines.map((line) => (
        <Line key={line.key} line={line} />
      ))}
    </ul>
  )
}

function Line({ line }: { line: FileLine }) {
  const { t, uploads } = useApp()
  const { key, file, state, progress } = line
  const isBad = state === "refused" || state === "stopped"
  return (
    <li class="att">
      {file.type.startsWith("image/") ? <Thumb file={file} /> : <Icon name={pictureOf(file.type)} />}
      <div>
        <bdi>{file.name}</bdi>
        <small class={isBad ? "bad" : undefined}>{textOf(line, t)}</small>
        {state === "uploading" && (
          <progress max={1} value={progress} aria-label={t("files.progress", { name: file.name })} />
        )}
      </div>
      {state === "ready" && <Icon name="check" />}
      {state === "stopped" && (
        <button
          type="button"
          class="ib"
          aria-label={t("files.retry", { name: file.name })}
          onClick={() => uploads.retry(key)}
        >
          <Icon name="retry" />
        </button>
      )}
      <button
        type="button"
        class="ib"
        aria-label={t("files.remove", { name: file.name })}
        onClick={() => uploads.remove(key)}
      >
        <Icon name="close" />
      </button>
    </li>
  )
}

function textOf(
  { state, progress, file, problem, isLocationRemoved }: FileLine,
  t: ReturnType<typeof useApp>["t"],
): string {
  if (state === "uploading")
    return t("files.going", { percent: Math.round(progress * 100), size: sizeOf(file.size) })
  if (state === "ready")
    return isLocationRemoved ? t("files.ready.location") : t("files.ready", { size: sizeOf(file.size) })
  return state === "refused" ? (problem ?? t("files.refused")) : t(`files.${state}`)
}
