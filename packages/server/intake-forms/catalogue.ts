import { account } from "./catalogue/account.ts"
import { api } from "./catalogue/api.ts"
import { complaints } from "./catalogue/complaint.ts"
import { rules } from "./catalogue/compliance.ts"
import { deposits } from "./catalogue/deposits.ts"
import { futures } from "./catalogue/derivatives.ts"
import { verification } from "./catalogue/kyc.ts"
import { p2p } from "./catalogue/p2p.ts"
import { impostors } from "./catalogue/phishing.ts"
import { recovery } from "./catalogue/recovery.ts"
import { scams } from "./catalogue/scam.ts"
import { security } from "./catalogue/security.ts"
import { formal, others } from "./catalogue/suggestion-and-legal.ts"
import { trading } from "./catalogue/trading.ts"
import { travelRule } from "./catalogue/travel-rule.ts"
import { withdrawals } from "./catalogue/withdrawals.ts"
import { form } from "./form.ts"

/**
 * The default catalogue (domain.md §2.3 and §2.4) in the order in which it is offered: each form as it is now. What an
 * earlier version asked stays in the database of those who have tickets filed with it.
 */
export const catalogue = [
  ...deposits,
  ...travelRule,
  ...recovery,
  ...withdrawals,
  ...trading,
  ...futures,
  ...p2p,
  ...account,
  ...verification,
  ...security,
  ...api,
  ...impostors,
  ...scams,
  ...rules,
  ...complaints,
  ...formal,
  ...others,
]
  .map((source) => form.parse(source))
  .sort((a, b) => a.rank - b.rank)
