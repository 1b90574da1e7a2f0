import type { Transfer } from "./look-up.ts"

/**
 * The transfer a question is about: of the listed token's own contract where the exchange told it, else by its name,
 * else the first one. Anybody can make a token of that name, but not of that contract.
 */
export function transferOf(
  transfers: readonly Transfer[],
  { asset, contract }: { asset: string; contract: string | null },
): Transfer | undefined {
  const listed = contract?.toLowerCase()
  const ofContract = transfers.find((one) => listed !== undefined && one.contract?.toLowerCase() === listed)
  if (ofContract) return { ...ofContract, asset }
  return transfers.find((one) => one.asset === asset) ?? transfers[0]
}
