import { locale as locales, type Locale } from "@veridesk/contract/locale.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import type { FastifyRequest } from "fastify"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { PublicDrawing, Site } from "../page.ts"
import type { PageKind } from "../../../portal/props.ts"

type Paths = ReturnType<typeof publicPaths>

/** The languages of the site, for routes that each of them has an address of. */
export const siteLocales: readonly Locale[] = locales.options

/** The head of a verification page; `index` false where it shows an answer to somebody's question. */
export function headFor(
  site: Site,
  o: { request: FastifyRequest; locale: Locale; pathOf: (paths: Paths) => string; index: boolean },
): PublicDrawing<PageKind>["head"] {
  return {
    description: say(o.locale, portal, "genuine.description", { brand: site.brandOf(o.request).shortName }),
    canonical: o.pathOf(publicPaths(o.locale)),
    languages: { en: o.pathOf(publicPaths("en")), "zh-CN": o.pathOf(publicPaths("zh-CN")) },
    index: o.index,
  }
}
