import { createRequire } from "node:module"
import type * as TonCore from "@ton/core"

const load = createRequire(import.meta.url)

/**
 * The TON library, loaded when the first TON or Stellar address comes by: it takes 50 ms and 14 MB, which a start
 * of the server shouldn't pay for.
 */
export function tonCore(): typeof TonCore {
  return load("@ton/core") as typeof TonCore
}
