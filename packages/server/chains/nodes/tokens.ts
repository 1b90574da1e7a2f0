import { LRUCache } from "lru-cache"
import type { Transfer } from "../look-up.ts"
import type { Answer } from "./node.ts"
import { inCoins } from "./units.ts"

export type Token = { symbol: string; decimals: number }

/** A transfer of a token in its smallest unit, before anyone read what the token is called. */
export type Movement = {
  contract: string
  from: string | null
  to: string
  memo: string | null
  units: bigint
}

/** `null`: the contract answers, but not as a token does. */
export type ReadToken = (contract: string) => Promise<Answer<Token | null>>

const KEPT = 2_000
const MAX_TOKENS = 20
const MAX_TRANSFERS = 500

/** A token's name and decimals don't change, so each is read once. An answer that didn't come isn't remembered. */
export function rememberTokens(read: ReadToken): ReadToken {
  const known = new LRUCache<string, { token: Token | null }>({ max: KEPT })
  return async (contract) => {
    const kept = known.get(contract)
    if (kept) return { state: "ok", value: kept.token }
    const answer = await read(contract)
    if (answer.state === "ok") known.set(contract, { token: answer.value })
    return answer
  }
}

/**
 * Names the tokens that moved. What is no fungible token (an NFT, a contract that only looks like one) is left out,
 * and so is what goes beyond the bounds: a transaction made to drown a reader.
 */
export async function named(movements: readonly Movement[], read: ReadToken): Promise<Answer<Transfer[]>> {
  const contracts = [...new Set(movements.map((one) => one.contract))].slice(0, MAX_TOKENS)
  const answers = await Promise.all(
    contracts.map(async (contract) => [contract, await read(contract)] as const),
  )
  const tokens = new Map<string, Token>()
  for (const [contract, answer] of answers) {
    if (answer.state === "down") return answer
    if (answer.state === "ok" && answer.value) tokens.set(contract, answer.value)
  }
  const transfers = movements.slice(0, MAX_TRANSFERS).flatMap(({ units, ...one }): Transfer[] => {
    const token = tokens.get(one.contract)
    return token ? [{ ...one, asset: token.symbol, amount: inCoins(units, token.decimals) }] : []
  })
  return { state: "ok", value: transfers }
}

/** A name fit to be shown: tokens can call themselves anything, of any length. Undefined where nothing is left. */
export function tokenOf(symbol: string, decimals: number): Token | null {
  const shown = symbol.replace(/[\p{C}\p{Z}]/gu, "").slice(0, 32)
  return shown !== "" && Number.isInteger(decimals) && decimals >= 0 && decimals <= 36
    ? { symbol: shown, decimals }
    : null
}
