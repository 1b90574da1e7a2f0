import { Refusal } from "@veridesk/contract/errors.ts"
import * as z from "zod"
import { paths } from "../../../portal/paths.ts"
import type { SignInProps } from "../../../portal/props-account.ts"
import { PASSKEY_BASE } from "../../customers/index.ts"
import { safeReturnTo } from "../../platform/realm/return-to.ts"
import { factOf, goTo, isRefused, show, signInPath, statusOf, type Turn } from "./answer.ts"
import { line, read } from "./fields.ts"
import { allowFormsTo } from "./form-action.ts"

const step = z.enum(["password", "totp", "recovery"]).catch("password")
/** `begin` comes from the page of an expired session, with what its form held. */
const postedStep = z.enum(["begin", "password", "totp", "recovery"]).catch("password")
const notices = z
  .enum(["registered", "password-changed", "signed-out", "session-expired"])
  .nullable()
  .catch(null)

const query = z.object({
  step,
  flow: line(10),
  next: line(2000),
  again: line(1),
  notice: notices,
  error: line(60),
})
const form = z.object({
  step: postedStep,
  flow: line(10),
  next: line(2000),
  identifier: line(254),
  password: line(1024),
  code: line(64),
})

/** The library's words in the address after a failed return from the exchange all mean the same to the reader. */
export async function signInPage(turn: Turn) {
  const asked = read(query, turn.request.query)
  const next = safeReturnTo(asked.next, paths.tickets)
  const session = await turn.pages.customers.sessionOf(turn.request)
  if (session && !asked.again) return goTo(turn, next)
  const halfway = asked.step !== "password" && (await turn.pages.customers.isHalfway(turn.visit))
  return showStep(turn, {
    step: halfway ? asked.step : "password",
    flow: asked.flow,
    next,
    identifier: session?.username ?? "",
    notice: asked.notice,
    error: asked.error ? { code: "exchange-token-refused" } : null,
  })
}

export async function signIn(turn: Turn) {
  const posted = read(form, turn.request.body)
  const next = safeReturnTo(posted.next, paths.tickets)
  const { step: given } = posted
  if (given === "begin")
    return showStep(turn, { step: "password", next, held: heldOf(turn), notice: "session-expired" })
  if (given === "password") return passwordStep(turn, { ...posted, next })
  return codeStep(turn, { ...posted, step: given, next })
}

export async function signOut(turn: Turn) {
  await turn.pages.customers.signOut(turn.visit)
  return goTo(turn, `${paths.signIn}?notice=signed-out`)
}

type Posted = z.infer<typeof form>

async function passwordStep(turn: Turn, posted: Posted) {
  try {
    const input = { identifier: posted.identifier.trim(), password: posted.password }
    const outcome = await turn.pages.customers.signIn(turn.visit, input)
    const held = heldOf(turn)
    // A redirect would lose what is held, so the next step is drawn by this answer.
    if (outcome === "second-factor" && held)
      return await showStep(turn, { step: "totp", flow: "0", next: posted.next, held })
    if (outcome === "second-factor")
      return await goTo(turn, signInPath(posted.next, { step: "totp", flow: "0" }))
    return await goOn(turn, posted.next)
  } catch (error) {
    const { next, identifier } = posted
    return showStep(turn, {
      step: "password",
      next,
      identifier,
      error: factOf(error),
      held: heldOf(turn),
      status: statusOf(turn, error),
    })
  }
}

/** `flow` counts the wrong codes, so that the page can explain clocks; nothing rests on it. */
async function codeStep(turn: Turn, posted: Posted & { step: "totp" | "recovery" }) {
  const { customers } = turn.pages
  try {
    if (posted.step === "totp") await customers.giveTotp(turn.visit, posted.code)
    else await customers.giveRecoveryCode(turn.visit, posted.code)
    return await goOn(turn, posted.next)
  } catch (error) {
    const over =
      isRefused(error, "sign-in-failed") && (error.detail as { restart?: true } | undefined)?.restart
    const flow = over ? "" : String(triesOf(posted.flow) + 1)
    const kept = {
      step: over ? ("password" as const) : posted.step,
      flow,
      next: posted.next,
      held: heldOf(turn),
    }
    return showStep(turn, { ...kept, error: factOf(error), status: statusOf(turn, error) })
  }
}

/** To where they were going; with what a form held, by a page that gives it back to that form. */
async function goOn(turn: Turn, next: string) {
  const held = heldOf(turn)
  if (!held) return goTo(turn, next)
  // What they had pressed is pressed anew, on a page that shows what it is about.
  const again = held["act"] === undefined ? held : { ...held, act: "review" }
  return showStep(turn, { step: "continue", next, held: again })
}

async function showStep(
  turn: Turn,
  given: Partial<SignInProps> & { step: SignInProps["step"]; next: string; status?: number },
) {
  const { customers, exchange } = turn.pages
  const { status, ...rest } = given
  if (customers.byOidc) allowFormsTo(turn.reply, exchange.origins)
  const props: SignInProps = {
    flow: "",
    identifier: "",
    error: null,
    tries: triesOf(given.flow),
    passkey: customers.passkeys ? { base: PASSKEY_BASE } : null,
    exchange: customers.byOidc ? { label: exchange.name, action: "/sign-in/oidc" } : null,
    notice: null,
    held: null,
    ...rest,
  }
  return show(turn, { kind: "sign-in", props, status: status ?? 200 })
}

function triesOf(flow: string | undefined): number {
  return /^\d{1,2}$/.test(flow ?? "") ? Number(flow) : 0
}

const HELD_MOST = 200_000

/** Values that another form held when its session ran out: they travel along until the person is signed in. */
function heldOf(turn: Turn): Record<string, string> | null {
  const body = turn.request.body
  if (typeof body !== "object" || body === null) return null
  const held = Object.entries(body).flatMap(([name, value]) =>
    name.startsWith("held.") && typeof value === "string" ? [[name.slice(5), value] as const] : [],
  )
  if (held.reduce((sum, [, value]) => sum + value.length, 0) > HELD_MOST) throw new Refusal("too-large", 413)
  return held.length > 0 ? Object.fromEntries(held) : null
}
