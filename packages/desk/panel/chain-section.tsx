import { useQuery } from "@tanstack/react-query"
import type { TransactionFacts } from "@veridesk/contract/desk-api.ts"
import { useState } from "react"
import { Amount, chainName } from "../conversation/field-value.tsx"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { factsQuery } from "../data/queries.ts"
import { openings } from "../data/state.ts"
import { Icon } from "../frame/icon.tsx"
import { Id4Line } from "../frame/id4.tsx"
import { useNow } from "../frame/now.ts"
import { Callout, SealSlip } from "../frame/paper.tsx"
import { ago, exactTime, wholeTime } from "../frame/time.ts"
import { isWordKey, useSay } from "../words/words.ts"
import css from "./chain.module.css"
import { Compare } from "./compare.tsx"
import { Section } from "./section.tsx"
import { SectionState } from "./section-state.tsx"

/** What the chain and our own ledger say of the transaction the ticket is about. */
export function ChainSection({ id }: { id: string }) {
  const words = useSay()
  const { data, isError, isFetching, refetch } = useQuery(factsQuery(id))
  if (data?.state === "none" && !data.withdrawalStage) return null
  const checked = data && <Checked at={data.checkedAt} />
  return (
    <Section name="chain" title={words("chain.title")} more={checked}>
      {data ? (
        <>
          <Facts facts={data} id={id} />
          <p className={css.hint}>
            <button type="button" className="link" disabled={isFetching} onClick={() => void refetch()}>
              {words(isFetching ? "chain.checking" : "chain.again")}
            </button>
          </p>
        </>
      ) : (
        <SectionState failed={isError} onRetry={() => void refetch()} />
      )}
    </Section>
  )
}

/** How long ago somebody was asked. */
export function Checked({ at }: { at: string }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  return (
    <time dateTime={at} title={exactTime(locale, at)}>
      {words("chain.checked", { when: ago(at, now, { words, locale }) })}
    </time>
  )
}

function Facts({ facts, id }: { facts: TransactionFacts; id: string }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const stage = `stage.${facts.withdrawalStage}`
  return (
    <>
      {facts.state !== "none" && (
        <p className={css.line}>
          <span>{words("chain.status")}</span>
          <Status facts={facts} />
        </p>
      )}
      {facts.withdrawalStage && (
        <p className={css.line}>
          <span>{words("chain.stage")}</span>
          <span>{isWordKey(stage) ? words(stage) : facts.withdrawalStage}</span>
        </p>
      )}
      {facts.state !== "none" && <Ledger ledger={facts.ledger} />}
      {facts.chain && (
        <p className={css.line}>
          <span>{words("chain.network")}</span>
          <span>{chainName(facts.chain, locale)}</span>
        </p>
      )}
      {facts.amount && (
        <p className={css.line}>
          <span>{words("chain.amount")}</span>
          <Amount value={facts.amount} unit={facts.asset ?? undefined} />
        </p>
      )}
      {facts.blockTime && (
        <p className={css.line}>
          <span>{words("chain.time")}</span>
          <time dateTime={facts.blockTime} title={exactTime(locale, facts.blockTime)}>
            {wholeTime(locale, facts.blockTime, "seconds")}
          </time>
        </p>
      )}
      <Addresses facts={facts} id={id} />
    </>
  )
}

function Status({ facts }: { facts: TransactionFacts }) {
  const words = useSay()
  const { state, status, confirmations, needed } = facts
  if (state === "down") return <State tone="warn" text={words("chain.down")} />
  if (state === "not-found") return <State tone="warn" text={words("chain.not-found")} />
  if (state === "other-chain") return <State tone="bad" text={words("chain.other")} />
  if (status === "failed") return <State tone="bad" text={words("chain.failed")} />
  if (confirmations === null || needed === null) return <State tone="warn" text={words("chain.pending")} />
  return <Ticks have={confirmations} need={needed} />
}

const MOST_TICKS = 24

/** One tick for each confirmation; where many are needed, a tick stands for several. */
function Ticks({ have, need }: { have: number; need: number }) {
  const words = useSay()
  const ticks = Math.min(need, MOST_TICKS)
  const full = need === 0 ? ticks : Math.min(ticks, Math.floor((have / need) * ticks))
  return (
    <span className={have >= need ? css.ticks : `${css.ticks} ${css.pending}`}>
      <span className={css.bar} aria-hidden="true">
        {Array.from({ length: ticks }, (_, i) => (
          <i key={i} className={i < full ? undefined : css.empty} />
        ))}
      </span>
      {words("chain.confirmations", { have: Math.min(have, need), need })}
    </span>
  )
}

function Ledger({ ledger }: { ledger: TransactionFacts["ledger"] }) {
  const words = useSay()
  const tone = ledger === "credited" ? "good" : ledger === "unknown" ? "calm" : "warn"
  return (
    <p className={css.line}>
      <span>{words("chain.ledger")}</span>
      <State tone={tone} text={words(`ledger.${ledger}`)} />
    </p>
  )
}

function State({ tone, text }: { tone: "good" | "warn" | "bad" | "calm"; text: string }) {
  return (
    <span className={tone === "calm" ? css.state : `${css.state} ${css[tone]}`}>
      {tone === "good" && <Icon name="check" />}
      {(tone === "warn" || tone === "bad") && <Icon name="warning" />}
      {text}
    </span>
  )
}

function Addresses({ facts, id }: { facts: TransactionFacts; id: string }) {
  const words = useSay()
  const fields = useCell(openings.of(id))?.fields ?? []
  const [comparing, setComparing] = useState(false)
  const given = fields.find((field) => field.kind === "address" && typeof field.value === "string")
  const { from, to, toOurs, explorerUrl } = facts
  const differs = typeof given?.value === "string" && to !== null && given.value !== to
  return (
    <>
      {from && (
        <>
          <div className={css.label}>
            <span>{words("chain.from")}</span>
          </div>
          <Id4Line value={from} what={words("chain.from.address")} width="five" />
        </>
      )}
      {to && (
        <>
          <div className={css.label}>
            <span>{words("chain.to")}</span>
            <button
              type="button"
              className="link"
              aria-expanded={comparing}
              onClick={() => setComparing(!comparing)}
            >
              {words("chain.compare")}
            </button>
          </div>
          <Id4Line value={to} what={words("chain.to.address")} width="five" />
        </>
      )}
      <div className={css.slip}>
        {toOurs === "yes" && <SealSlip title={words("ours.yes")}>{words("ours.yes.text")}</SealSlip>}
        {toOurs === "yes-retired" && (
          <SealSlip title={words("ours.retired")}>{words("ours.retired.text")}</SealSlip>
        )}
        {toOurs === "no" && <Callout tone="danger">{words("ours.no")}</Callout>}
      </div>
      {to && (comparing || differs) && (
        <Compare
          to={to}
          given={typeof given?.value === "string" ? given.value : ""}
          label={given?.label ?? ""}
        />
      )}
      {explorerUrl && (
        <div className={css.label}>
          <a className="link" href={explorerUrl} target="_blank" rel="noreferrer noopener">
            {words("chain.explorer")} <Icon name="external" size={12} />
          </a>
        </div>
      )}
    </>
  )
}
