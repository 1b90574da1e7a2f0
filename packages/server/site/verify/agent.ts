import type { Locale } from "@veridesk/contract/locale.ts"
import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { VerifyAgentProps } from "../../../portal/props-verify.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import { simplify } from "../../search/index.ts"
import { accountSite } from "./account-site.ts"
import type { VerifyDeps } from "./deps.ts"
import { headFor, siteLocales } from "./head.ts"

const text = (most: number) =>
  z
    .string()
    .transform((value) => value.slice(0, most))
    .catch("")
    .default("")
const form = z.object({ words: text(80), number: text(40) })
const BLANK = { words: "", number: "" }

type Turn = { request: FastifyRequest; reply: FastifyReply; locale: Locale }
type Answer = VerifyAgentProps["answer"]
type Shown = Pick<VerifyAgentProps, "values" | "errors" | "answer"> & { customerId: string | null }

/** "Does this agent talk for you?": asked anew each time, since the words end with the conversation. */
export function agentRoutes(app: App, o: VerifyDeps): void {
  // There are 65,280 pairs, and of some hundred agents each one guessed right would be of use to somebody.
  const spend = boundInMemory({ points: 10, seconds: 60 })
  const spendInAnHour = boundInMemory({ points: 60, seconds: 3600 })
  const show = ({ request, reply, locale }: Turn, { customerId, ...shown }: Shown) =>
    o.site.publicPage(request, reply, {
      kind: "verify-agent",
      keep: null,
      load: async () => ({
        props: { ...shown, signedIn: customerId !== null, site: accountSite(o) },
        head: headFor(o.site, {
          request,
          locale,
          pathOf: (paths) => paths.verifyAgent,
          index: shown.answer === null && shown.errors.length === 0,
        }),
        status: shown.errors.length > 0 ? 422 : 200,
      }),
    })
  for (const locale of siteLocales) {
    const path = publicPaths(locale).verifyAgent
    app.get(path, async (request, reply) => {
      const customerId = await o.customerIdOf(request)
      return show({ request, reply, locale }, { values: BLANK, errors: [], answer: null, customerId })
    })
    app.post(path, async (request, reply) => {
      const network = networkOf(request.ip)
      await spend(network)
      await spendInAnHour(network)
      const values = form.parse(request.body ?? {})
      const customerId = await o.customerIdOf(request)
      const errors = errorsIn(values)
      const answer = errors.length > 0 ? null : await answerTo(o, { ...values, customerId })
      return show({ request, reply, locale }, { values, errors, answer, customerId })
    })
  }
}

/** Words that can't be ours are no mistake but the answer "no": somebody was told them. */
function errorsIn({ words, number }: z.output<typeof form>): VerifyAgentProps["errors"] {
  const errors: VerifyAgentProps["errors"] = []
  if (words.trim() === "") errors.push({ field: "words", code: "field.required" })
  if (number.trim() !== "" && readTicketNumber(number) === null)
    errors.push({ field: "number", code: "conversation-number" })
  return errors
}

async function answerTo(
  o: VerifyDeps,
  asked: z.output<typeof form> & { customerId: string | null },
): Promise<NonNullable<Answer>> {
  const number = readTicketNumber(asked.number)
  const checkedAt = o.clock().toISOString()
  const untold = { name: null, number: null, checkedAt }
  try {
    const found = await o.agentByPair(await simplify(asked.words), number)
    if (!found) return { ...untold, verdict: "none" }
    const isTheirs = found.customerId === asked.customerId
    // Who talks with whom is told to the two of them, and to whoever knows the number.
    if (!isTheirs && found.number !== number)
      return { ...untold, verdict: asked.customerId === null ? "ours" : "elsewhere" }
    return { verdict: isTheirs ? "yours" : "there", name: found.name, number: found.number, checkedAt }
  } catch {
    return { ...untold, verdict: "cannot-check" }
  }
}
