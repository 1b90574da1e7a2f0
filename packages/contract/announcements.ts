import * as z from "zod"
import { announcementBody } from "./announcement-body.ts"
import { id, requestId } from "./ids.ts"
import { locale } from "./locale.ts"

/*
 * Announcements: one object that every place which announces draws from. Whatever was published stays readable: a
 * correction and an update are new versions of the same item and say what changed.
 * Routes for the desk: `/api/desk/announcements…`. For programs, without an account: `/api/announcements…`.
 */

export const announcementKinds = [
  "listing",
  "campaign",
  "maintenance",
  "security",
  "policy",
  "incident",
] as const
export const announcementKind = z.enum(announcementKinds)
export type AnnouncementKind = z.infer<typeof announcementKind>

/** How far an incident is, as its readers are told. */
export const incidentStages = ["investigating", "identified", "monitoring", "resolved"] as const
export const incidentStage = z.enum(incidentStages)
export type IncidentStage = z.infer<typeof incidentStage>

export const announcementSeverity = z.enum(["info", "warning", "critical"])
export type AnnouncementSeverity = z.infer<typeof announcementSeverity>

/** A place that announces. The installed ones are in `channels` of the list; others may join. */
const channelKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((said) => !said.includes("\u0000"))
const both = <T extends z.ZodType>(text: T) => z.object({ en: text, zh: text })

/** One language of it. Empty while it is being written; asked for when it is handed in. */
const words = z.object({ title: line(160), summary: line(400), body: announcementBody })
export type AnnouncementWords = z.infer<typeof words>

export const affectedThing = z.object({
  /** "USDT" */
  asset: z.string().trim().toUpperCase().min(1).max(20),
  /** "tron", or null where it is about the asset everywhere. */
  chain: z.string().trim().min(1).max(40).nullable(),
  /** "Deposits are delayed": what it means for this one; may be empty. */
  effect: both(line(200)),
})
export type AffectedThing = z.infer<typeof affectedThing>

const fields = z.object({
  kind: announcementKind,
  texts: both(words),
  affected: z.array(affectedThing).max(50),
  /** From when to when what it is about lasts. The banner goes with its end. */
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  severity: announcementSeverity,
  /** A brand by its id, or everybody. */
  audience: z.discriminatedUnion("to", [
    z.object({ to: z.literal("everybody") }),
    z.object({ to: z.literal("brand"), brandId: id }),
  ]),
  /** Only with the kind "incident": how far it is, and which incident of the desk it tells of. */
  incident: z.object({ stage: incidentStage, incidentId: id.nullable() }).nullable(),
})

/** Everything of an announcement that has versions. */
export const announcementContent = fields
  .refine(({ kind, incident }) => (kind === "incident") === (incident !== null), { path: ["incident"] })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || Date.parse(endsAt) > Date.parse(startsAt), {
    path: ["endsAt"],
  })
export type AnnouncementContent = z.infer<typeof announcementContent>

/** The same while somebody is still typing: an asset may have no name yet, and the end may come before the start. */
export const typedAnnouncement = fields.extend({
  affected: z.array(affectedThing.extend({ asset: z.string().max(20) })).max(50),
})

/**
 * Why a version was written: the first one, a correction (something was wrong), or an update (something has happened,
 * such as the next step of an incident).
 */
export const versionReason = z.enum(["first", "correction", "update"])
export type VersionReason = z.infer<typeof versionReason>
const note = both(line(400))
export type BothSides = { en: string; zh: string }

/**
 * How far the newest version is. It only ever goes out after a second person has approved it.
 *
 * draft → waiting → approved → (scheduled →) published; refused → draft again with the next save.
 */
export const versionStage = z.enum(["draft", "waiting", "refused", "approved", "scheduled", "published"])
export type VersionStage = z.infer<typeof versionStage>

const announcementVersion = z.object({
  version: z.int(),
  reason: versionReason,
  /** What changed, for readers; empty for the first one. */
  note,
  content: announcementContent,
  authorId: id,
  authorName: z.string(),
  at: z.iso.datetime(),
  /** What a second person said of it; null while nobody has. */
  judged: z
    .object({ approved: z.boolean(), byName: z.string(), why: z.string(), at: z.iso.datetime() })
    .nullable(),
  publishedAt: z.iso.datetime().nullable(),
  /** Thumbprint of the signature over what was published, as its page shows it. */
  fingerprint: z.string().nullable(),
})
export type AnnouncementVersion = z.infer<typeof announcementVersion>

/** One line of the desk's list. */
export const announcementLine = z.object({
  id,
  /** Given when it is first published, as the page's address is. */
  number: z.int().nullable(),
  path: both(z.string()).nullable(),
  kind: announcementKind,
  severity: announcementSeverity,
  title: both(z.string()),
  latest: z.int(),
  published: z.int().nullable(),
  stage: versionStage,
  publishAt: z.iso.datetime().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  editedAt: z.iso.datetime(),
  editedBy: z.string(),
  /** Places where it has not arrived. */
  failing: z.int(),
})
export type AnnouncementLine = z.infer<typeof announcementLine>

/** GET /api/desk/announcements */
export const announcementQuery = z.object({
  kind: announcementKind.optional(),
  stage: z.enum(["open", "published", "withdrawn", "any"]).default("any"),
  after: z.string().max(200).optional(),
})
export const announcementChannel = z.object({
  key: channelKey,
  name: both(z.string()),
  /** Most characters that it can show, or null. */
  most: z.int().nullable(),
  /** Why it can't be used now ("no endpoints"), or null. */
  off: z.string().nullable(),
})
export type AnnouncementChannelView = z.infer<typeof announcementChannel>
export const announcementList = z.object({
  announcements: z.array(announcementLine),
  next: z.string().nullable(),
  channels: z.array(announcementChannel),
  mayWrite: z.boolean(),
})
export type AnnouncementList = z.infer<typeof announcementList>

/**
 * One thing to look at before it goes. `stops`: it can't be handed in or published without it. `what`: the languages,
 * links or names it is about.
 */
export const checklistItem = z.object({
  key: z.enum(["translations", "links", "times", "affected", "second-person", "note"]),
  ok: z.boolean(),
  stops: z.boolean(),
  what: z.array(z.string()),
})
export type ChecklistItem = z.infer<typeof checklistItem>

/** How many it would reach, by place; null where a place can't tell. */
const audienceSize = z.record(channelKey, z.int().nullable())

const deliveryState = z.enum(["queued", "sending", "sent", "failed", "cancelled"])
export const delivery = z.object({
  channel: channelKey,
  version: z.int(),
  state: deliveryState,
  dueAt: z.iso.datetime(),
  tries: z.int(),
  /** What the far side said, where it failed. */
  error: z.string().nullable(),
  retryAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
  /** One each where a place has many recipients (mail, push, endpoints); a place of its own counts as one. */
  counts: z.object({ recipients: z.int(), sent: z.int(), failed: z.int() }),
  /** Where it can be seen, or null. */
  link: z.string().nullable(),
})
export type AnnouncementDelivery = z.infer<typeof delivery>

/** Every verb below answers with this. `versions` newest first, two hundred at most. */
export const openedAnnouncement = z.object({
  line: announcementLine,
  versions: z.array(announcementVersion),
  deliveries: z.array(delivery),
  checklist: z.array(checklistItem),
  audience: audienceSize,
  /** The places it went to before, or those customary for its kind: what the publish sheet starts with. */
  channels: z.array(channelKey),
  may: z.object({
    save: z.boolean(),
    submit: z.boolean(),
    judge: z.boolean(),
    publish: z.boolean(),
    correct: z.boolean(),
    withdraw: z.boolean(),
  }),
})
export type OpenedAnnouncement = z.infer<typeof openedAnnouncement>

const version = z.int().min(1).max(1_000_000)
/** POST /api/desk/announcements */
export const newAnnouncement = z.object({ requestId, announcementId: id, content: announcementContent })
/**
 * POST …/:id/save: a new version that nobody has approved. `basedOn` is the newest version the writer saw; a newer one
 * answers 409 `changed-meanwhile` with it. `note` where it corrects or updates something that is out.
 */
export const saveAnnouncement = z.object({
  requestId,
  basedOn: version,
  content: announcementContent,
  note: note.optional(),
})
/** POST …/:id/submit: hands it to a second person. 422 `announcement-incomplete` with the checklist. */
export const submitAnnouncement = z.object({ requestId, version })
/** POST …/:id/approve. 403 `own-announcement` for whoever wrote any of it since it was last published. */
export const approveAnnouncement = z.object({ requestId, version })
/** POST …/:id/refuse */
export const refuseAnnouncement = z.object({ requestId, version, why: line(1000).min(1) })
/** POST …/:id/publish: at once, or at its time. Each place can follow some minutes later than the first. */
export const publishAnnouncement = z.object({
  requestId,
  version,
  at: z.iso.datetime().nullable(),
  channels: z
    .array(z.object({ key: channelKey, afterMinutes: z.int().min(0).max(1440).default(0) }))
    .min(1)
    .max(40),
})
/** POST …/:id/unschedule */
export const unscheduleAnnouncement = z.object({ requestId, version })
/** POST …/:id/correct: a new version of what is out; `note` says what changed and is shown to readers. */
export const correctAnnouncement = z.object({
  requestId,
  basedOn: version,
  reason: versionReason.exclude(["first"]),
  note: both(line(400).min(1)),
  content: announcementContent,
})
/** POST …/:id/withdraw: the page stays and says that it was taken back, and why. */
export const withdrawAnnouncement = z.object({ requestId, why: both(line(400).min(1)) })
/** POST …/:id/retry: the places that failed, or the one named, at once. */
export const retryAnnouncement = z.object({ requestId, channel: channelKey.optional() })

/** POST /api/desk/announcements/look: what is being written, before it is saved. */
export const lookAtAnnouncement = z.object({
  content: announcementContent,
  reason: versionReason.default("first"),
  note: note.optional(),
})
export const announcementPreview = z.object({
  channel: channelKey,
  locale,
  /** How `body` is to be shown: as it is, in a sandboxed frame, or as code. */
  shape: z.enum(["text", "html", "json"]),
  title: z.string(),
  body: z.string(),
})
export type AnnouncementPreview = z.infer<typeof announcementPreview>
/** `previews` are made by the code that sends. */
export const lookedAtAnnouncement = z.object({
  checklist: z.array(checklistItem),
  audience: audienceSize,
  previews: z.array(announcementPreview),
})
export type LookedAtAnnouncement = z.infer<typeof lookedAtAnnouncement>
