import * as z from "zod"

/** RFC 8601 §2.7, as far as it is told apart here. */
const result = z.enum(["pass", "fail", "softfail", "neutral", "none", "temperror", "permerror"])
export type CheckResult = z.infer<typeof result>

/**
 * Who a mail really is from, checked by ourselves when it came in; what others wrote into Authentication-Results is never
 * read. `aligned`: DMARC passes, or the domain has no policy and SPF or DKIM stands for the very domain of `From`.
 */
export const authenticity = z.object({
  domain: z.string(),
  spf: z.object({ result, domain: z.string().nullable() }),
  dkim: z.object({ result, domains: z.array(z.string()) }),
  dmarc: z.object({ result, policy: z.enum(["none", "quarantine", "reject"]).nullable() }),
  arc: z.object({ result, by: z.string().nullable() }),
  aligned: z.boolean(),
  /** Why it is not to be believed, for the one who reads; empty where nothing is odd. */
  doubts: z.array(
    z.enum([
      "first-seen",
      "look-alike",
      "reply-elsewhere",
      "list",
      "several-senders",
      "name-shows-address",
      "pretends-to-be-us",
      "pretends-to-be-staff",
      "policy-failed",
      "unchecked",
    ]),
  ),
  /** What of ours it resembles. */
  resembles: z.string().nullable(),
})
export type Authenticity = z.infer<typeof authenticity>

/** What the checks say by themselves; what it means for us (first seen, look-alike) is judged where more is known. */
export type SenderCheck = Omit<Authenticity, "doubts" | "resembles"> & {
  /** `From` names several authors, or stands there several times: whose domain counts is open. */
  severalAuthors: boolean
}
