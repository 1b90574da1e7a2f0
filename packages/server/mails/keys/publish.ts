import { notFound } from "@veridesk/contract/errors.ts"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { App } from "../../platform/http/app.ts"
import type { KeyTools } from "./key-tools.ts"
import { publishedKeys } from "./store.ts"

/** One key of a few kilobytes for whoever asks; programs ask again each day. */
const KEEP = "public, max-age=3600"

/**
 * The public keys of our mailboxes, where programs look for them (Web Key Directory, direct method) and as a file to
 * download: `/.well-known/openpgpkey/hu/<hash>`, `/keys/support.asc`.
 */
export function publishKeys(app: App, o: { db: Db; clock: Clock; tools: KeyTools }): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  /** Two brands may have mailboxes of the same name: that of the domain that is asked comes first. */
  const keyOf = async (host: string, isIt: (local: string) => boolean) => {
    const keys = await publishedKeys(o.db, o.clock())
    const named = keys.filter(({ address }) => isIt(address.slice(0, address.lastIndexOf("@"))))
    const key = named.find(({ address }) => isAt(host, address)) ?? named[0]
    if (!key) throw notFound()
    return key
  }

  route.get("/.well-known/openpgpkey/policy", async (_, reply) => reply.type("text/plain").send(""))
  route.get(
    "/.well-known/openpgpkey/hu/:hash",
    { schema: { params: z.object({ hash: z.string().regex(/^[a-z0-9]{32}$/) }) } },
    async (request, reply) => {
      const { publicPart } = await keyOf(
        request.hostname,
        (local) => o.tools.wkdHash(local) === request.params.hash,
      )
      return reply
        .type("application/octet-stream")
        .headers({
          "cache-control": KEEP,
          "access-control-allow-origin": "*",
          "x-content-type-options": "nosniff",
        })
        .send(Buffer.from(await o.tools.keyBytes(publicPart)))
    },
  )
  route.get(
    "/keys/:file",
    { schema: { params: z.object({ file: z.string().regex(/^[a-z0-9._-]{1,64}\.asc$/) }) } },
    async (request, reply) => {
      const { publicPart } = await keyOf(request.hostname, (local) => `${local}.asc` === request.params.file)
      return reply
        .type("application/pgp-keys")
        .headers({
          "cache-control": KEEP,
          "content-disposition": `attachment; filename="${request.params.file}"`,
          "x-content-type-options": "nosniff",
        })
        .send(publicPart)
    },
  )
}

/** "help.kestrel.example" answers for addresses at "kestrel.example" too. */
function isAt(host: string, address: string): boolean {
  const domain = address.slice(address.lastIndexOf("@") + 1)
  return host === domain || host.endsWith(`.${domain}`)
}
