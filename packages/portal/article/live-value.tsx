import type { LiveValue as What } from "@veridesk/contract/article-document.ts"
import type { VNode } from "preact"
import type { ArticleProps, LiveNetwork } from "../props-articles.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

interface Props {
  what: What
  asset: string
  chain: string | null
  live: ArticleProps["live"]
}

/** What the exchange says at the time of drawing, and when it said so; never a figure whose time isn't known. */
export function LiveValue({ what, asset, chain, live }: Props) {
  const { t } = usePage()
  const facts = live[chain === null ? asset : `${asset}/${chain}`]
  return (
    <section class="live" aria-label={t(`live.${what}`, { asset })}>
      <p class="live-head">
        <b>{t(`live.${what}`, { asset })}</b>
        {facts?.asOf && (
          <span class="meta">
            <When at={facts.asOf} how="clock" zoned say="live.as-of" />
          </span>
        )}
      </p>
      {!facts?.asOf ? (
        <p class="live-none">
          <Icon name="offline" size="s" />
          {t("live.unavailable")}
        </p>
      ) : facts.networks.length === 0 ? (
        <p class="live-none">{t("live.unlisted")}</p>
      ) : (
        <Networks what={what} asset={asset} networks={facts.networks} />
      )}
    </section>
  )
}

function Networks({ what, asset, networks }: { what: What; asset: string; networks: LiveNetwork[] }) {
  const { t } = usePage()
  const amount = (value: string) => <span class="num">{t("live.amount", { amount: value, asset })}</span>
  switch (what) {
    case "confirmations":
      return <Statement networks={networks} value={(one) => <b class="num">{one.confirmations}</b>} />
    case "fees":
      return <Statement networks={networks} value={(one) => amount(one.fee)} />
    case "minimums":
      return (
        <BothWays
          networks={networks}
          deposit={(one) => amount(one.depositMinimum)}
          withdrawal={(one) => amount(one.withdrawalMinimum)}
        />
      )
    case "wallet-status":
      return (
        <BothWays
          networks={networks}
          deposit={(one) => <State open={one.depositOpen} until={one.maintenance} />}
          withdrawal={(one) => <State open={one.withdrawalOpen} until={one.maintenance} />}
        />
      )
  }
}

type Drawn = (network: LiveNetwork) => VNode

function Statement({ networks, value }: { networks: LiveNetwork[]; value: Drawn }) {
  return (
    <dl class="statement">
      {networks.map((one) => (
        <div key={one.network}>
          <dt>{one.network}</dt>
          <dd>{value(one)}</dd>
        </div>
      ))}
    </dl>
  )
}

function BothWays(props: { networks: LiveNetwork[]; deposit: Drawn; withdrawal: Drawn }) {
  const { t } = usePage()
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          <th scope="col">{t("live.network")}</th>
          <th scope="col">{t("live.deposit")}</th>
          <th scope="col">{t("live.withdrawal")}</th>
        </tr>
      </thead>
      <tbody>
        {props.networks.map((one) => (
          <tr key={one.network}>
            <th scope="row">{one.network}</th>
            <td data-l={t("live.deposit")}>
              <div>{props.deposit(one)}</div>
            </td>
            <td data-l={t("live.withdrawal")}>
              <div>{props.withdrawal(one)}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function State({ open, until }: { open: boolean; until: LiveNetwork["maintenance"] }) {
  const { t } = usePage()
  if (open)
    return (
      <span class="st ok">
        <Icon name="check-circle" size="s" />
        {t("live.open")}
      </span>
    )
  return (
    <span class="st wait">
      <Icon name="warning" size="s" />
      <span>
        {t("live.paused")}
        {until && until !== "open-ended" && (
          <>
            {" · "}
            <When at={until} zoned say="live.until" />
          </>
        )}
      </span>
    </span>
  )
}
