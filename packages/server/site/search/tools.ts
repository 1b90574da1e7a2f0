import type { Locale } from "@veridesk/contract/locale.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import type { SearchDocument } from "../../search/index.ts"

/** The last part of each tool's address. */
const TOOLS = ["deposit", "withdrawal", "lock", "api-errors"] as const
/** They come with the product and are no newer than anything else. */
const ALWAYS = new Date(0)

/** The tools of the help site, as search finds them. */
export function toolDocuments(): SearchDocument[] {
  return (["en", "zh-CN"] as const).flatMap((locale: Locale) =>
    TOOLS.map((tool) => ({
      kind: "tool" as const,
      key: tool,
      locale,
      title: say(locale, portal, `tool.${tool}`),
      summary: say(locale, portal, `tool.${tool}.about`),
      body: "",
      keywords: say(locale, portal, `tool.${tool}.words`)
        .split(",")
        .map((word) => word.trim()),
      topic: null,
      audience: "public" as const,
      updatedAt: ALWAYS,
    })),
  )
}
