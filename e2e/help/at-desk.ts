import type { AnnouncementContent } from "@veridesk/contract/announcements.ts"
import type { ArticleContent } from "@veridesk/contract/articles.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { askAs } from "../steps/ask-as.ts"
import type { Person } from "../steps/open-sessions.ts"

type Desk = { url: string; who: Person }

/** One write at the desk. @throws Error with what was answered where it was refused */
async function write(desk: Desk, path: string, body: object): Promise<void> {
  const answer = await askAs(desk.who, `${desk.url}/api/desk/${path}`, {
    method: "POST",
    json: { requestId: newId(), ...body },
    headers: { "x-requested-with": "veridesk" },
  })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 400)}`)
}

/** Publishes a text of one paragraph in one language. */
export async function publishArticle(
  desk: Desk,
  o: { slug: string; locale: Locale; title: string; text: string },
): Promise<void> {
  const { slug, locale, title, text } = o
  const content: ArticleContent = {
    title,
    summary: "",
    keywords: [],
    doc: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] },
  }
  const settings = { slug, topic: "trading", audience: "public", team: null, reviewDays: null, forms: [] }
  const articleId = newId()
  await write(desk, "articles", { articleId, settings, locale, content, note: "" })
  await write(desk, `articles/${articleId}/publish`, { locale, version: 1 })
}

/** Writes a critical announcement as one person and lets it out as another; its banner goes with it. */
export async function announceCritical(
  o: { url: string; writer: Person; second: Person },
  said: { en: string; zh: string },
): Promise<void> {
  const words = (title: string) => ({
    title,
    summary: title,
    body: {
      type: "doc" as const,
      content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text: title }] }],
    },
  })
  const content: AnnouncementContent = {
    kind: "security",
    texts: { en: words(said.en), zh: words(said.zh) },
    affected: [],
    startsAt: new Date().toISOString(),
    endsAt: null,
    severity: "critical",
    audience: { to: "everybody" },
    incident: null,
  }
  const id = newId()
  const writer = { url: o.url, who: o.writer }
  const second = { url: o.url, who: o.second }
  await write(writer, "announcements", { announcementId: id, content })
  await write(writer, `announcements/${id}/submit`, { version: 1 })
  await write(second, `announcements/${id}/approve`, { version: 1 })
  const channels = [{ key: "banner" }, { key: "site" }]
  await write(second, `announcements/${id}/publish`, { version: 1, at: null, channels })
}
