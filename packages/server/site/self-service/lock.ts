import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { LockToolProps } from "../../../portal/props-tools.ts"
import type { App } from "../../platform/http/app.ts"
import { locksOn, wayOut } from "../../self-service/index.ts"
import { type Reader, readerOf, SEGMENTS, type SelfServiceDeps, show, signInTo } from "./deps.ts"

/** The reader's own locks with their end. */
export function lockToolRoutes(app: App, o: SelfServiceDeps): void {
  for (const segment of SEGMENTS)
    app.get(`${segment}/tools/lock`, async (request, reply) => {
      const locale = o.site.localeOf(request)
      const reader = await readerOf(o, request)
      if (reader.uid) await o.ask(request)
      return show(
        o,
        { request, reply },
        {
          kind: "lock-tool",
          at: "lockTool",
          description: say(locale, portal, "lock.description", { brand: o.site.brandOf(request).name }),
          keep: reader.kind === "signed-out" ? { key: "", seconds: 300 } : null,
          load: async () => ({
            ...(await locksOf(o, reader)),
            reader: reader.kind,
            readAt: o.clock().toISOString(),
            signIn: signInTo(publicPaths(locale).lockTool),
          }),
        },
      )
    })
}

async function locksOf(o: SelfServiceDeps, { uid }: Reader): Promise<Pick<LockToolProps, "locks" | "down">> {
  if (!uid) return { locks: null, down: false }
  const user = await o.exchange.resolveUser({ uid })
  if (user.state !== "ok" || user.value?.uid !== uid) return { locks: null, down: true }
  const locks = locksOn(user.value.locks, o.clock())
  return { locks: locks.map((lock) => ({ ...lock, ticket: wayOut(lock) })), down: false }
}
