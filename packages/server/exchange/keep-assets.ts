import type { Down, Ok } from "../platform/remote/index.ts"
import type { AssetCatalogue, AssetPolicy } from "./exchange.ts"

const FRESH_MS = 60_000
const USABLE_MS = 86_400_000

/**
 * Keeps the catalogue of assets for a minute. While the exchange is down the last one serves on for a day:
 * a form with yesterday's networks is worth more than no form, and `asOf` says how old it is. Forms opened
 * in the same moment share one question.
 */
export function keepAssets(
  fetchAssets: () => Promise<Ok<{ assets: AssetPolicy[] }> | Down>,
  now: () => number,
): () => Promise<Ok<AssetCatalogue> | Down> {
  let kept: { policies: AssetPolicy[]; at: number } | undefined
  let underWay: Promise<Ok<AssetCatalogue> | Down> | undefined

  async function refresh(): Promise<Ok<AssetCatalogue> | Down> {
    const at = now()
    const answer = await fetchAssets()
    if (answer.state === "ok") kept = { policies: answer.value.assets, at }
    else if (kept === undefined || at - kept.at >= USABLE_MS) return answer
    return present(kept)
  }

  return async () => {
    if (kept !== undefined && now() - kept.at < FRESH_MS) return present(kept)
    underWay ??= refresh().finally(() => {
      underWay = undefined
    })
    return underWay
  }
}

function present(kept: { policies: AssetPolicy[]; at: number }): Ok<AssetCatalogue> {
  return { state: "ok", value: { policies: kept.policies, asOf: new Date(kept.at).toISOString() } }
}
