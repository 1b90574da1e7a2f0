import type { IconName } from "@veridesk/ui/icons.ts"
import { publicPaths } from "../paths-public.ts"
import type { WithdrawalReceipt } from "../props-tools.ts"
import { Icon } from "../shell/icon.tsx"
import { Copyable, Identifier } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** The withdrawal as a printed receipt: where it stands, who acts next, what that means, and its facts. */
export function WithdrawalReceiptDoc({ receipt }: { receipt: WithdrawalReceipt }) {
  const { t, brand } = usePage()
  const { stage, hold, confirmations, actor } = receipt
  const counted = { have: confirmations?.have ?? 0, need: confirmations?.need ?? 0 }
  return (
    <article
      class="doc answer"
      aria-labelledby="receipt-h"
      data-refresh={stage === "broadcast" || stage === "signed" ? "20" : undefined}
    >
      <header>
        <p class="numline">
          <span>{t("wdr.receipt")}</span>
          <button type="button" class="btn small quiet js-only" data-print>
            <Icon name="print" size="s" />
            {t("print")}
          </button>
        </p>
        <h2 id="receipt-h" class="mono">
          {receipt.id}
        </h2>
      </header>
      <div class="perf" aria-hidden="true" />
      <div class="stage">
        <Steps steps={receipt.steps} />
        <dl class="next">
          <div>
            <dt>{t("wdr.acts")}</dt>
            <dd>
              <b>{t(`wdr.actor.${actor}`, { brand: brand.shortName })}</b>
            </dd>
          </div>
          <div>
            <dt>{t("wdr.meaning")}</dt>
            <dd>
              <p>{t(`wdr.mean.${stage}`, counted)}</p>
              {hold && <p>{t(`wdr.hold.${hold}`)}</p>}
              {receipt.by && (
                <p>
                  {t("dep.by")} <When at={receipt.by} how="short" zoned />
                </p>
              )}
            </dd>
          </div>
          <Cancelling receipt={receipt} />
        </dl>
      </div>
      <Facts receipt={receipt} />
      <Acts receipt={receipt} />
    </article>
  )
}

const icons: Record<WithdrawalReceipt["steps"][number]["state"], IconName> = {
  done: "check-circle",
  now: "now",
  todo: "clock",
}

function Steps({ steps }: Pick<WithdrawalReceipt, "steps">) {
  const { t } = usePage()
  return (
    <ol class="stepper">
      {steps.map(({ step, state, at }) => (
        <li key={step} class={state} aria-current={state === "now" ? "step" : undefined}>
          <Icon name={step === "failed" ? "warning" : step === "cancelled" ? "close" : icons[state]} />
          <span>
            <b>{t(`wdr.step.${step}`)}</b>
            {at && (
              <small class="meta">
                <When at={at} how="short" zoned />
              </small>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Cancelling({ receipt }: { receipt: WithdrawalReceipt }) {
  const { t } = usePage()
  if (receipt.stage === "cancelled" || receipt.stage === "failed" || receipt.stage === "confirmed")
    return null
  const key = receipt.cancellable ? "wdr.cancellable" : "wdr.not-cancellable"
  return (
    <div>
      <dt>{t(key)}</dt>
      <dd>{t(`${key}.more`)}</dd>
    </div>
  )
}

function Facts({ receipt }: { receipt: WithdrawalReceipt }) {
  const { t } = usePage()
  const { asset, amount, fee, network, address, memo, txid } = receipt
  return (
    <dl class="statement body">
      <div>
        <dt>{t("wdr.amount")}</dt>
        <dd class="mono">
          {amount} {asset}
        </dd>
      </div>
      <div>
        <dt>{t("wdr.fee")}</dt>
        <dd class="mono">
          {fee} {asset}
        </dd>
      </div>
      <div>
        <dt>{t("wdr.network")}</dt>
        <dd>{network}</dd>
      </div>
      <div class="full">
        <dt>{t("wdr.to")}</dt>
        <dd>
          <Identifier value={address} />
        </dd>
      </div>
      {memo && (
        <div>
          <dt>{t("wdr.memo")}</dt>
          <dd class="mono">{memo}</dd>
        </div>
      )}
      {txid && (
        <div class="full">
          <dt>{t("wdr.txid")}</dt>
          <dd>
            <Copyable value={txid} name={t("wdr.txid")} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Acts({ receipt }: { receipt: WithdrawalReceipt }) {
  const { t, locale } = usePage()
  const to = publicPaths(locale)
  const solved = receipt.stage === "confirmed" || receipt.stage === "cancelled"
  return (
    <p class="acts">
      {receipt.hold === "factor-changed" && (
        <a class="btn primary" href={to.lockTool}>
          {t("tool.lock")}
        </a>
      )}
      <a class={receipt.stage === "failed" ? "btn primary" : "btn"} href={receipt.ticket}>
        <Icon name="ticket" size="s" />
        {t(solved ? "tools.ticket.still" : "tools.ticket")}
      </a>
      <a class="btn quiet" href={receipt.again}>
        <Icon name="retry" size="s" />
        {t("tools.again")}
      </a>
    </p>
  )
}
