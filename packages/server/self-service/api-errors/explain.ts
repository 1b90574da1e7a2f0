import { type ApiError, apiErrorOf } from "./api-error.ts"
import { apiErrors } from "./catalogue.ts"
import { type ApiErrorReading, readApiError } from "./read-api-error.ts"

export type Explained = {
  error: ApiError | null
  /** By what it was found: a code in the text, or only the HTTP status. */
  by: "code" | "status" | null
  reading: ApiErrorReading
  /** A secret or a key was in the text. It went no further than the look at it. */
  dropped: boolean
}

/**
 * Explains a pasted error. The text is looked at and forgotten: nothing of it is stored, logged or given back but a
 * known code, a status, a path, a request id and a time.
 * @param o.secretsIn the screen that every text of a customer passes
 */
export async function explainApiError(
  o: { secretsIn: (values: Record<string, string>) => Promise<readonly unknown[]>; now: Date },
  text: string,
): Promise<Explained> {
  const reading = readApiError(text, o.now)
  const secrets = await o.secretsIn({ paste: text })
  const error = firstKnown(reading.codes)
  const byStatus = error || reading.status === null ? null : apiErrorOf(apiErrors, String(reading.status))
  return {
    error: error ?? byStatus,
    by: error ? "code" : byStatus ? "status" : null,
    reading,
    dropped: reading.hasKey || secrets.length > 0,
  }
}

/** The same for a code alone, as a link names it. */
export function explainCode(code: string): ApiError | null {
  return apiErrorOf(apiErrors, code)
}

function firstKnown(codes: readonly string[]): ApiError | null {
  for (const code of codes) {
    const error = apiErrorOf(apiErrors, code)
    if (error) return error
  }
  return null
}
