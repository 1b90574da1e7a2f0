import * as z from "zod"

/** The shape of every refused request. `message` and `next` are in the reader's language. */
export const errorBody = z.object({
  code: z.string(),
  message: z.string(),
  next: z.string(),
  fields: z.record(z.string(), z.object({ code: z.string(), message: z.string() })).optional(),
  detail: z.unknown().optional(),
  requestId: z.string(),
})
export type ErrorBody = z.infer<typeof errorBody>

/**
 * A request that is refused for a reason the person can act on.
 * `code` is stable and has its sentence and next step in `packages/ui/messages/errors.ts`.
 */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly fields: Record<string, { code: string; values?: Record<string, string | number> }> | undefined
  readonly detail: unknown
  readonly values: Record<string, string | number>

  constructor(
    code: string,
    status: number,
    more: {
      fields?: Record<string, { code: string; values?: Record<string, string | number> }>
      detail?: unknown
      values?: Record<string, string | number>
    } = {},
  ) {
    super(code)
    this.name = "Refusal"
    this.code = code
    this.status = status
    this.fields = more.fields
    this.detail = more.detail
    this.values = more.values ?? {}
  }
}

/** Not found and not allowed are one answer, so that nobody learns what exists. */
export function notFound(): Refusal {
  return new Refusal("not-found", 404)
}
