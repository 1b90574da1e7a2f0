import * as z from "zod"
import { paths } from "../../../portal/paths.ts"
import type { VerifyEmailProps } from "../../../portal/props-account.ts"
import { safeReturnTo } from "../../platform/realm/return-to.ts"
import { factOf, isRefused, show, signedIn, statusOf, type Turn } from "./answer.ts"
import { line, read } from "./fields.ts"

const query = z.object({ token: line(200), next: line(2000) })
const form = z.object({ next: line(2000) })

/** With a token: the link of the mail. Without: "we have sent you a mail". */
export async function verifyEmailPage(turn: Turn) {
  const asked = read(query, turn.request.query)
  const next = safeReturnTo(asked.next, paths.tickets)
  if (asked.token) return follow(turn, asked.token, next)
  const session = await signedIn(turn)
  if (!session) return turn.reply
  return showState(turn, {
    email: session.email ?? "",
    state: session.emailVerified ? "verified" : "sent",
    next,
  })
}

export async function resend(turn: Turn) {
  const session = await signedIn(turn)
  if (!session) return turn.reply
  const next = safeReturnTo(read(form, turn.request.body).next, paths.tickets)
  const email = session.email ?? ""
  if (session.emailVerified) return showState(turn, { email, state: "verified", next })
  try {
    await turn.pages.customers.resendVerification(session)
    return await showState(turn, { email, state: "sent-again", next })
  } catch (error) {
    return showState(turn, {
      email,
      state: "sent",
      next,
      error: factOf(error),
      status: statusOf(turn, error),
    })
  }
}

async function follow(turn: Turn, token: string, next: string) {
  try {
    const { email } = await turn.pages.customers.verifyEmail(token)
    return await showState(turn, { email, state: "verified", next })
  } catch (error) {
    const fact = factOf(error)
    const told = isRefused(error, "link-spent") ? null : fact
    return showState(turn, { email: "", state: "link-expired", next, error: told, status: 410 })
  }
}

function showState(
  turn: Turn,
  o: Omit<VerifyEmailProps, "error"> & { error?: VerifyEmailProps["error"]; status?: number },
) {
  const { status, ...props } = o
  return show(turn, { kind: "verify-email", props: { error: null, ...props }, status: status ?? 200 })
}
