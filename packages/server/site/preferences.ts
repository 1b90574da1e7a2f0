import * as z from "zod"
import type { App } from "../platform/http/app.ts"
import { safeReturnTo } from "../platform/realm/return-to.ts"

const YEAR_SECONDS = 365 * 86_400
const locale = z.enum(["en", "zh-CN"])
const body = z.object({ theme: z.enum(["system", "light", "dark"]), back: z.string().max(2000).default("/") })

/** Theme and language are cookies of the reader's own; both work without JavaScript. */
export function preferenceRoutes(app: App): void {
  app.addHook("onRequest", async (request, reply) => {
    const asked = locale.safeParse((request.query as { lang?: unknown }).lang)
    if (asked.success)
      reply.setCookie("veridesk_locale", asked.data, { path: "/", sameSite: "lax", maxAge: YEAR_SECONDS })
  })
  app.post("/preferences", { schema: { body } }, async (request, reply) => {
    const { theme, back } = request.body
    if (theme === "system") reply.clearCookie("theme", { path: "/" })
    else reply.setCookie("theme", theme, { path: "/", sameSite: "lax", maxAge: YEAR_SECONDS })
    return reply.redirect(safeReturnTo(back, "/"), 303)
  })
}
