import { sha256 } from "@noble/hashes/sha2.js"
import { base58, bech32, createBase58check } from "@scure/base"
import { Address as TonAddress } from "@ton/core"
import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { isValidClassicAddress } from "ripple-address-codec"
import { getAddress, isAddress as isEvmAddress } from "viem/utils"
import { expect, test } from "vitest"
import { addressOf, type Chain, chains, txidOf } from "./address.ts"
import { pairs } from "./assets.ts"
import { openScene } from "./scene.ts"

const isEvm = (address: string) => isEvmAddress(address, { strict: true })

const valid: Record<Chain, (address: string) => boolean> = {
  tron: (address) => createBase58check(sha256).decode(address)[0] === 0x41,
  ethereum: isEvm,
  bsc: isEvm,
  polygon: isEvm,
  solana: (address) => base58.decode(address).length === 32,
  bitcoin: (address) => bech32.decode(address as `bc1${string}`).words.length === 33,
  xrp: isValidClassicAddress,
  ton: (address) => TonAddress.isFriendly(address),
}

test.each(chains)("addresses of %s have a right checksum and stay the same", (chain) => {
  expect(valid[chain](addressOf(chain, "somebody"))).toBe(true)
  expect(addressOf(chain, "somebody")).toBe(addressOf(chain, "somebody"))
  expect(addressOf(chain, "somebody")).not.toBe(addressOf(chain, "somebody else"))
})

test.each(chains)("transaction ids of %s are what the ticket form accepts", (chain) => {
  const txid = txidOf(chain, "something")
  expect(readTxid(txid, chain)).toMatchObject({ kind: "txid", txid, fits: true })
})

test("every address, id and contract of the scene is valid on its chain", () => {
  const scene = openScene(() => new Date("2026-11-22T06:05:00Z"))
  const cases = Object.values(scene.cases)
  const addresses = [
    ...scene.wallet,
    ...cases.flatMap(({ chain, transfers }) => transfers.map(({ to }) => ({ chain, address: to }))),
    ...pairs.flatMap(({ chain, contract }) => (contract === null ? [] : [{ chain, address: contract }])),
  ]
  expect(addresses.filter(({ chain, address }) => !valid[chain](address))).toEqual([])
  for (const { chain, txid } of cases)
    expect(readTxid(txid, chain)).toMatchObject({ kind: "txid", txid, fits: true })
})

test("one name makes the same address on all EVM chains", () => {
  expect(addressOf("ethereum", "one key")).toBe(addressOf("bsc", "one key"))
  expect(getAddress(addressOf("polygon", "one key"))).toBe(addressOf("ethereum", "one key"))
})
