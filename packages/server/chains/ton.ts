import type { Verdict } from "./address-reading.ts"
import { tonCore } from "./ton-core.ts"

/**
 * TON: 36 bytes as base64 with CRC16, bounceable (EQ…) or not (UQ…), or the raw form 0:hex without a checksum
 * (TEP-2). All are one account; the canonical form is the bounceable one in the URL alphabet.
 */
export function checkTon(text: string): Verdict {
  if (/^(0|-1):[0-9a-f]{64}$/i.test(text))
    return {
      address: tonCore().Address.parseRaw(text.toLowerCase()).toString(),
      kind: "raw",
      warnings: ["no-checksum"],
    }
  if (!/^[\w+/-]{48}$/.test(text)) return "shape"
  const friendly = readFriendly(text)
  if (!friendly) return /^[EUk0]Q/.test(text) ? "checksum" : "shape"
  const { address, isBounceable, isTestOnly } = friendly
  return {
    address: address.toString({ testOnly: isTestOnly }),
    kind: isBounceable ? "bounceable" : "non-bounceable",
    warnings: isTestOnly ? ["testnet"] : [],
  }
}

/** Only the base chain and the master chain exist; the library takes any number for a chain. */
function readFriendly(text: string) {
  const { Address } = tonCore()
  try {
    const friendly = Address.parseFriendly(text)
    return [0, -1].includes(friendly.address.workChain) ? friendly : undefined
  } catch {
    return undefined
  }
}
