import type { ErrorBody } from "@veridesk/contract/errors.ts"

/** The server understood and said no; `message` and `next` are in the reader's language. */
export class Refused extends Error {
  readonly status: number
  readonly body: Pick<ErrorBody, "code" | "message" | "next" | "fields" | "detail">

  constructor(status: number, body: Partial<ErrorBody>) {
    super(body.code ?? String(status))
    this.status = status
    this.body = { code: "internal", message: "", next: "", ...body }
  }
}

/** Nobody answered, or somebody on the way who knows nothing of it: trying again is right. */
export class Unreachable extends Error {}

/** Statuses of gateways and of a server that starts: they say nothing about what was asked. */
export const PASSING = new Set([408, 425, 429, 502, 503, 504])
