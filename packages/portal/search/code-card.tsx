import type { ComponentChildren } from "preact"
import type { SearchCode } from "../props-search.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"

/** Names what was pasted and offers the one thing to do with it. */
export function CodeCard({ code }: { code: SearchCode }) {
  const { t } = usePage()
  switch (code.kind) {
    case "txid":
      return (
        <Card
          title={code.network ? t("search.code.txid.on", { network: code.network }) : t("search.code.txid")}
          about={t("search.code.txid.more")}
          shown={code.txid}
        >
          <a class="btn primary" href={code.depositHref}>
            {t("search.code.txid.deposit")}
          </a>
          <a class="btn quiet" href={code.withdrawalHref}>
            {t("search.code.txid.withdrawal")}
          </a>
        </Card>
      )
    case "address":
      return (
        <Card title={t("search.code.address")} about={t("search.code.address.more")}>
          <a class="btn primary" href={code.depositHref}>
            {t("search.code.address.deposit")}
          </a>
          <a class="btn quiet" href={code.verifyHref}>
            {t("search.code.address.verify")}
          </a>
        </Card>
      )
    case "api-error":
      return (
        <Card title={t("search.code.api-error", { code: code.code })} about={t("search.code.api-error.more")}>
          <a class="btn primary" href={code.href}>
            {t("search.code.api-error.go")}
          </a>
        </Card>
      )
    case "uid":
      return <Card title={t("search.code.uid")} about={t("search.code.uid.more")} />
    case "ticket":
      return (
        <Card title={t("search.code.ticket")} about={t("search.code.ticket.more")} shown={code.number}>
          <a class="btn primary" href={code.href}>
            {t("search.code.ticket.go")}
          </a>
        </Card>
      )
  }
}

function Card(props: { title: string; about: string; shown?: string; children?: ComponentChildren }) {
  return (
    <section class="code-card" aria-labelledby="code-h">
      <Icon name="txid" />
      <div>
        <h2 id="code-h">{props.title}</h2>
        {props.shown && <p class="mono">{props.shown}</p>}
        <p>{props.about}</p>
        {props.children && <p class="acts">{props.children}</p>}
      </div>
    </section>
  )
}
