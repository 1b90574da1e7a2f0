import type { ApiError } from "./api-error.ts"
import { keyErrors } from "./key-errors.ts"
import { limitErrors } from "./limit-errors.ts"
import { orderErrors } from "./order-errors.ts"
import { serviceErrors } from "./service-errors.ts"
import { signingErrors } from "./signing-errors.ts"

/** Every error of the exchange's API that can be explained, by group. */
export const apiErrors: readonly ApiError[] = [
  ...signingErrors,
  ...keyErrors,
  ...limitErrors,
  ...orderErrors,
  ...serviceErrors,
]
