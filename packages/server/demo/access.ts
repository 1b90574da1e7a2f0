import { createOTP } from "@better-auth/utils/otp"
import { base32nopad } from "@scure/base"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { App } from "../platform/http/app.ts"

/** What everybody may know: the demo's people and nobody else have this password and this authenticator. */
export const DEMO_PASSWORD = "try-the-kestrel-demo"
export const DEMO_KEY = base32nopad.encode(Buffer.from("veridesk demo only!!"))

/** How a stranger gets in: whom to sign in as, and with what. */
export type DemoAccess = {
  password: string
  /** Key of every authenticator of the demo, base 32. */
  key: string
  people: DemoPerson[]
  /** The six digits of this moment. */
  code(): Promise<string>
}

export type DemoPerson = {
  name: string
  locale: Locale
  at: "desk" | "help-site"
  /** What is typed to sign in: an e-mail address or a username. */
  signIn: string
  /** The key as authenticator apps read it. */
  uri: string
}

/** The code of the demo's authenticators, which all have the same key. */
export function codeNow(): Promise<string> {
  return createOTP(Buffer.from(base32nopad.decode(DEMO_KEY))).totp()
}

/** Shows the code of this moment, for who has no authenticator at hand. To be called in demo mode only. */
export function codeRoute(app: App): void {
  app.get("/dev/code", { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type("text/plain; charset=utf-8")
      .header("refresh", "5")
      .send(`${await codeNow()}\n`),
  )
}
