import { newId } from "@veridesk/contract/ids.ts"
import * as z from "zod"
import { paths } from "../../../portal/paths.ts"
import type { FieldError } from "../../../portal/props.ts"
import { CLAIM_COOKIE, CLAIM_DAYS } from "../../customers/index.ts"
import { factOf, goTo, show, statusOf, type Turn } from "./answer.ts"
import { line, read, requestIdField } from "./fields.ts"

const PROBLEMS = ["lost-authenticator", "locked", "no-code", "forgot", "taken-over", "other"]
const WITHIN_HOURS = 24
const STORY_MOST = 64_000

const query = z.object({ problem: line(40) })
const form = z.object({
  requestId: requestIdField,
  identifier: line(254),
  email: line(300),
  problem: line(40),
  story: line(STORY_MOST),
})
/** The switch of language keeps what was typed, also without JavaScript. */
const switching = z.object({
  act: z
    .string()
    .regex(/^language:(en|zh-CN)$/)
    .nullable()
    .catch(null),
})
const LANGUAGE_SECONDS = 365 * 86_400
const address = z.email().max(254)

/** The link of a claim's mail: keeps its token in a cookie that opens this one ticket, and goes there. */
export async function continueClaim(turn: Turn) {
  const token = read(z.object({ token: line(100) }), turn.request.query).token
  turn.reply.header("referrer-policy", "no-referrer")
  turn.reply.setCookie(CLAIM_COOKIE, token, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: turn.request.protocol === "https",
    maxAge: CLAIM_DAYS * 86_400,
  })
  return goTo(turn, paths.tickets)
}

export async function lockedOutPage(turn: Turn) {
  const { problem } = read(query, turn.request.query)
  const values = { identifier: "", email: "", problem: PROBLEMS.includes(problem) ? problem : "", story: "" }
  return show(turn, { kind: "locked-out", props: { requestId: newId(), values, errors: [] } })
}

/** Needs no sign-in, and answers the same whoever is named: it looks nobody up. */
export async function lockedOut(turn: Turn) {
  const { requestId, ...values } = read(form, turn.request.body)
  const { act } = read(switching, turn.request.body)
  if (act) {
    const chosen = act.slice("language:".length)
    turn.reply.setCookie("veridesk_locale", chosen, { path: "/", sameSite: "lax", maxAge: LANGUAGE_SECONDS })
    turn.request.cookies["veridesk_locale"] = chosen
    return show(turn, { kind: "locked-out", props: { requestId, values, errors: [] } })
  }
  const errors = faults(values)
  if (errors.length > 0)
    return show(turn, { kind: "locked-out", props: { requestId, values, errors }, status: 422 })
  try {
    await turn.pages.customers.boundLockedOut(turn.visit)
    await turn.pages.openUnverified({ requestId, ...values, locale: turn.pages.site.localeOf(turn.request) })
    return await show(turn, {
      kind: "locked-out-done",
      props: { email: values.email, withinHours: WITHIN_HOURS },
    })
  } catch (error) {
    const told = [{ field: "story", ...factOf(error) }]
    return show(turn, {
      kind: "locked-out",
      props: { requestId, values, errors: told },
      status: statusOf(turn, error),
    })
  }
}

function faults(values: Omit<z.infer<typeof form>, "requestId">): FieldError[] {
  const wrong: FieldError[] = []
  if (!values.identifier.trim()) wrong.push({ field: "identifier", code: "field.required" })
  if (!address.safeParse(values.email.trim()).success) wrong.push({ field: "email", code: "field.email" })
  if (!PROBLEMS.includes(values.problem)) wrong.push({ field: "problem", code: "field.required" })
  if (!values.story.trim()) wrong.push({ field: "story", code: "field.required" })
  return wrong
}
