import * as z from "zod"
import {
  affectedThing,
  announcementKind,
  announcementSeverity,
  incidentStage,
  versionReason,
} from "./announcements.ts"
import { announcementBody } from "./announcement-body.ts"
import { id } from "./ids.ts"

/* What programs read of announcements, without an account: `/api/announcements…`, and the body of every webhook. */

const both = <T extends z.ZodType>(text: T) => z.object({ en: text, zh: text })
const told = z.object({
  title: z.string(),
  summary: z.string(),
  body: announcementBody,
  /** The body without its shape. */
  text: z.string(),
})

export const publicAnnouncement = z.object({
  id,
  number: z.int(),
  version: z.int(),
  reason: versionReason,
  note: both(z.string()),
  kind: announcementKind,
  severity: announcementSeverity,
  texts: both(told),
  affected: z.array(affectedThing),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  incident: incidentStage.nullable(),
  publishedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  withdrawn: z.object({ at: z.iso.datetime(), why: both(z.string()) }).nullable(),
  url: both(z.string()),
  signature: z.string(),
  fingerprint: z.string(),
})
export type PublicAnnouncement = z.infer<typeof publicAnnouncement>

/** GET /api/announcements: newest first; `next` is the `before` of the next page. */
export const publicAnnouncementQuery = z.object({
  kind: announcementKind.optional(),
  asset: z.string().trim().toUpperCase().max(20).optional(),
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
export const publicAnnouncementPage = z.object({
  announcements: z.array(publicAnnouncement),
  next: z.string().nullable(),
})

/** GET /api/announcements/:number: with what was signed (Ed25519) and the key, by its id in /.well-known/veridesk-keys.json. */
export const signedAnnouncement = publicAnnouncement.extend({
  signed: z.object({ text: z.string(), key: z.string(), signature: z.string() }),
  versions: z.array(
    z.object({
      version: z.int(),
      reason: versionReason,
      note: both(z.string()),
      publishedAt: z.iso.datetime(),
      fingerprint: z.string(),
    }),
  ),
})
