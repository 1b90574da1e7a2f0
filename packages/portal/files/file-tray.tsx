import type { UploadView } from "@veridesk/contract/attachments.ts"
import type { UploadRules } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { inputId } from "../shell/problem.tsx"
import { type FileLine, lineOf } from "./file-line.ts"
import { FileRow } from "./file-row.tsx"

/** What the island adds to a tray: files on their way, and hands that move them. */
export interface TrayHands {
  local: FileLine[]
  /** `slot`: the place for evidence they are for. */
  add: (files: Iterable<File>, slot?: string) => void
  remove: (key: string) => void
  retry: (key: string) => void
}

interface TrayProps {
  label: string
  files: UploadView[]
  rules: UploadRules
  hands: TrayHands | null
  optional?: boolean
}

/** The drop zone and the rows under it. Without JavaScript the input itself carries the files with the form. */
export function FileTray({ label, files, rules, hands, optional = true }: TrayProps) {
  const { t } = usePage()
  const lines = [...files.map(lineOf), ...(hands?.local ?? [])]
  return (
    <div class="field tray">
      <span class="label" id="files-label">
        {label}{" "}
        <span class="opt">{t(optional ? "files.optional" : "files.limit", { n: rules.maxFiles })}</span>
      </span>
      <label class="drop">
        <FileInput rules={rules} hands={hands} id={inputId("files")} labelledBy="files-label files-how" />
        <Icon name="paperclip" />
        <span id="files-how">
          {t("files.drop")} <b>{t("files.choose")}</b>
        </span>
        <span class="meta">
          {t("files.rules", {
            formats: rules.formats.join(", "),
            size: Math.floor(rules.maxBytes / 1_048_576),
          })}
        </span>
      </label>
      <Kept files={files} />
      <ul class="files" aria-label={t("files.list")}>
        {lines.map((file) => (
          <FileRow key={file.key} file={file} onRemove={hands?.remove} onRetry={hands?.retry} />
        ))}
      </ul>
      <div class="acts files-more">
        {hands && (
          <label class="btn small camera">
            <Icon name="camera" size="s" />
            {t("files.camera")}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              class="vh"
              onChange={(event) => take(event.currentTarget, hands)}
            />
          </label>
        )}
        {!hands && (
          <button class="btn small nojs-only" name="act" value="attach" formNoValidate>
            {t("files.attach")}
          </button>
        )}
      </div>
    </div>
  )
}

/** The ids of files that go with the form. */
export function Kept({ files, name = "attachment" }: { files: UploadView[]; name?: string }) {
  return (
    <>
      {files
        .filter((file) => file.id !== null && (file.state === "ready" || file.state === "checking"))
        .map((file) => (
          <input key={file.id} type="hidden" name={name} value={file.id ?? ""} />
        ))}
    </>
  )
}

interface InputProps {
  rules: UploadRules
  hands: TrayHands | null
  labelledBy?: string
  id?: string
  name?: string
}

/** In the browser the input has no name: its files have gone up by themselves before the form is sent. */
export function FileInput({ rules, hands, labelledBy, id, name = "files" }: InputProps) {
  return (
    <input
      type="file"
      id={id}
      name={hands ? undefined : name}
      multiple
      accept={rules.accept}
      aria-labelledby={labelledBy}
      onChange={hands ? (event) => take(event.currentTarget, hands) : undefined}
    />
  )
}

function take(input: HTMLInputElement, hands: TrayHands) {
  hands.add([...(input.files ?? [])])
  // The same file can be chosen again after it was removed.
  input.value = ""
}
