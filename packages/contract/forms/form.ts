import * as z from "zod"
import type { Condition } from "./conditions.ts"

/** More than anybody fills in at once: with conditions a form may hold many that few ever see. */
export const MOST_FIELDS = 250

/** A text of the form itself, in both languages of the product. */
const text = z.object({ en: z.string().min(1).max(500), zh: z.string().min(1).max(500) })
export type FormText = z.infer<typeof text>

const fieldId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: fieldId, is: z.array(z.string().max(80)).min(1).max(30) }),
    z.strictObject({ field: fieldId, answered: z.boolean() }),
    z.strictObject({ all: z.array(condition).min(1).max(10) }),
    z.strictObject({ any: z.array(condition).min(1).max(10) }),
    z.strictObject({ not: condition }),
  ]),
)

const base = {
  id: fieldId,
  label: text,
  hint: text.optional(),
  required: z.boolean(),
  /** Shown only where this holds; always without it. What isn't shown is neither asked nor stored. */
  show: condition.optional(),
  /** Required where this holds, beside `required`. */
  requireWhen: condition.optional(),
}
const pair = z.string().nullable()
const example = z.string().max(80).nullable()
const options = z
  .array(
    z.object({
      value: z.string().max(80),
      label: text,
      note: text.optional(),
      /** Offered only where this holds. */
      when: condition.optional(),
    }),
  )
  .min(1)
  .max(40)

const field = z.discriminatedUnion("kind", [
  z.object({ ...base, kind: z.literal("asset-network") }),
  z.object({ ...base, kind: z.literal("txid"), pair, address: pair, lookup: z.boolean() }),
  z.object({ ...base, kind: z.literal("address"), pair }),
  z.object({ ...base, kind: z.literal("memo"), pair }),
  z.object({ ...base, kind: z.literal("amount"), pair }),
  z.object({ ...base, kind: z.literal("occurred-at") }),
  z.object({ ...base, kind: z.literal("withdrawal-id"), example }),
  /** An order, trade, position or P2P order at the exchange. */
  z.object({ ...base, kind: z.literal("order-id"), example }),
  /** A market, such as BTC/USDT or BTCUSDT-PERP. */
  z.object({ ...base, kind: z.literal("symbol"), example }),
  z.object({ ...base, kind: z.literal("url") }),
  z.object({ ...base, kind: z.literal("email") }),
  /** IPv4 and IPv6 addresses and CIDR ranges, one a line or separated by commas. */
  z.object({ ...base, kind: z.literal("ip-list") }),
  z.object({ ...base, kind: z.literal("identifier") }),
  z.object({ ...base, kind: z.literal("text") }),
  z.object({ ...base, kind: z.literal("long-text"), prompts: z.array(text) }),
  z.object({ ...base, kind: z.literal("choice"), options }),
  z.object({ ...base, kind: z.literal("choices"), options }),
  /** A box to tick; required means that it has to be ticked. Stored as "yes". */
  z.object({ ...base, kind: z.literal("consent") }),
])
export type Field = z.infer<typeof field>

/** A file that the team needs, with a place of its own on the form. Images of identity documents are never among them. */
const evidence = z.object({
  id: fieldId,
  label: text,
  about: text,
  required: z.boolean(),
  show: condition.optional(),
  kinds: z.array(z.enum(["image", "video", "pdf", "log"])).min(1),
  /** Who of the staff may open it: everyone with the ticket, or only those whose work needs this class. */
  access: z.enum(["ordinary", "financial", "legal"]).default("ordinary"),
})
export type Evidence = z.infer<typeof evidence>

/** What exchange and chain are asked before an agent looks (domain.md §2.3, "Auto"). */
const check = z.enum([
  "chain-transaction",
  "deposit-ledger",
  "address-owner",
  "asset-policy",
  "withdrawal-stage",
  "account-locks",
])

/** An intake form as data: what is asked, who gets it, how urgent it is. A conversation keeps the version it was filed with. */
export const form = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  version: z.int().min(1),
  code: z.string(), // domain.md §2.3
  group: text,
  title: text,
  about: text,
  factsTitle: text,
  icon: z.enum([
    "deposit",
    "withdrawal",
    "account",
    "trade",
    "p2p",
    "security",
    "api",
    "compliance",
    "complaint",
    "suggestion",
    "legal",
    "other",
  ]),
  /** Place in the list of types, smallest first. */
  rank: z.int().min(0).max(9999).default(1000),
  /** Words somebody may type when looking for it, beside its title. */
  words: z.array(z.string().max(40)).max(30).default([]),
  /** Not offered any longer; tickets filed with it stay as they are. */
  retired: z.boolean().default(false),
  team: z.string(),
  skills: z.array(z.string().max(40)).max(10).default([]),
  priority: z.int().min(0).max(4),
  /** The first of these that holds sets the priority instead. */
  urgency: z
    .array(z.object({ when: condition, priority: z.int().min(0).max(4) }))
    .max(10)
    .default([]),
  /** Which targets and pauses its clocks follow (sla/). */
  clock: z.string().max(40).default("standard"),
  /** Fields by which two tickets of one customer are about the same matter. */
  sameBy: z.array(fieldId).max(5).default([]),
  /** False for recovery and security: what one submission brought never joins another (domain.md §2.0). */
  mergeable: z.boolean().default(true),
  /** May be filed by somebody who can't sign in. */
  signedOut: z.boolean().default(false),
  checks: z.array(check).default([]),
  evidence: z.array(evidence).max(10).default([]),
  /** Said beside the form: what may solve it at once. */
  advice: z.array(text).max(5).default([]),
  /** Keys of help articles on it. */
  articles: z.array(z.string().max(80)).max(5).default([]),
  /** Keys of the macros an agent is offered first. */
  macros: z.array(z.string().max(80)).max(20).default([]),
  fields: z.array(field).max(MOST_FIELDS),
})
export type Form = z.infer<typeof form>
/** As it is written down, without what has a usual value. */
export type FormSource = z.input<typeof form>
