import type { SelfHelp } from "@veridesk/contract/chat/widget.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import { titlesOf } from "../../articles/index.ts"
import { originOf } from "../../brands/index.ts"
import { hrefOf } from "../search/results.ts"
import type { DoorDeps } from "./door-deps.ts"

type Where = { host: string; locale: Locale }

/** What may solve it while one waits: the articles of this matter, and the tool that looks it up. */
export async function selfHelpFor(o: DoorDeps, asked: Where & { form: string }): Promise<SelfHelp> {
  const { locale, host } = asked
  const form = o.forms.offered(asked.form)
  const absolute = absoluteAt(o, host)
  const to = publicPaths(locale)
  const titles = form ? await titlesOf(o.db, { slugs: form.articles, locale, reader: "customer" }) : []
  const tool = form && TOOLS.find(({ codes }) => codes.test(form.code))
  return {
    articles: titles.map(({ slug, title }) => ({ title, href: absolute(to.article(slug)) })),
    tools: tool ? [{ title: say(locale, portal, `tool.${tool.name}`), href: absolute(to[tool.path]) }] : [],
  }
}

const TOOLS = [
  { codes: /^DEP/, name: "deposit", path: "depositTool" },
  { codes: /^WDR/, name: "withdrawal", path: "withdrawalTool" },
  { codes: /^(ACC|SEC)/, name: "lock", path: "lockTool" },
  { codes: /^API/, name: "api-errors", path: "apiErrorTool" },
] as const

const MOST_FOUND = 8

export async function searchForChat(o: DoorDeps, { q, host, locale }: Where & { q: string }) {
  const secrets = await o.secretsIn({ q })
  if (secrets.length > 0) return { results: [] }
  const { found } = await o.search.find({
    question: q,
    locale,
    audiences: ["public", "signed-in"],
    perPage: MOST_FOUND,
  })
  const absolute = absoluteAt(o, host)
  return { results: found.map((one) => ({ kind: one.kind, title: one.title, href: absolute(hrefOf(one)) })) }
}

/** Addresses of our own pages, as pages of other sites need them: with the host at which they were asked for. */
export function absoluteAt(
  o: Pick<DoorDeps, "brands" | "publicUrl">,
  host: string,
): (path: string) => string {
  const origin = originOf(o.brands.at(host), o.publicUrl)
  return (path) => new URL(path, origin).href
}
