import type { SecretFinding } from "@veridesk/contract/secrets/finding.ts"
import { useEffect, useRef } from "preact/hooks"
import { Icon } from "../frame/icon.tsx"
import { Say } from "../frame/say.tsx"
import { useApp } from "../panel/app.ts"
import { partsOf, withoutSecrets } from "./without-secrets.ts"

/** A secret was found before anything left the device: which one, what would be sent without it, and what to do if somebody has it. */
export function Guard(o: {
  text: string
  found: SecretFinding[]
  onSend: (text: string) => void
  onEdit: () => void
}) {
  const { t, host } = useApp()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const parts = partsOf(o.text, o.found)
  const kind = o.found[0]?.kind ?? "password"
  const removed = ({ kind: each }: SecretFinding, text: string) => {
    const words = text.trim().split(/\s+/).length
    return each === "seed-phrase" && words > 1 ? t("guard.words", { n: words }) : t("guard.removed")
  }
  const safe = withoutSecrets(parts, removed)
  return (
    <div class="guard">
      <Say tone="bad" icon="stop" alert>
        <b>{t(`guard.${kind}`)}</b>
        <br />
        {t("guard.means", { brand: host.config.brand.name })}
      </Say>
      <p class="area flat" dir="auto">
        {parts.map(({ text, secret }, i) => (secret ? <mark key={i}>{text}</mark> : text))}
      </p>
      <p class="meta">{t("guard.would")}</p>
      <p class="quote" dir="auto">
        {safe}
      </p>
      <div class="two">
        <button type="button" class="btn pri" ref={first} onClick={() => o.onSend(safe)}>
          {t("guard.send")}
        </button>
        <button type="button" class="btn" onClick={o.onEdit}>
          {t("guard.edit")}
        </button>
      </div>
      <a class="link bad" href={host.config.help.contact} target="_blank" rel="noopener">
        <Icon name="shield" />
        {t("guard.shared")}
      </a>
    </div>
  )
}
