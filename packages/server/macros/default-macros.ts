import { accountMacros } from "./defaults/account.ts"
import { apiMacros } from "./defaults/api.ts"
import { formalMacros } from "./defaults/formal.ts"
import { generalMacros } from "./defaults/general.ts"
import { moneyMacros } from "./defaults/money.ts"
import type { ShippedMacro } from "./shipped-macro.ts"
import { recoveryMacros } from "./defaults/recovery.ts"
import { securityMacros } from "./defaults/security.ts"
import { tradingMacros } from "./defaults/trading.ts"

/**
 * The macros an installation starts with (domain.md §2.3, end). Variables stand in double braces: what the ticket
 * knows (`ticket`, `customer`, `agent`, `reply`, and `field` for answers its form always has), and `ask`, which the
 * agent types in before sending. None of them says why an account is under review.
 */
export const defaultMacros: ShippedMacro[] = [
  ...generalMacros,
  ...moneyMacros,
  ...recoveryMacros,
  ...tradingMacros,
  ...accountMacros,
  ...securityMacros,
  ...apiMacros,
  ...formalMacros,
]
