import type { IconName } from "@veridesk/ui/icons.ts"
import type { LookupCard as Card, LookupFacts } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { Identifier } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { FixButton } from "./fix-button.tsx"

const looks: Record<Card["state"], { tone: string; icon: IconName }> = {
  found: { tone: "info", icon: "clock" },
  credited: { tone: "ok", icon: "check-circle" },
  pending: { tone: "info", icon: "clock" },
  failed: { tone: "bad", icon: "warning" },
  "other-network": { tone: "wait", icon: "network" },
  "not-found": { tone: "wait", icon: "search" },
  down: { tone: "calm", icon: "clock" },
}

/**
 * One card for every answer, so that nothing jumps: head, what it means, the facts, what to do. `advice` is left
 * out where the ticket has been filed already.
 */
export function LookupCard({ card, advice = true }: { card: Card; advice?: boolean }) {
  const { t } = usePage()
  const confirmed = card.state === "found" && card.confirmations.have >= card.confirmations.need
  const look = confirmed ? looks.credited : looks[card.state]
  return (
    <div class="lookup">
      <div class="head">
        <b class={`st ${look.tone}`}>
          <Icon name={look.icon} />
          {card.state === "other-network"
            ? t("lookup.other-network", { chosen: card.chosenLabel, network: card.networkLabel })
            : t(confirmed ? "lookup.confirmed" : `lookup.${card.state}`, { network: card.networkLabel })}
        </b>
        <span class="meta">
          {"txid" in card && <>{card.networkLabel} · </>}
          <When at={card.checkedAt} how="clock" zoned say="lookup.at" />
        </span>
      </div>
      {card.state === "found" && <Confirmations {...card.confirmations} eta={card.etaSeconds} />}
      {"txid" in card ? <Facts facts={card} /> : <p class="say">{t(`lookup.${card.state}.more`)}</p>}
      {advice && <Then card={card} confirmed={confirmed} />}
    </div>
  )
}

function Confirmations({ have, need, eta }: { have: number; need: number; eta: number | null }) {
  const { t } = usePage()
  const ticks = [4, 12, 20, 32].includes(need) ? ` n-${need}` : ""
  return (
    <div class="conf">
      <progress
        class={ticks ? `ticks${ticks}` : "bar thick"}
        max={need}
        value={Math.min(have, need)}
        aria-label={t("lookup.confirmations.name", { have, need })}
      />
      <p>
        <span>
          {t("lookup.confirmations")}{" "}
          <b>
            {have} / {need}
          </b>
        </span>
        {eta !== null && have < need && (
          <span>{t("lookup.eta", { n: Math.max(1, Math.ceil(eta / 60)) })}</span>
        )}
      </p>
    </div>
  )
}

function Facts({ facts }: { facts: LookupFacts }) {
  const { t } = usePage()
  return (
    <dl class="statement">
      {facts.amount && (
        <div>
          <dt>{t("lookup.amount")}</dt>
          <dd class="mono">
            {facts.amount} {facts.asset}
          </dd>
        </div>
      )}
      {facts.blockAt && (
        <div>
          <dt>{t("lookup.block")}</dt>
          <dd>
            <When at={facts.blockAt} how="full" />
          </dd>
        </div>
      )}
      {facts.to && (
        <div class="full">
          <dt>
            {t("lookup.to")} <Match match={facts.to.match} />
          </dt>
          <dd>
            <Identifier value={facts.to.address} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Match({ match }: { match: NonNullable<LookupFacts["to"]>["match"] }) {
  const { t } = usePage()
  if (match === "unknown") return null
  const good = match === "yours"
  return (
    <span class={`st ${good ? "ok" : match === "retired" ? "wait" : "bad"}`}>
      <Icon name={good ? "check-circle" : "warning"} size="s" />
      {t(`lookup.match.${match}`)}
    </span>
  )
}

function Then({ card, confirmed }: { card: Card; confirmed: boolean }) {
  const { t } = usePage()
  if (card.state === "other-network")
    return (
      <div class="then">
        <p>{t(card.fix ? "lookup.other-network.more" : "lookup.other-network.unsupported")}</p>
        {card.fix && <FixButton fix={card.fix} primary />}
      </div>
    )
  if (card.state === "not-found" || card.state === "down") return null
  return (
    <div class="then">
      <p>{t(confirmed ? "lookup.confirmed.more" : `lookup.${card.state}.more`)}</p>
    </div>
  )
}

/** While the answer is on its way: the shape of the card, then words when it takes long. */
export function LookupWait({ slow }: { slow: boolean }) {
  const { t } = usePage()
  return (
    <div class="lookup">
      <div class="skeleton">
        <span />
        <span />
        <p class="meta">{t(slow ? "lookup.slow" : "lookup.soon")}</p>
      </div>
    </div>
  )
}
