import * as z from "zod"
import { paths } from "../../../portal/paths.ts"
import { PASSWORD_MIN } from "../../platform/realm/password-policy.ts"
import { factOf, faultsOf, goTo, show, statusOf, type Turn } from "./answer.ts"
import { line, read } from "./fields.ts"

const forgotten = z.object({ email: line(300) })
const chosen = z.object({ token: line(200), password: line(1024) })
const address = z.email().max(254)

export async function forgottenPage(turn: Turn) {
  return show(turn, { kind: "password-forgotten", props: { email: "", sent: false, errors: [] } })
}

export async function forgot(turn: Turn) {
  const email = read(forgotten, turn.request.body).email.trim()
  if (!address.safeParse(email).success) {
    const errors = [{ field: "email", code: "field.email" }]
    return show(turn, { kind: "password-forgotten", props: { email, sent: false, errors }, status: 422 })
  }
  try {
    await turn.pages.customers.forgotPassword(turn.visit, email)
    return await show(turn, { kind: "password-forgotten", props: { email, sent: true, errors: [] } })
  } catch (error) {
    const errors = [{ field: "email", ...factOf(error) }]
    return show(turn, {
      kind: "password-forgotten",
      props: { email, sent: false, errors },
      status: statusOf(turn, error),
    })
  }
}

export async function newPasswordPage(turn: Turn) {
  const { token } = read(chosen, turn.request.query)
  // The token stands in the address: no later page may learn it.
  turn.reply.header("referrer-policy", "no-referrer")
  return show(turn, { kind: "password-new", props: { token, errors: [], passwordMin: PASSWORD_MIN } })
}

export async function setNewPassword(turn: Turn) {
  const { token, password } = read(chosen, turn.request.body)
  try {
    await turn.pages.customers.resetPassword(turn.visit, { token, password })
    return await goTo(turn, `${paths.signIn}?notice=password-changed`)
  } catch (error) {
    const faults = faultsOf(error)
    const errors = faults.length > 0 ? faults : [{ field: "password", ...factOf(error) }]
    const props = { token, errors, passwordMin: PASSWORD_MIN }
    return show(turn, { kind: "password-new", props, status: statusOf(turn, error) })
  }
}
