import { createRequire } from "node:module"
import { chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { describe, expect, test } from "vitest"
import { checkAddress } from "./address.ts"
import { invalid, secrets, valid } from "./testing/published-vectors.ts"

describe("published vectors", () => {
  test.each(valid)("%s: %s is valid", (chain, address) => {
    expect(checkAddress(address, chain)).toMatchObject({ ok: true, chain })
  })
  test.each(invalid)("%s: %s isn't", (chain, address) => {
    expect(checkAddress(address, chain)).toMatchObject({ ok: false })
  })
})

test.each(secrets)("%s is a secret in an address box and in a TxID box, on every chain", (key) => {
  for (const chain of chainIds) {
    expect(checkAddress(key, chain)).toEqual({ ok: false, fault: "secret" })
    expect(readTxid(key, chain)).toEqual({ kind: "secret" })
  }
})

describe("multicoin-address-validator agrees", () => {
  const second = createRequire(import.meta.url)("multicoin-address-validator") as {
    validate(address: string, coin: string, options: { networkType: string }): boolean
  }
  const coins = {
    bitcoin: "btc",
    dogecoin: "doge",
    ethereum: "eth",
    tron: "trx",
    stellar: "xlm",
    solana: "sol",
  }
  // It knows no muxed accounts and no regtest.
  const known = valid.filter(([chain, text]) => chain in coins && !/^(M.{68}|bcrt1.*)$/.test(text))

  test.each(known)("%s: %s", (chain, address) => {
    expect(second.validate(address, coins[chain as keyof typeof coins], { networkType: "both" })).toBe(true)
  })
  test.each(invalid.filter(([chain]) => chain in coins && chain !== "bitcoin"))(
    "%s, not: %s",
    (chain, address) => {
      expect(second.validate(address, coins[chain as keyof typeof coins], { networkType: "prod" })).toBe(
        false,
      )
    },
  )
})
