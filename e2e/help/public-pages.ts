import type { Locale } from "@veridesk/contract/locale.ts"
import { publicPaths } from "../../packages/portal/paths-public.ts"

type To = ReturnType<typeof publicPaths>
export type PublicPage = { name: string; path: string; status: number }

/** Every kind of page that anybody may read, at least once; `announcement` is the slug of one that is published. */
export function publicPages(locale: Locale, announcement: string): PublicPage[] {
  const to = publicPaths(locale)
  return Object.entries(pages(announcement)).map(([name, path]) => ({
    name,
    path: path(to),
    status: name === "not found" ? 404 : 200,
  }))
}

const pages = (announcement: string): Record<string, (to: To) => string> => ({
  home: (to) => to.home,
  "all topics": (to) => to.topics,
  topic: (to) => to.topic("withdrawals"),
  "article with live values": (to) => to.article("withdrawal-minimums-and-fees"),
  "article with steps and a table": (to) => to.article("deposit-not-credited"),
  "article with code": (to) => to.article("api-signature"),
  "article of ways": (to) => to.article("how-to-reach-support"),
  "search, nothing asked": (to) => to.search(),
  "search, found": (to) => to.search("USDT"),
  "search, nothing found": (to) => to.search("zzqqxx flumph"),
  tools: (to) => to.tools,
  "deposit tracker": (to) => to.depositTool,
  "withdrawal receipt": (to) => to.withdrawalTool,
  "lock countdown": (to) => to.lockTool,
  "API errors": (to) => to.apiErrorTool,
  announcements: (to) => to.announcements,
  announcement: (to) => to.announcement(announcement),
  "subscribe to announcements": (to) => to.subscribe,
  verify: (to) => to.verify(),
  "verify, ours": (to) => to.verify("https://help.kestrel.example/en"),
  "verify, not ours": (to) => to.verify("kestre1.example"),
  "verify a message": (to) => to.verifyMessage,
  "verify an agent": (to) => to.verifyAgent,
  "verify a transcript": (to) => to.verifyTranscript,
  "report an impostor": (to) => to.reportImpostor,
  status: (to) => to.status,
  contact: (to) => to.contact,
  "not found": (to) => to.article("no-such-article"),
})
