import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { VerifyTranscriptProps } from "../../../portal/props-verify.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import { judgeFile } from "../../transcripts/index.ts"
import { accountSite } from "./account-site.ts"
import type { VerifyDeps } from "./deps.ts"
import { headFor, siteLocales } from "./head.ts"

const MOST_MB = 5
const MOST_BYTES = MOST_MB * 1024 ** 2
/** A form up to here is read to its end, so that its sender is told in words that the file is too large. */
const MOST_READ_BYTES = 64 * 1024 ** 2

type Turn = { request: FastifyRequest; reply: FastifyReply; locale: Locale }
type Came = { text: string } | { error: VerifyTranscriptProps["errors"][number] }

/**
 * "Is this transcript as you gave it out?": by the same check as `npm run verify-transcript`, with our own key. The file
 * is read, answered and forgotten.
 */
export function transcriptCheckRoutes(app: App, o: VerifyDeps): void {
  const spend = boundInMemory({ points: 12, seconds: 60 })
  const keys = new Map([[o.key.kid, o.key.x]])
  const show = (turn: Turn, props: Pick<VerifyTranscriptProps, "errors" | "answer">) =>
    o.site.publicPage(turn.request, turn.reply, {
      kind: "verify-transcript",
      keep: null,
      load: async () => ({
        props: { site: accountSite(o), maxMb: MOST_MB, ...props },
        head: headFor(o.site, {
          ...turn,
          pathOf: (paths) => paths.verifyTranscript,
          index: props.answer === null && props.errors.length === 0,
        }),
        status: props.errors.length > 0 ? 422 : 200,
      }),
    })
  for (const locale of siteLocales) {
    const path = publicPaths(locale).verifyTranscript
    app.get(path, async (request, reply) => show({ request, reply, locale }, { errors: [], answer: null }))
    app.post(path, async (request, reply) => {
      await spend(networkOf(request.ip))
      const came = await received(request)
      const turn = { request, reply, locale }
      if ("error" in came) return show(turn, { errors: [came.error], answer: null })
      const judged = await judgeFile(came.text, keys)
      return show(turn, { errors: [], answer: { ...judged, checkedAt: o.clock().toISOString() } })
    })
  }
}

/** The file of the form, in memory only. @throws Refusal `form-too-large` for a form that isn't worth reading */
async function received(request: FastifyRequest): Promise<Came> {
  const missing = { error: { field: "file", code: "field.required" } }
  if (!request.isMultipart()) return missing
  const length = Number(request.headers["content-length"])
  if (Number.isNaN(length) || length > MOST_READ_BYTES) throw new Refusal("form-too-large", 413)
  for await (const part of request.parts({ limits: { fileSize: MOST_BYTES, files: 1, fields: 10 } })) {
    if (part.type !== "file") continue
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(chunk)
    if (part.file.truncated)
      return { error: { field: "file", code: "transcript-too-large", values: { limit: MOST_MB } } }
    // An empty file box is sent as a file of nothing.
    return chunks.length > 0 ? { text: textOf(Buffer.concat(chunks)) } : missing
  }
  return missing
}

/** What is no UTF-8 is no transcript, as an empty text isn't. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return ""
  }
}
