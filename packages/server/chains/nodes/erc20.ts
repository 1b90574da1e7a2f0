import type { Movement, Token } from "./tokens.ts"
import { tokenOf } from "./tokens.ts"

export type Hex = `0x${string}`
export type Log = { address: Hex; topics: readonly Hex[]; data: Hex }

/** Reading what ERC-20 contracts write, on Ethereum's kin and on TRON. Addresses come with EIP-55's checksum. */
export type Erc20 = Awaited<ReturnType<typeof loadErc20>>

/** Loaded with the first look-up: viem takes 0.3 s and 27 MB, which a start of the server shouldn't pay for. */
export async function loadErc20() {
  const {
    decodeEventLog,
    decodeFunctionData,
    decodeFunctionResult,
    encodeFunctionData,
    erc20Abi,
    hexToString,
  } = await import("viem")
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch {
      return undefined
    }
  }

  return {
    /** ERC-721's transfers have the same signature and one topic more; they don't count. */
    movements: (logs: readonly Log[]): Movement[] =>
      logs.flatMap(({ address, topics: [first, ...rest], data }) => {
        if (first === undefined || rest.length !== 2) return []
        const event = attempt(() => decodeEventLog({ abi: erc20Abi, topics: [first, ...rest], data }))
        if (event?.eventName !== "Transfer") return []
        const { from, to, value } = event.args
        return [{ contract: address, from, to, memo: null, units: value }]
      }),

    /** What a call of a token would move, for one that waits or failed and so wrote no log. */
    called: (o: { contract: Hex; from: Hex; input: Hex }): Movement[] => {
      const call = attempt(() => decodeFunctionData({ abi: erc20Abi, data: o.input }))
      const base = { contract: o.contract, memo: null }
      if (call?.functionName === "transfer")
        return [{ ...base, from: o.from, to: call.args[0], units: call.args[1] }]
      if (call?.functionName === "transferFrom")
        return [{ ...base, from: call.args[0], to: call.args[1], units: call.args[2] }]
      return []
    },

    question: (functionName: "symbol" | "decimals"): Hex =>
      encodeFunctionData({ abi: erc20Abi, functionName }),

    /** Some early tokens (MKR) answer with 32 bytes instead of a string. */
    token: (symbol: Hex, decimals: Hex): Token | null => {
      const places = attempt(() =>
        decodeFunctionResult({ abi: erc20Abi, functionName: "decimals", data: decimals }),
      )
      const name =
        attempt(() => decodeFunctionResult({ abi: erc20Abi, functionName: "symbol", data: symbol })) ??
        (symbol.length === 66 ? hexToString(symbol, { size: 32 }) : undefined)
      return name === undefined || places === undefined ? null : tokenOf(name, places)
    },
  }
}
