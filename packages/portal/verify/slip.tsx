import type { IconName } from "@veridesk/ui/icons.ts"
import type { ComponentChildren } from "preact"
import { Icon } from "../shell/icon.tsx"
import { type PortalKey, usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

interface SlipProps {
  tone: "official" | "unknown" | "fake"
  icon: IconName
  kind: string
  title: string
  sum: ComponentChildren
  seal: ComponentChildren
  children: ComponentChildren
  checkedAt: string
  /** What is said at the foot before the time. */
  foot?: string
  /** How long it holds, with its `{time}`; most answers are gone after a minute. */
  valid?: PortalKey
}

/** The answer as a document: its seal filled, empty or struck, and when it was given. */
export function Slip({ tone, icon, kind, title, sum, seal, children, checkedAt, foot, valid }: SlipProps) {
  return (
    <article class={`slip ${tone}`} data-checked={checkedAt}>
      <div class="head">
        <div>
          <p class="kind">
            <Icon name={icon} />
            {kind}
          </p>
          <h2 id="answer-h" tabindex={-1}>
            {title}
          </h2>
          <div class="sum">{sum}</div>
        </div>
        {seal}
      </div>
      <div class="body">{children}</div>
      <div class="perf" aria-hidden="true" />
      {foot && (
        <p class="slip-foot">
          <Icon name="lock" />
          <span>{foot}</span>
        </p>
      )}
      <p class="slip-foot">
        <Icon name="clock" />
        <When at={checkedAt} how="full" zoned say={valid ?? "genuine.valid"} />
      </p>
    </article>
  )
}

/** What was really compared, whole. */
export function Compared({ label, text }: { label: string; text: string }) {
  return (
    <div class="compared">
      <span class="meta">{label}</span>
      <bdi class="str" dir="ltr">
        {text}
      </bdi>
    </div>
  )
}

/** What an answer can't tell, said with every good one. */
export function NotProof({ children }: { children: ComponentChildren }) {
  const { t } = usePage()
  return (
    <div class="not-proof">
      <h3>{t("genuine.not-proof")}</h3>
      {children}
    </div>
  )
}

/** In place of an answer that has become too old. */
export function Stale() {
  const { t } = usePage()
  return (
    <p class="stale" hidden data-stale>
      {t("genuine.stale")}{" "}
      <button class="btn small" data-again>
        {t("genuine.again")}
      </button>
    </p>
  )
}
