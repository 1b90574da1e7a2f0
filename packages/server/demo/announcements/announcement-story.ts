import type { AnnouncementBody, Block, Inline } from "@veridesk/contract/announcement-body.ts"
import type {
  AffectedThing,
  AnnouncementContent,
  AnnouncementKind,
  AnnouncementSeverity,
  IncidentStage,
} from "@veridesk/contract/announcements.ts"

/** What is announced in one language. `text`: lines; "## " begins a heading, "- " a point of a list, "[words](/path)" a link. */
export type Told = { title: string; summary: string; text: string }
/** A version: when it came out, in minutes from the demo's present, what it says, and for later ones why it was written. */
export type StoryVersion = {
  en: Told
  zh: Told
  at: number
  reason: "first" | "correction" | "update"
  note?: { en: string; zh: string }
  stage?: IncidentStage
  ends?: number
}
export type AnnouncementStory = {
  key: string
  kind: AnnouncementKind
  severity: AnnouncementSeverity
  affected: AffectedThing[]
  starts?: number
  ends?: number
  /** Places besides the pages and the feeds. */
  banner?: boolean
  versions: StoryVersion[]
}

export function affected(
  asset: string,
  chain: string | null,
  effect: [en: string, zh: string],
): AffectedThing {
  return { asset, chain, effect: { en: effect[0], zh: effect[1] } }
}

/** The content of one version; `at` turns the demo's minutes into moments, `fill` puts clock times into texts. */
export function contentOf(
  story: AnnouncementStory,
  version: StoryVersion,
  day: { at(minutes: number): Date; fill(text: string): string },
): AnnouncementContent {
  const moment = (minutes: number | undefined) =>
    minutes === undefined ? null : day.at(minutes).toISOString()
  const words = ({ title, summary, text }: Told) => ({
    title: day.fill(title),
    summary: day.fill(summary),
    body: documentOf(day.fill(text)),
  })
  return {
    kind: story.kind,
    severity: story.severity,
    texts: { en: words(version.en), zh: words(version.zh) },
    affected: story.affected.map(({ effect, ...thing }) => ({
      ...thing,
      effect: { en: day.fill(effect.en), zh: day.fill(effect.zh) },
    })),
    startsAt: moment(story.starts),
    endsAt: moment(version.ends ?? story.ends),
    audience: { to: "everybody" },
    incident: version.stage ? { stage: version.stage, incidentId: null } : null,
  }
}

function documentOf(text: string): AnnouncementBody {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
  const content: Block[] = []
  for (const line of lines) {
    const before = content.at(-1)
    if (line.startsWith("## "))
      content.push({ type: "heading", attrs: { level: 2 }, content: inline(line.slice(3)) })
    else if (!line.startsWith("- ")) content.push({ type: "paragraph", content: inline(line) })
    else {
      const point = {
        type: "listItem" as const,
        content: [{ type: "paragraph" as const, content: inline(line.slice(2)) }],
      }
      if (before?.type === "bulletList") before.content.push(point)
      else content.push({ type: "bulletList", content: [point] })
    }
  }
  return { type: "doc", content }
}

function inline(line: string): Inline[] {
  return line.split(/(\[[^\]]+\]\([^)]+\))/).flatMap((part): Inline[] => {
    const [, text = "", href = ""] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? []
    if (text) return [{ type: "text", text, marks: [{ type: "link", attrs: { href } }] }]
    return part ? [{ type: "text", text: part }] : []
  })
}
