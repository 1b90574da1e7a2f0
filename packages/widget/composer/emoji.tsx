import { useEffect, useRef } from "preact/hooks"
import { useKeys } from "../frame/use-keys.ts"
import { useApp } from "../panel/app.ts"

/** The few that support is written with; every keyboard has the others. */
const FEW = ["🙂", "👍", "🙏", "👌", "😊", "😟", "😕", "❓", "✅", "🎉", "⏳", "💡"]

export function Emoji(o: { onChoose: (sign: string) => void; onClose: () => void }) {
  const { t } = useApp()
  const box = useRef<HTMLDivElement>(null)
  useKeys(box, (event) => {
    if (event.key !== "Escape") return
    event.stopPropagation()
    o.onClose()
  })
  useEffect(() => box.current?.querySelector("button")?.focus(), [])
  return (
    <div class="slip emoji" role="group" aria-label={t("emoji")} ref={box}>
      {FEW.map((sign) => (
        <button key={sign} type="button" class="ib" onClick={() => o.onChoose(sign)}>
          {sign}
        </button>
      ))}
    </div>
  )
}
