import type { WithdrawalReceipt, WithdrawalStep } from "../../portal/props-tools.ts"
import type { Withdrawal } from "../exchange/index.ts"

const STEPS: readonly WithdrawalStep[] = ["requested", "review", "queued", "signed", "broadcast", "confirmed"]

/**
 * The way of a withdrawal as a printed list: what is over, where it stands, what comes. The exchange tells two times,
 * of the request and of the present stage; the ones in between aren't made up.
 */
export function stepsOf(w: Withdrawal): WithdrawalReceipt["steps"] {
  const requested = { step: "requested" as const, state: "done" as const, at: w.requestedAt }
  if (w.stage === "cancelled" || w.stage === "failed")
    return [requested, { step: w.stage, state: "done", at: w.stageSince }]
  const here = STEPS.indexOf(w.stage)
  const over = w.stage === "confirmed"
  return [
    requested,
    ...STEPS.slice(1).map((step, i) => {
      const at = i + 1
      const state = at < here || (over && at === here) ? "done" : at === here ? "now" : "todo"
      return { step, state, at: at === here ? w.stageSince : null } as const
    }),
  ]
}

/** Who has to do something next. */
export function actorOf(w: Withdrawal): WithdrawalReceipt["actor"] {
  switch (w.stage) {
    case "review":
      return w.hold === "travel-rule" ? "you" : w.hold === "factor-changed" ? "nobody" : "us"
    case "queued":
    case "signed":
      return "us"
    case "broadcast":
      return "network"
    case "confirmed":
      return "receiver"
    case "cancelled":
    case "failed":
      return "nobody"
  }
}

/** The form for what can be wrong with it now. */
export function formOf(w: Withdrawal): string {
  return w.stage === "failed" || w.stage === "cancelled" ? "withdrawal-failed" : "withdrawal-delayed"
}

/** A number of a withdrawal as the exchange writes it ("W70411392", "W-20261122-0417"), also out of a sentence. */
export function readWithdrawalId(text: string): string | null {
  const id = /(?:^|[^a-z0-9-])(w-?\d[\d-]{3,30}\d)(?![a-z0-9-])/i.exec(text)?.[1]
  if (id !== undefined) return id.toUpperCase()
  const bare = text.trim()
  return /^[A-Za-z0-9][A-Za-z0-9_-]{3,39}$/.test(bare) && /\d/.test(bare) ? bare : null
}
