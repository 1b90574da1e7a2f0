import { createHmac, ECDH, timingSafeEqual } from "node:crypto"
import { type AnnouncementKind, announcementKind } from "@veridesk/contract/announcements.ts"
import { locale, type Locale } from "@veridesk/contract/locale.ts"
import * as z from "zod"

const base64url = z.string().regex(/^[A-Za-z0-9_-]{20,100}=*$/)

/**
 * Where a browser's push service takes messages for it, and the keys to encrypt them with (RFC 8291 §2.1): a point of
 * P-256 and sixteen bytes. With any other key no message could be made for it.
 */
export const pushAddress = z.object({
  endpoint: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .refine((text) => !URL.parse(text)?.username && !URL.parse(text)?.password),
  keys: z.object({
    p256dh: base64url.refine((text) => isPoint(Buffer.from(text, "base64url"))),
    auth: base64url.refine((text) => Buffer.from(text, "base64url").length === 16),
  }),
})
export type PushAddress = z.infer<typeof pushAddress>

function isPoint(key: Buffer): boolean {
  try {
    return key.length === 65 && ECDH.convertKey(key, "prime256v1").length === 65
  } catch {
    return false
  }
}

/** What somebody wants to hear of, in which language, and when. No assets: all of them. */
export type Choice = {
  kinds: AnnouncementKind[]
  assets: string[]
  quiet: { from: number; to: number } | null
  zone: string
  rhythm: "at-once" | "daily"
  locale: Locale
}

export type Subscription = Choice & {
  id: string
  /** At whose site it was asked for. */
  brandId: string
  via: "mail" | "push"
  customerId: string | null
  email: string | null
  push: PushAddress | null
  confirmedAt: Date | null
}

/** Security can't be left out: it is what keeps people's money safe. */
export function withSecurity(kinds: readonly AnnouncementKind[]): AnnouncementKind[] {
  return [...new Set<AnnouncementKind>([...kinds, "security"])]
}

const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
const many = <T extends z.ZodType>(one: T, most: number) =>
  z
    .union([z.array(z.unknown()), z.unknown()])
    .transform((given) => (Array.isArray(given) ? given : given === undefined || given === "" ? [] : [given]))
    .pipe(z.array(one).max(most))

/** The choice as a form posts it: lists of boxes, assets as words with spaces or commas between, times as "22:00". */
export const choiceForm = z.object({
  kinds: many(announcementKind, 20),
  assets: z
    .string()
    .max(400)
    .default("")
    .transform((text) => [
      ...new Set(
        text
          .toUpperCase()
          .split(/[\s,，、;；]+/u)
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.string().regex(/^[A-Z0-9]{1,20}$/)).max(30)),
  quiet: z.literal("1").optional(),
  from: clock.catch(22 * 60).default(22 * 60),
  to: clock.catch(8 * 60).default(8 * 60),
  zone: z.string().refine((name) => zones.has(name)),
  rhythm: z.enum(["at-once", "daily"]).default("at-once"),
})

export function choiceOf(form: z.output<typeof choiceForm>, inLocale: Locale): Choice {
  const { kinds, assets, zone, rhythm, quiet, from, to } = form
  return {
    kinds: withSecurity(kinds),
    assets,
    zone,
    rhythm,
    quiet: quiet ? { from, to } : null,
    locale: locale.parse(inLocale),
  }
}

/** The token of the links in each mail: who has it may change or end this one subscription. Nothing of it is kept. */
export function manageToken(secret: string, id: string): string {
  return `${id}.${mark(secret, id)}`
}

/** @returns the subscription's id, or null where the token is none of ours */
export function readManageToken(secret: string, token: string): string | null {
  const [id = "", given = ""] = token.split(".")
  if (!z.uuid().safeParse(id).success) return null
  const right = Buffer.from(mark(secret, id))
  const got = Buffer.from(given)
  return got.length === right.length && timingSafeEqual(got, right) ? id : null
}

function mark(secret: string, id: string): string {
  return createHmac("sha256", secret).update(`announcement subscription ${id}`).digest("base64url")
}
