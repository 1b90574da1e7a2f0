import { newId } from "@veridesk/contract/ids.ts"
import * as z from "zod"
import { paths } from "../../../portal/paths.ts"
import { PASSWORD_MIN } from "../../platform/realm/password-policy.ts"
import { safeReturnTo } from "../../platform/realm/return-to.ts"
import { factOf, faultsOf, goTo, show, statusOf, type Turn } from "./answer.ts"
import { line, read, requestIdField } from "./fields.ts"

const query = z.object({ next: line(2000) })
const form = z.object({
  requestId: requestIdField,
  next: line(2000),
  username: line(100),
  email: line(300),
  password: line(1024),
})

export async function registerPage(turn: Turn) {
  const next = safeReturnTo(read(query, turn.request.query).next, paths.tickets)
  if (await turn.pages.customers.sessionOf(turn.request)) return goTo(turn, next)
  const values = { username: "", email: "" }
  return show(turn, {
    kind: "register",
    props: { requestId: newId(), next, values, errors: [], passwordMin: PASSWORD_MIN },
  })
}

/** After the account: the address, then the authenticator, then where the person wanted to go. */
export async function register(turn: Turn) {
  const posted = read(form, turn.request.body)
  const next = safeReturnTo(posted.next, paths.tickets)
  try {
    await turn.pages.customers.register(turn.visit, {
      ...posted,
      locale: turn.pages.site.localeOf(turn.request),
    })
    const then = `${paths.totpSetup}?${new URLSearchParams({ next })}`
    return await goTo(turn, `${paths.verifyEmail}?${new URLSearchParams({ next: then })}`)
  } catch (error) {
    const faults = faultsOf(error)
    // What no field is to blame for stands at the first one, where the eye goes.
    const errors = faults.length > 0 ? faults : [{ field: "username", ...factOf(error) }]
    const values = { username: posted.username, email: posted.email }
    const props = { requestId: posted.requestId, next, values, errors, passwordMin: PASSWORD_MIN }
    return show(turn, { kind: "register", props, status: statusOf(turn, error) })
  }
}
