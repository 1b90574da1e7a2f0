import type { Locale } from "@veridesk/contract/locale.ts"
import { MOST_QUERY, readKind, type VerifyAnswer } from "@veridesk/contract/registry.ts"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { VerifyProps } from "../../../portal/props-verify.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import { checkChannel } from "../../registry/index.ts"
import { accountSite } from "./account-site.ts"
import type { VerifyDeps } from "./deps.ts"
import { headFor, siteLocales } from "./head.ts"

const query = z.object({
  q: z
    .string()
    .transform((text) => text.slice(0, MOST_QUERY))
    .catch("")
    .default(""),
  as: readKind.nullable().catch(null).default(null),
})
/** The page with nothing asked changes with the register only, and that turns the edition. */
const KEEP_SECONDS = 60

export function channelRoutes(app: App, o: VerifyDeps): void {
  const spend = boundInMemory({ points: 60, seconds: 60 })
  for (const locale of siteLocales)
    app.get(publicPaths(locale).verify(), async (request, reply) => {
      const { q, as } = query.parse(request.query)
      const asks = q.trim() !== ""
      if (asks) await spend(networkOf(request.ip))
      const load = async () => ({
        props: await propsFor(o, { locale, q: asks ? q : "", as }),
        head: headFor(o.site, { request, locale, pathOf: (paths) => paths.verify(), index: !asks }),
      })
      return o.site.publicPage(request, reply, {
        kind: "verify",
        keep: asks ? null : { key: "verify", seconds: KEEP_SECONDS },
        posts: false,
        load,
      })
    })
}

async function propsFor(
  o: VerifyDeps,
  { locale, q, as }: { locale: Locale; q: string; as: z.output<typeof readKind> | null },
): Promise<VerifyProps> {
  const answer = q === "" ? null : await checkChannel(o.check, { q, as: as ?? undefined })
  return {
    query: q,
    as,
    answer,
    number: nationalOf(answer),
    site: accountSite(o),
    register: registerFor(o, locale),
  }
}

/** A number that was given without its country is said with it. */
function nationalOf(answer: VerifyAnswer | null): string | null {
  const entry = answer?.entry
  if (entry?.kind !== "phone" || answer?.compared.endsWith(entry.address)) return null
  return entry.address
}

function registerFor(o: VerifyDeps, locale: Locale): VerifyProps["register"] {
  const { register } = o.check
  const { version, publishedAt, brand } = register.current()
  const all = register.officialList(locale)
  return {
    version,
    signedAt: publishedAt,
    keyId: o.key.kid,
    channels: all
      .filter(({ kind }) => kind !== "staff-role")
      .map(({ key, kind, name, address, use, since, brand: whose }) => ({
        key,
        kind,
        name,
        address,
        use,
        since,
        brand: whose === brand ? null : whose,
      })),
    roles: all
      .filter(({ kind }) => kind === "staff-role")
      .map(({ key, name, address, use, may, never }) => ({ key, name: name || address, use, may, never })),
  }
}
