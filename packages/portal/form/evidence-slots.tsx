import { lineOf } from "../files/file-line.ts"
import { FileRow } from "../files/file-row.tsx"
import { FileInput, Kept } from "../files/file-tray.tsx"
import type { EvidenceSlot, TicketFormProps } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"
import { useLive } from "./live.ts"

type SlotsProps = Pick<TicketFormProps, "attachments" | "evidence" | "uploads" | "errors"> & {
  slots: EvidenceSlot[]
}

/** Files that are asked for by name, each with a place of its own: whoever looks at the ticket finds them under it. */
export function EvidenceSlots({ slots, ...state }: SlotsProps) {
  return (
    <>
      {slots.map((slot) => (
        <Slot key={slot.id} slot={slot} {...state} />
      ))}
    </>
  )
}

function Slot({
  slot,
  attachments,
  evidence,
  uploads,
  errors,
}: Omit<SlotsProps, "slots"> & { slot: EvidenceSlot }) {
  const { t } = usePage()
  const live = useLive()
  const name = `evidence.${slot.id}`
  const id = inputId(name)
  const error = errors.find((each) => each.field === name)
  const files = attachments.filter((file) => file.id !== null && evidence[slot.id]?.includes(file.id))
  const hands = live && {
    ...live.hands,
    local: live.hands.local.filter((file) => file.slot === slot.id),
    add: (list: Iterable<File>) => live.hands.add(list, slot.id),
  }
  const lines = [...files.map(lineOf), ...(hands?.local ?? [])]
  return (
    <div class="field slot" data-field={name}>
      <span class="label" id={`${id}-label`}>
        {slot.label}
        {!slot.required && <span class="opt"> {t("form.optional")}</span>}
      </span>
      <label class="drop">
        <FileInput
          rules={{ ...uploads, accept: slot.accept }}
          hands={hands}
          id={id}
          name={`files.${slot.id}`}
          labelledBy={`${id}-label ${id}-hint${error ? ` ${id}-error` : ""}`}
        />
        <Icon name="paperclip" size="s" />
        <span>
          <b>{t("files.choose")}</b>{" "}
          <span class="meta" id={`${id}-hint`}>
            {slot.about}
          </span>
        </span>
      </label>
      {error && <FieldProblem id={`${id}-error`} error={error} />}
      <Kept files={files} name={name} />
      <ul class="files" aria-label={slot.label}>
        {lines.map((file) => (
          <FileRow key={file.key} file={file} onRemove={hands?.remove} onRetry={hands?.retry} />
        ))}
      </ul>
    </div>
  )
}
