import type { Evidence, Field, Form } from "@veridesk/contract/forms/form.ts"

/** All kinds of fields, in the order in which they are offered. */
export const kinds = [
  "text",
  "long-text",
  "choice",
  "choices",
  "consent",
  "asset-network",
  "txid",
  "address",
  "memo",
  "amount",
  "occurred-at",
  "withdrawal-id",
  "order-id",
  "symbol",
  "identifier",
  "email",
  "url",
  "ip-list",
] as const satisfies Field["kind"][]

export const icons = [
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
] as const satisfies Form["icon"][]

export const fileKinds = ["image", "video", "pdf", "log"] as const satisfies Evidence["kinds"][number][]
export const accesses = ["ordinary", "financial", "legal"] as const satisfies Evidence["access"][]
