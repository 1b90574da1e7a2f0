import type { FastifyInstance } from "fastify"
import { paths } from "../../../portal/paths.ts"
import { OIDC_BASE_PATH } from "../../customers/index.ts"
import { type AccountPages, handle } from "./answer.ts"
import { byToken, fromExchange, toExchange } from "./exchange.ts"
import { continueClaim, lockedOut, lockedOutPage } from "./locked-out.ts"
import { forgot, forgottenPage, newPasswordPage, setNewPassword } from "./password.ts"
import { register, registerPage } from "./register.ts"
import { confirmSecondFactor, secondFactorPage } from "./second-factor.ts"
import { securityAct, securityPage } from "./security.ts"
import { signIn, signInPage, signOut } from "./sign-in.ts"
import { resend, verifyEmailPage } from "./verify-email.ts"

export type { AccountPages, LockedOutTicket } from "./answer.ts"

/** The pages about an account; each works without JavaScript. */
export function accountPages(app: FastifyInstance, pages: AccountPages): void {
  // These pages are forms for browsers, not an interface: they stay out of the OpenAPI document.
  const page = { schema: { hide: true } }
  // Comes from the exchange's site by its nature; its signature is its proof.
  const handed = { ...page, config: { crossSite: true as const } }

  app.get(paths.signIn, page, handle(pages, signInPage))
  app.post(paths.signIn, page, handle(pages, signIn))
  app.post(paths.signOut, page, handle(pages, signOut))
  app.post("/sign-in/oidc", page, handle(pages, toExchange))
  app.get(`${OIDC_BASE_PATH}/callback/exchange`, page, handle(pages, fromExchange))
  app.get("/sign-in/exchange", page, handle(pages, byToken))
  app.post("/sign-in/exchange", handed, handle(pages, byToken))
  app.get(paths.register, page, handle(pages, registerPage))
  app.post(paths.register, page, handle(pages, register))
  app.get(paths.verifyEmail, page, handle(pages, verifyEmailPage))
  app.post(paths.verifyEmail, page, handle(pages, resend))
  app.get(paths.totpSetup, page, handle(pages, secondFactorPage))
  app.post(paths.totpSetup, page, handle(pages, confirmSecondFactor))
  app.get(paths.security, page, handle(pages, securityPage))
  app.post(paths.security, page, handle(pages, securityAct))
  app.get(paths.lockedOut, page, handle(pages, lockedOutPage))
  app.get("/locked-out/continue", page, handle(pages, continueClaim))
  app.post(paths.lockedOut, page, handle(pages, lockedOut))
  app.get(paths.passwordForgotten, page, handle(pages, forgottenPage))
  app.post(paths.passwordForgotten, page, handle(pages, forgot))
  app.get(paths.passwordNew, page, handle(pages, newPasswordPage))
  app.post(paths.passwordNew, page, handle(pages, setNewPassword))
}
