import type { ArticleBlock, ArticleDocument } from "@veridesk/contract/article-document.ts"
import type { AssetPolicy, Exchange } from "../../exchange/index.ts"

/** Older than this a figure isn't shown: nobody should send money by what was true an hour ago. */
const FRESH_MS = 300_000

export type LiveFact = {
  /** When the exchange said so; null where it can't be asked now. */
  asOf: string | null
  networks: AssetPolicy[]
}

/** The name under which a page finds what a live value says. */
export function liveName({ asset, chain }: { asset: string; chain: string | null }): string {
  return chain === null ? asset : `${asset}/${chain}`
}

/** What the exchange says now of all that a document shows of it, in one question; nothing where it shows nothing. */
export async function liveValues(
  exchange: Pick<Exchange, "assets">,
  doc: ArticleDocument,
  now: Date,
): Promise<Record<string, LiveFact>> {
  const wanted = doc.content.flatMap(liveIn)
  if (wanted.length === 0) return {}
  const answer = await exchange.assets()
  const catalogue =
    answer.state === "ok" && now.getTime() - Date.parse(answer.value.asOf) <= FRESH_MS ? answer.value : null
  return Object.fromEntries(
    wanted.map((one) => [
      liveName(one),
      {
        asOf: catalogue?.asOf ?? null,
        networks: (catalogue?.policies ?? []).filter(
          ({ asset, chain }) => asset === one.asset && (one.chain === null || chain === one.chain),
        ),
      },
    ]),
  )
}

type Wanted = { asset: string; chain: string | null }

function liveIn(block: ArticleBlock): Wanted[] {
  switch (block.type) {
    case "liveValue":
      return [block.attrs]
    case "callout":
    case "blockquote":
      return block.content.flatMap(liveIn)
    case "bulletList":
    case "orderedList":
      return block.content.flatMap((item) => item.content.flatMap(liveIn))
    case "table":
      return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content.flatMap(liveIn)))
    default:
      return []
  }
}
