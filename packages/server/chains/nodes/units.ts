import * as z from "zod"

/** An amount in a chain's smallest unit. A number too large to be exact in JSON is refused rather than rounded. */
export const units = z.union([
  z
    .string()
    .regex(/^\d{1,78}$/)
    .transform(BigInt),
  z
    .int()
    .min(0)
    .transform((number) => BigInt(number)),
])

export const blockNumber = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
])

/** Seconds since the epoch, as an instant. */
export const seconds = z
  .int()
  .min(0)
  .max(32_503_680_000)
  .transform((at) => new Date(at * 1000).toISOString())

/** `units` of 10^-decimals as a decimal string in whole coins. */
export function inCoins(amount: bigint, decimals: number): string {
  const digits = amount.toString().padStart(decimals + 1, "0")
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "")
  return fraction ? `${whole}.${fraction}` : whole
}
