import type { Authenticity, CheckResult } from "@veridesk/contract/mail/authenticity.ts"
import type { QuarantineReason, RejectReason } from "@veridesk/contract/mail/fate.ts"

/**
 * Where a mail goes: it opens a conversation (`related`: one that names those it may belong to), joins the one of its
 * story, is noted there as what no person wrote, waits, or leads nowhere.
 */
export type Thread =
  | "opens"
  | "related"
  | "joins"
  | "noted"
  | `quarantine: ${QuarantineReason}`
  | `rejected: ${RejectReason}`

/** Who it is from. `first-seen` is no doubt of a mail's own: it stands in whichever of a sender's comes first. */
export type Judged = {
  aligned: boolean
  /** Compared where it is given. */
  domain?: string
  spf: CheckResult
  dkim: CheckResult
  dkimBy: string[]
  dmarc: CheckResult
  policy: Authenticity["dmarc"]["policy"]
  arc: CheckResult
  doubts: Exclude<Authenticity["doubts"][number], "first-seen">[]
  resembles: string | null
}
