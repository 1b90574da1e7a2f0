/**
 * Code of a token in a few dozen instructions: `transfer` logs ERC-20's Transfer and keeps no balances, `decimals` is 6,
 * a transfer of nothing reverts. Enough to make every log that a look-up reads.
 */
export function tokenCode(symbol: "string" | "bytes32" | "none"): `0x${string}` {
  const TUSD = "54555344"
  const asString = `6020600052600460205263${TUSD}60e01b60405260606000f3`
  const asBytes = `63${TUSD}60e01b60005260206000f3`
  const symbolBody = { string: asString, bytes32: asBytes, none: REVERT }[symbol]
  const decimals = block("6006600052" + RETURN_WORD)
  const named = block(symbolBody)
  const transfer = (bad: number) =>
    // value, or revert without one · value to memory · LOG3(Transfer, caller, to) · true
    block(`6024358015${push(bad)}57600052` + `60043533${TRANSFER}60206000a3` + `6001600052${RETURN_WORD}`)

  const start = SELECTOR.length / 2 + 3 * 10 + REVERT.length / 2
  const atDecimals = start
  const atSymbol = atDecimals + decimals.length / 2
  const atTransfer = atSymbol + named.length / 2
  const atBad = atTransfer + transfer(0).length / 2
  return `0x${[
    SELECTOR,
    jump("313ce567", atDecimals),
    jump("95d89b41", atSymbol),
    jump("a9059cbb", atTransfer),
    REVERT,
    decimals,
    named,
    transfer(atBad),
    block(REVERT),
  ].join("")}`
}

/** The first four bytes of the call's data. */
const SELECTOR = "60003560e01c"
const REVERT = "600080fd"
const RETURN_WORD = "60206000f3"
/** keccak-256 of "Transfer(address,address,uint256)". */
const TRANSFER = "7fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"

const push = (byte: number) => `60${byte.toString(16).padStart(2, "0")}`
const block = (body: string) => `5b${body}`
/** Ten bytes: DUP1, PUSH4 selector, EQ, PUSH1 place, JUMPI. */
const jump = (selector: string, to: number) => `8063${selector}14${push(to)}57`
