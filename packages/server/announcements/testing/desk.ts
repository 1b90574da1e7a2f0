import type {
  AnnouncementContent,
  AnnouncementWords,
  OpenedAnnouncement,
} from "@veridesk/contract/announcements.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Agent } from "../../platform/testing/house.ts"

/** A whole announcement in both languages, with what a test changes of it. */
export function content(more: Partial<AnnouncementContent> & { title?: string } = {}): AnnouncementContent {
  const { title = "ETH wallet maintenance", ...rest } = more
  const words = (heading: string, text: string): AnnouncementWords => ({
    title: heading,
    summary: text,
    body: {
      type: "doc" as const,
      content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text }] }],
    },
  })
  return {
    kind: "maintenance",
    texts: {
      en: words(title, "Deposits and withdrawals of ETH pause for two hours."),
      zh: words(`${title}（中文）`, "ETH 充提将暂停两小时。"),
    },
    affected: [{ asset: "ETH", chain: "ethereum", effect: { en: "Paused", zh: "暂停" } }],
    startsAt: "2030-11-24T18:00:00.000Z",
    endsAt: "2030-11-24T20:00:00.000Z",
    severity: "warning",
    audience: { to: "everybody" },
    incident: null,
    ...rest,
  }
}

/** The desk as two people work it: one writes, the other lets it out. */
export function deskOf(writer: Agent, second: Agent) {
  /** By the writer, unless `as` says who. */
  const post = (
    id: string,
    verb: string,
    { as = writer, ...body }: { as?: Agent; [field: string]: unknown },
  ) => as.json("POST", `/api/desk/announcements/${id}/${verb}`, { requestId: newId(), ...body })
  const opened = async (id: string): Promise<OpenedAnnouncement> =>
    (await writer.json("GET", `/api/desk/announcements/${id}`)).body

  async function write(what = content()): Promise<string> {
    const announcementId = newId()
    const made = await writer.json("POST", "/api/desk/announcements", {
      requestId: newId(),
      announcementId,
      content: what,
    })
    if (made.status !== 200) throw new Error(JSON.stringify(made.body))
    return announcementId
  }
  async function approve(id: string): Promise<number> {
    const version = (await opened(id)).line.latest
    for (const [verb, as] of [
      ["submit", writer],
      ["approve", second],
    ] as const) {
      const done = await post(id, verb, { version, as })
      if (done.status !== 200) throw new Error(`${verb}: ${JSON.stringify(done.body)}`)
    }
    return version
  }
  async function publish(
    id: string,
    o: { at?: string | null; channels?: string[] } = {},
  ): Promise<OpenedAnnouncement> {
    const { line, channels } = await opened(id)
    const keys = o.channels ?? channels
    const done = await post(id, "publish", {
      version: line.latest,
      at: o.at ?? null,
      channels: keys.map((key) => ({ key })),
      as: second,
    })
    if (done.status !== 200) throw new Error(`publish: ${JSON.stringify(done.body)}`)
    return done.body
  }
  return {
    post,
    opened,
    write,
    approve,
    publish,
    /** Written, approved and out. */
    async announce(what = content(), channels?: string[]): Promise<OpenedAnnouncement> {
      const id = await write(what)
      await approve(id)
      return publish(id, channels ? { channels } : {})
    },
  }
}
