import type { FieldChecked } from "@veridesk/contract/chat/widget.ts"
import { Icon } from "../frame/icon.tsx"
import { useApp } from "../panel/app.ts"
import { Grouped } from "./grouped.tsx"
import type { Checked } from "./use-check.ts"

/** What chain and ledger say, in the place where it was asked for; it is handed on to whoever joins. */
export function LookUp({ checked }: { checked: Checked }) {
  const { t } = useApp()
  if (checked.state === "looking" || checked.state === "slow")
    return <p class="meta">{t(checked.state === "slow" ? "check.slow" : "check.looking")}</p>
  if (checked.state !== "here") return null
  const { notes, card } = checked.said
  return (
    <>
      {notes.map(({ code, message }) => (
        <p key={code} class="meta">
          {message}
        </p>
      ))}
      {card && <Card card={card} />}
    </>
  )
}

function Card({ card }: { card: NonNullable<FieldChecked["card"]> }) {
  return (
    <div class="slip">
      <p class="titled">
        <Icon name="blocks" />
        <b>{card.title}</b>
      </p>
      {card.lines.length > 0 && (
        <>
          <div class="perf" />
          <dl class="led">
            {card.lines.map(({ label, value, tone }) => (
              <div key={label} class={value.length > 26 ? "full" : undefined}>
                <dt>{label}</dt>
                <dd data-tone={tone}>
                  <Grouped value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {card.text && <p class="meta">{card.text}</p>}
    </div>
  )
}
