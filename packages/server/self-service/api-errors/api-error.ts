/** A sentence in both languages of the product. */
export type Text = { en: string; zh: string }

export const apiErrorGroups = ["signing", "key", "limits", "order", "funds", "service"] as const
export type ApiErrorGroup = (typeof apiErrorGroups)[number]

/** One error of the exchange's API: why it comes, how to see that this is why, how to mend it. */
export type ApiError = {
  /** As answers have it in `code`: "signature-not-valid". */
  code: string
  /** The same as a number, which older clients get: 1022. */
  number: number
  http: number
  group: ApiErrorGroup
  /** How libraries and proxies in between write the same thing. Lower case. */
  also: readonly string[]
  title: Text
  cause: Text
  check: readonly Text[]
  mend: readonly Text[]
  /** Lines to compare with, the same in every language. Never with a key in them. */
  example: string | null
  /** Who ends it: whoever calls, time, or we. */
  ends: "you" | "time" | "us"
}

/** The error that a code names, whatever the spelling: "1022", "-1022", "SIGNATURE_NOT_VALID", "api-signature-not-valid". */
export function apiErrorOf(catalogue: readonly ApiError[], code: string): ApiError | null {
  const wanted = spelled(code)
  if (wanted === "") return null
  return (
    catalogue.find((one) => one.code === wanted || String(one.number) === wanted) ??
    catalogue.find((one) => one.also.includes(wanted)) ??
    null
  )
}

function spelled(code: string): string {
  return code
    .trim()
    .toLowerCase()
    .replace(/[\s_.]+/g, "-")
    .replace(/^[-#]+|-+$/g, "")
    .replace(/^(?:api|err|error)-/, "")
}
