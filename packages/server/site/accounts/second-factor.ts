import * as z from "zod"
import { paths } from "../../../portal/paths.ts"
import type { ErrorFact } from "../../../portal/props.ts"
import type { CustomerSession, TotpKey } from "../../customers/index.ts"
import { safeReturnTo } from "../../platform/realm/return-to.ts"
import { factOf, goTo, isRefused, show, signedIn, signInPath, statusOf, type Turn } from "./answer.ts"
import { line, read } from "./fields.ts"

const query = z.object({ next: line(2000) })
const form = z.object({ next: line(2000), code: line(64) })

export async function secondFactorPage(turn: Turn) {
  const session = await signedIn(turn)
  if (!session) return turn.reply
  const next = safeReturnTo(read(query, turn.request.query).next, paths.security)
  return showKey(turn, { session, next, error: null, status: 200 })
}

/** The recovery codes are drawn by the answer itself: they are shown this once and stand nowhere to be fetched. */
export async function confirmSecondFactor(turn: Turn) {
  const session = await signedIn(turn)
  if (!session) return turn.reply
  const posted = read(form, turn.request.body)
  const next = safeReturnTo(posted.next, paths.security)
  try {
    const codes = await turn.pages.customers.confirmSecondFactor(turn.visit, { session, code: posted.code })
    return await showCodes(turn, codes, next)
  } catch (error) {
    if (isRefused(error, "fresh-sign-in-first")) return signInAgain(turn)
    return showKey(turn, { session, next, error: factOf(error), status: statusOf(turn, error) })
  }
}

export function showCodes(turn: Turn, codes: string[], next: string) {
  return show(turn, { kind: "recovery-codes", props: { codes, createdAt: new Date().toISOString(), next } })
}

/** An act on the account by an old session: sign in again, then back to where it was asked. */
export function signInAgain(turn: Turn) {
  const back = turn.request.method === "GET" ? turn.request.url : paths.security
  return goTo(turn, signInPath(back, { again: "1" }))
}

async function showKey(
  turn: Turn,
  o: { session: CustomerSession; next: string; error: ErrorFact | null; status: number },
) {
  let key: TotpKey
  try {
    key = await turn.pages.customers.beginSecondFactor(o.session)
  } catch (error) {
    if (isRefused(error, "fresh-sign-in-first")) return signInAgain(turn)
    if (isRefused(error, "second-factor-at-exchange")) return goTo(turn, paths.security)
    throw error
  }
  const { issuer, account } = key
  const props = {
    secret: key.key,
    qr: await matrixOf(key.uri),
    issuer,
    account,
    error: o.error,
    required: false,
    next: o.next,
  }
  return show(turn, { kind: "totp-setup", props, status: o.status })
}

/** The modules of the QR code, row by row, dark ones as "1". */
async function matrixOf(text: string): Promise<string[]> {
  const { default: qrcode } = await import("qrcode")
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: "M" }).modules
  return Array.from({ length: size }, (_, row) =>
    [...data.subarray(row * size, (row + 1) * size)].map((bit) => (bit ? "1" : "0")).join(""),
  )
}
