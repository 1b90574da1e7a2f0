import * as z from "zod"
import { paths } from "../../../portal/paths.ts"
import type { ErrorFact } from "../../../portal/props.ts"
import { type CustomerSession, PASSKEY_BASE } from "../../customers/index.ts"
import { factOf, goTo, isRefused, show, signedIn, statusOf, type Turn } from "./answer.ts"
import { line, read } from "./fields.ts"
import { showCodes, signInAgain } from "./second-factor.ts"

const acts = z.enum([
  "passkey-rename",
  "passkey-remove",
  "totp-remove",
  "recovery-renew",
  "session-revoke",
  "sessions-revoke-others",
  "resend-verification",
])
const form = z.object({ act: acts.nullable().catch(null), id: z.uuid().catch(""), name: line(60) })
const done = z.object({ done: acts.nullable().catch(null) })

/** What the page says after each act; the codes are keys of the message catalogue. */
const SAID: Record<Act, string> = {
  "passkey-rename": "security.saved",
  "passkey-remove": "security.passkey-removed",
  "totp-remove": "security.totp-removed",
  "session-revoke": "security.session-ended",
  "sessions-revoke-others": "security.sessions-ended",
  "resend-verification": "security.link-sent",
}

export async function securityPage(turn: Turn) {
  const session = await signedIn(turn)
  if (!session) return turn.reply
  const { done: act } = read(done, turn.request.query)
  const notice = act && act !== "recovery-renew" ? { code: SAID[act] } : null
  return showSecurity(turn, { session, notice, error: null, status: 200 })
}

export async function securityAct(turn: Turn) {
  const session = await signedIn(turn)
  if (!session) return turn.reply
  const { act, id, name } = read(form, turn.request.body)
  if (!act) return goTo(turn, paths.security)
  try {
    if (act === "recovery-renew")
      return await showCodes(turn, await turn.pages.customers.renewCodes(session), paths.security)
    await doAct(turn, session, { act, id, name })
    return await goTo(turn, `${paths.security}?done=${act}`)
  } catch (error) {
    if (isRefused(error, "fresh-sign-in-first")) return signInAgain(turn)
    return showSecurity(turn, { session, notice: null, error: factOf(error), status: statusOf(turn, error) })
  }
}

type Act = Exclude<z.infer<typeof acts>, "recovery-renew">

function doAct(
  turn: Turn,
  session: CustomerSession,
  o: { act: Act; id: string; name: string },
): Promise<void> {
  const { customers } = turn.pages
  const verbs: Record<Act, () => Promise<void>> = {
    "passkey-rename": () => customers.renamePasskey(session, { id: o.id, name: o.name.trim() || "Passkey" }),
    "passkey-remove": () => customers.removePasskey(session, o.id),
    "totp-remove": () => customers.removeSecondFactor(session),
    "session-revoke": () => customers.revokeSession(session, o.id),
    "sessions-revoke-others": () => customers.revokeOthers(turn.visit, session),
    "resend-verification": () => customers.resendVerification(session),
  }
  return verbs[o.act]()
}

async function showSecurity(
  turn: Turn,
  o: { session: CustomerSession; notice: ErrorFact | null; error: ErrorFact | null; status: number },
) {
  const { session } = o
  const facts = await turn.pages.customers.securityOf(turn.visit, session)
  const props = {
    username: session.name,
    email: { address: session.email ?? "", verified: session.emailVerified },
    passkeys: facts.passkeys,
    passkeyBase: PASSKEY_BASE,
    totp: facts.totp,
    recovery: facts.recovery,
    sessions: facts.sessions.map(({ createdAt, ...it }) => ({ ...it, signedInAt: createdAt })),
    notice: o.notice,
    error: o.error,
  }
  return show(turn, { kind: "security", props, status: o.status })
}
