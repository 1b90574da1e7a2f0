import { chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import type { FieldView } from "@veridesk/contract/desk-api.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { givenTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./receipt.module.css"

/** True for what has to be read whole and compared: it stands on a line of its own. */
export function isIdentifier(field: FieldView): boolean {
  return (field.kind === "txid" || field.kind === "address") && typeof field.value === "string"
}

/** One answer of the form, by its kind. */
export function FieldValue({ field }: { field: FieldView }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { kind, value } = field
  if (kind === "asset-network" && typeof value === "string") {
    const [asset = "", chain = ""] = value.split("/")
    return <>{words("field.pair", { asset, network: chainName(chain, locale) })}</>
  }
  if (kind === "amount" && typeof value === "string") return <Amount value={value} />
  if (kind === "occurred-at" && isInstant(value))
    return <time dateTime={value.instant}>{givenTime(locale, value)}</time>
  if (["memo", "withdrawal-id", "order-id", "symbol", "ip-list", "identifier"].includes(kind))
    return (
      <bdi dir="ltr" className={css.amount}>
        {String(value)}
      </bdi>
    )
  if (kind === "evidence" && Array.isArray(value))
    return (
      <>
        {value.map((id, at) => (
          <a
            key={String(id)}
            href={`/api/desk/attachments/${String(id)}/file`}
            target="_blank"
            rel="noreferrer"
          >
            {words("field.file", { n: at + 1 })}{" "}
          </a>
        ))}
      </>
    )
  return <span dir="auto">{typeof value === "string" ? value : JSON.stringify(value)}</span>
}

/** A decimal string, its thousands parted for the eye, never rounded. */
export function Amount({ value, unit }: { value: string; unit?: string }) {
  const [whole = "", part] = value.split(".")
  return (
    <bdi dir="ltr" className={css.amount}>
      {whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}
      {part && `.${part}`}
      {unit && <span className={css.unit}> {unit}</span>}
    </bdi>
  )
}

/** "TRON (TRC20)"; the id itself where the chain is a new one. */
export function chainName(id: string, locale: Locale): string {
  const known = chainIds.find((chain) => chain === id)
  if (!known) return id
  const { name, standard } = chains[known]
  return standard
    ? `${name[locale === "en" ? "en" : "zh"]} (${standard})`
    : name[locale === "en" ? "en" : "zh"]
}

interface Instant {
  instant: string
  precision: string
  zone: string
}

function isInstant(value: unknown): value is Instant {
  return typeof value === "object" && value !== null && "instant" in value && "zone" in value
}
