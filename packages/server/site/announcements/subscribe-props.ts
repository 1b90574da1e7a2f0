import { announcementKinds } from "@veridesk/contract/announcements.ts"
import * as z from "zod"
import type { FieldError } from "../../../portal/props.ts"
import type { AnnouncementSubscribeProps } from "../../../portal/props-announcements.ts"
import type { Choice } from "../../announcements/index.ts"

/** What somebody typed that can't be kept, so that nothing of it is lost, and what is wrong with it. */
export type Faults = { email: string; assets: string; kinds: string[]; errors: FieldError[] }

/** Zones that lists begin with; the reader's own comes first. */
const ZONES = [
  "UTC",
  "Asia/Shanghai",
  "Asia/Hong_Kong",
  "Asia/Taipei",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Asia/Seoul",
  "Asia/Dubai",
  "Asia/Kolkata",
  "Asia/Jakarta",
  "Asia/Bangkok",
  "Australia/Sydney",
  "Europe/London",
  "Europe/Paris",
  "Europe/Berlin",
  "Europe/Istanbul",
  "Europe/Moscow",
  "Africa/Lagos",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "America/Mexico_City",
]
const NIGHT = { from: 22 * 60, to: 8 * 60 }

/** The form as it stands: what was typed before what is kept, and at first everything but campaigns. */
export function formFacts(f: {
  choice: Choice | null
  typed: Faults | null
  zone: string
}): Pick<AnnouncementSubscribeProps, "choice" | "zones" | "errors"> {
  const { choice, typed } = f
  const zone = choice?.zone ?? f.zone
  const { from, to } = choice?.quiet ?? NIGHT
  const kinds = choice?.kinds ?? announcementKinds.filter((kind) => kind !== "campaign")
  return {
    choice: {
      kinds: typed ? announcementKinds.filter((kind) => typed.kinds.includes(kind)) : [...kinds],
      assets: typed?.assets ?? choice?.assets.join(", ") ?? "",
      rhythm: choice?.rhythm ?? "at-once",
      quiet: choice ? choice.quiet !== null : false,
      from: clockText(from),
      to: clockText(to),
      zone,
    },
    zones: [...new Set([zone, f.zone, ...ZONES])],
    errors: typed?.errors ?? [],
  }
}

const typedForm = z.object({
  email: z.string().max(400).catch(""),
  assets: z.string().max(400).catch(""),
  kinds: z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]),
})

/** What was sent as it was typed, with what is wrong at each field. */
export function faultsOf(body: unknown, errors: (z.ZodError | undefined)[]): Faults {
  const typed = typedForm.catch({ email: "", assets: "", kinds: [] }).parse(body ?? {})
  const fields = new Set(
    errors.flatMap((error) => error?.issues.map(({ path }) => String(path[0] ?? "")) ?? []),
  )
  const known: FieldError[] = []
  if (fields.has("email"))
    known.push({ field: "email", code: typed.email ? "field.email" : "field-required" })
  if (fields.has("assets")) known.push({ field: "assets", code: "assets-unreadable" })
  return { ...typed, errors: known.length > 0 ? known : [{ field: "assets", code: "invalid-input" }] }
}

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
}
