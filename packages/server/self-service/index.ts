export type { ApiError } from "./api-errors/api-error.ts"
export { apiErrorGroups } from "./api-errors/api-error.ts"
export { apiErrors } from "./api-errors/catalogue.ts"
export { type Explained, explainApiError, explainCode } from "./api-errors/explain.ts"
export { PASTE_MOST } from "./api-errors/read-api-error.ts"
export { type DepositKnown, formOf, isSolved, latest, outcomeOf } from "./deposit-outcome.ts"
export { locksOn, wayOut } from "./locks.ts"
export { lookAround } from "./look-around.ts"
export { openStatus, type Status } from "./status.ts"
export { loadOf, statusView } from "./status-view.ts"
export {
  actorOf,
  formOf as withdrawalFormOf,
  readWithdrawalId,
  stepsOf,
} from "./withdrawal-receipt.ts"
