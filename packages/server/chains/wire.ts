import { chainIdSchema } from "@veridesk/contract/chains/chain-schema.ts"
import { z } from "zod"
import type { FoundTransaction } from "./look-up.ts"
import { transactionStatuses } from "./look-up.ts"

/** The one answer of the chain look-up's HTTP interface (docs/exchange-api.md), checked before anyone reads it. */

const word = z.string().min(1).max(200)

export const transaction: z.ZodType<Omit<FoundTransaction, "state">> = z.object({
  chain: chainIdSchema,
  txid: word,
  status: z.enum(transactionStatuses),
  confirmations: z.int().min(0),
  needed: z.int().min(0).nullable(),
  secondsLeft: z.int().min(0).nullable(),
  transfers: z
    .array(
      z.object({
        from: word.nullable(),
        to: word,
        memo: word.nullable(),
        asset: word,
        contract: word.nullable(),
        amount: z.string().regex(/^\d{1,40}(\.\d{1,40})?$/),
      }),
    )
    .max(500),
  block: z.int().min(0).nullable(),
  blockTime: z.iso.datetime().nullable(),
  checkedAt: z.iso.datetime(),
})
