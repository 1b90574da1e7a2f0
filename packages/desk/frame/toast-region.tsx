import { useCell } from "../data/cell.ts"
import { useSay } from "../words/words.ts"
import { keyOf } from "./actions.ts"
import { Kbd } from "./kbd.tsx"
import css from "./toast-region.module.css"
import { dismiss, type Toast, toasts } from "./toasts.ts"

/** What just happened, with the way back; spoken once, politely, a refusal at once. */
export function ToastRegion() {
  const all = useCell(toasts)
  return (
    <div className={css.region} role="status" aria-live="polite">
      {all.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastLine({ toast }: { toast: Toast }) {
  const words = useSay()
  const { undo, action } = toast
  return (
    <div
      className={toast.tone === "fault" ? `${css.toast} ${css.fault}` : css.toast}
      role={toast.tone === "fault" ? "alert" : undefined}
    >
      <span>{toast.text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            dismiss(toast.id)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      {undo && (
        <button
          type="button"
          onClick={() => {
            dismiss(toast.id)
            undo()
          }}
        >
          {words("action.undo")}
          {keyOf("undo") && <Kbd>{keyOf("undo")}</Kbd>}
        </button>
      )}
    </div>
  )
}
