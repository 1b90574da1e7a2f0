import type {
  AnnouncementChannelView,
  AnnouncementContent,
  AnnouncementDelivery,
  AnnouncementLine,
  AnnouncementVersion,
  BothSides,
  LookedAtAnnouncement,
  OpenedAnnouncement,
  VersionReason,
} from "@veridesk/contract/announcements.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { publicPaths } from "../../portal/paths-public.ts"
import { aboutOf, checklistFor, customaryChannels } from "./announcement.ts"
import type { Counts } from "./channels/channel.ts"
import { type DeliveryRow, deliveriesOf } from "./channels/store.ts"
import type { AnnouncementDeps } from "./deps.ts"
import { type Line, lineOf, type Version, versionsOf } from "./store.ts"
import { mayDecide, mayWrite } from "./write.ts"

export function lineView(line: Line): AnnouncementLine {
  const { id, number, slug, kind, content, latest, published, stage, editedBy, failing } = line
  return {
    id,
    number,
    path: slug
      ? { en: publicPaths("en").announcement(slug), zh: publicPaths("zh-CN").announcement(slug) }
      : null,
    kind,
    severity: content.severity,
    title: { en: content.texts.en.title, zh: content.texts.zh.title },
    latest,
    published,
    stage,
    publishAt: line.publishAt?.toISOString() ?? null,
    publishedAt: line.publishedAt?.toISOString() ?? null,
    withdrawnAt: line.withdrawnAt?.toISOString() ?? null,
    editedAt: line.editedAt.toISOString(),
    editedBy,
    failing,
  }
}

export async function channelViews(o: AnnouncementDeps): Promise<AnnouncementChannelView[]> {
  return Promise.all(
    o.channels.map(async ({ key, name, most, off }) => ({ key, name, most, off: (await off?.()) ?? null })),
  )
}

/** An announcement as the desk works on it. */
export async function openedAnnouncement(
  o: AnnouncementDeps,
  actor: StaffActor,
  a: { id: string; now: Date },
): Promise<OpenedAnnouncement> {
  const [line, versions, deliveries] = await Promise.all([
    lineOf(o.db, a.id),
    versionsOf(o.db, a.id),
    deliveriesOf(o.db, a.id),
  ])
  const [newest] = versions
  if (!line || !newest) throw notFound()
  const { content, reason, note, judged } = newest
  return {
    line: lineView(line),
    versions: versions.map(versionView),
    deliveries: await deliveryViews(o, a.id, deliveries),
    checklist: checklistFor({
      content,
      reason,
      note,
      judged: judged?.approved ?? null,
      isOurs: o.isOurs,
      now: a.now,
    }),
    audience: await audienceOf(o, content),
    channels:
      line.plan.length > 0
        ? line.plan.map(({ key }) => key)
        : customaryChannels(
            content.kind,
            o.channels.map(({ key }) => key),
          ),
    may: mayOf(actor, line, newest),
  }
}

function versionView({ authors: _, at, publishedAt, ...version }: Version): AnnouncementVersion {
  return { ...version, at: at.toISOString(), publishedAt: publishedAt?.toISOString() ?? null }
}

function mayOf(actor: StaffActor, line: Line, newest: Version): OpenedAnnouncement["may"] {
  const stands = line.withdrawnAt === null
  const writes = mayWrite(actor) && stands
  const decides = mayDecide(actor) && stands
  return {
    save: writes && line.stage !== "published",
    submit: writes && line.stage === "draft",
    judge: decides && line.stage === "waiting" && !newest.authors.includes(actor.id),
    publish: decides && (line.stage === "approved" || line.stage === "scheduled"),
    correct: writes && line.stage === "published",
    withdraw: decides && line.published !== null,
  }
}

async function deliveryViews(
  o: AnnouncementDeps,
  id: string,
  rows: DeliveryRow[],
): Promise<AnnouncementDelivery[]> {
  const counts = new Map<string, Counts>()
  for (const { key, progress } of o.channels) {
    const of = rows.filter(({ channel }) => channel === key).map(({ version }) => ({ id, version }))
    if (!progress || of.length === 0) continue
    for (const [place, count] of await orNothing(progress(of), new Map<string, Counts>()))
      counts.set(`${key} ${place}`, count)
  }
  const many = new Set(o.channels.filter(({ progress }) => progress).map(({ key }) => key))
  return rows.map(({ dueAt, retryAt, doneAt, ...row }) => ({
    ...row,
    dueAt: dueAt.toISOString(),
    retryAt: retryAt?.toISOString() ?? null,
    doneAt: doneAt?.toISOString() ?? null,
    counts:
      counts.get(`${row.channel} ${id}@${row.version}`) ??
      (many.has(row.channel)
        ? { recipients: 0, sent: 0, failed: 0 }
        : { recipients: 1, sent: row.state === "sent" ? 1 : 0, failed: row.state === "failed" ? 1 : 0 }),
  }))
}

async function audienceOf(
  o: AnnouncementDeps,
  content: AnnouncementContent,
): Promise<Record<string, number | null>> {
  const about = aboutOf(content)
  const sizes = await Promise.all(
    o.channels.map(async ({ key, audience }) => [key, await orNothing(audience(about), null)] as const),
  )
  return Object.fromEntries(sizes)
}

/** A place that can't tell now is no reason to show nothing of the others: its figures are left out. */
async function orNothing<T>(told: Promise<T>, nothing: T): Promise<T> {
  return told.catch(() => nothing)
}

/** What is being written, before it is saved: what is missing, whom it would reach, and how each place would show it. */
export async function lookedAt(
  o: AnnouncementDeps,
  l: { content: AnnouncementContent; reason: VersionReason; note: BothSides; now: Date },
): Promise<LookedAtAnnouncement> {
  const { content, reason, note, now } = l
  const announced = {
    id: "00000000-0000-0000-0000-000000000000",
    number: 0,
    slug: "preview",
    version: 1,
    reason,
    note,
    content,
    firstPublishedAt: now,
    publishedAt: now,
    signature: "",
    fingerprint: "",
    withdrawn: null,
  }
  return {
    checklist: checklistFor({ content, reason, note, judged: null, isOurs: o.isOurs, now }),
    audience: await audienceOf(o, content),
    previews: o.channels.flatMap((channel) =>
      channel.preview(announced).map((shown) => ({ channel: channel.key, ...shown })),
    ),
  }
}
