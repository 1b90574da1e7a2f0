import { createHash } from "node:crypto"
import { linksOf } from "@veridesk/contract/announcement-body.ts"
import type {
  AnnouncementContent,
  AnnouncementKind,
  BothSides,
  ChecklistItem,
  VersionReason,
  VersionStage,
} from "@veridesk/contract/announcements.ts"
import type { Locale } from "@veridesk/contract/locale.ts"

export type Side = "en" | "zh"
const SIDES: readonly Side[] = ["en", "zh"]
export const LOCALES: readonly Locale[] = ["en", "zh-CN"]

export function sideOf(locale: Locale): Side {
  return locale === "zh-CN" ? "zh" : "en"
}

/** Where the newest version may go from where it is. Saving makes a new one, which is a draft again. */
const STEPS: Record<VersionStage, readonly VersionStage[]> = {
  draft: ["waiting"],
  waiting: ["approved", "refused"],
  refused: [],
  approved: ["scheduled", "published"],
  scheduled: ["approved", "published"],
  published: [],
}

export function mayStep(from: VersionStage, to: VersionStage): boolean {
  return STEPS[from].includes(to)
}

/** Whether readers of a brand's site are told of it. */
export function isFor({ audience }: Pick<AnnouncementContent, "audience">, brandId: string): boolean {
  return audience.to === "everybody" || audience.brandId === brandId
}

/** What decides which subscribers hear of it: its kind, its assets, and the brand that it is for alone. */
export function aboutOf(content: AnnouncementContent) {
  const { kind, audience } = content
  return { kind, assets: assetsOf(content), brandId: audience.to === "brand" ? audience.brandId : null }
}

/** Where an announcement of a kind goes if nobody says otherwise: a campaign is not worth everybody's banner. */
export function customaryChannels(kind: AnnouncementKind, installed: readonly string[]): string[] {
  const quiet = kind === "campaign" || kind === "listing" ? ["banner"] : []
  return installed.filter((key) => !quiet.includes(key))
}

/**
 * What has to be right before it goes out. `isOurs` says whether an address is one of ours or one we vouch for.
 * A page of this site (an address without a host) always is.
 */
export function checklistFor(c: {
  content: AnnouncementContent
  reason: VersionReason
  note: BothSides
  judged: boolean | null
  isOurs: (href: string) => boolean
  now: Date
}): ChecklistItem[] {
  const { content, note } = c
  const untold = SIDES.flatMap((side) => {
    const { title, summary, body } = content.texts[side]
    const gaps = [title ? [] : ["title"], summary ? [] : ["summary"], body.content.length > 0 ? [] : ["body"]]
    return gaps.flat().map((part) => `${side}.${part}`)
  })
  const foreign = [...new Set(SIDES.flatMap((side) => linksOf(content.texts[side].body)))].filter(
    (href) => !href.startsWith("/") && !c.isOurs(href),
  )
  const needsTimes = content.kind === "maintenance"
  const over =
    content.endsAt !== null && Date.parse(content.endsAt) <= c.now.getTime() && content.kind !== "incident"
  const needsAffected = ["listing", "maintenance"].includes(content.kind)
  const noted = c.reason === "first" || (note.en !== "" && note.zh !== "")
  return [
    { key: "translations", ok: untold.length === 0, stops: true, what: untold },
    { key: "links", ok: foreign.length === 0, stops: true, what: foreign },
    {
      key: "times",
      ok: !(needsTimes && content.startsAt === null) && !over,
      stops: needsTimes && content.startsAt === null,
      what: over ? ["over"] : needsTimes && content.startsAt === null ? ["startsAt"] : [],
    },
    { key: "affected", ok: !needsAffected || content.affected.length > 0, stops: false, what: [] },
    { key: "note", ok: noted, stops: true, what: [] },
    { key: "second-person", ok: c.judged === true, stops: false, what: [] },
  ]
}

/** The last part of its address: words of the English title, and its number, which makes it the only one. */
export function slugOf(title: string, number: number): string {
  const words = title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 72)
    .replace(/-+$/u, "")
  return words ? `${words}-${number}` : String(number)
}

/** What of a version is signed. Keys stand in this order for ever, so that anybody can make the same text again. */
export function canonicalText(v: {
  host: string
  id: string
  number: number
  version: number
  reason: VersionReason
  note: BothSides
  publishedAt: Date
  content: AnnouncementContent
}): string {
  const { host, id, number, version, reason, note, content } = v
  return JSON.stringify({
    format: "veridesk announcement 1",
    host,
    id,
    number,
    version,
    publishedAt: v.publishedAt.toISOString(),
    reason,
    note: { en: note.en, zh: note.zh },
    content: inOrder(content),
  })
}

/** Objects with their keys sorted, all the way down: the database keeps them in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  )
}

/** Eighty bits of a signature's digest as people compare them: "7F3A 09BC 51D2 E8A4 C06B". */
export function fingerprintOf(signature: string): string {
  const hex = createHash("sha256").update(Buffer.from(signature, "base64url")).digest("hex").slice(0, 20)
  return hex.toUpperCase().replace(/(.{4})(?=.)/g, "$1 ")
}

/** However somebody typed or pasted a fingerprint; null where it can be none. */
export function readFingerprint(text: string): string | null {
  const hex = text
    .normalize("NFKC")
    .replace(/[\s:·-]/gu, "")
    .toUpperCase()
  return /^[0-9A-F]{20}$/.test(hex) ? hex.replace(/(.{4})(?=.)/g, "$1 ") : null
}

/** The assets it is about, each once; none: it is about everything. */
export function assetsOf(content: AnnouncementContent): string[] {
  return [...new Set(content.affected.map(({ asset }) => asset))]
}

/** Chains as people name them with a token; a chain's own coin needs no chain beside it. */
const SPOKEN: Record<string, { own: string; token: string }> = {
  tron: { own: "TRX", token: "TRC20" },
  ethereum: { own: "ETH", token: "ERC20" },
  bsc: { own: "BNB", token: "BEP20" },
  bitcoin: { own: "BTC", token: "Bitcoin" },
  solana: { own: "SOL", token: "Solana" },
  ton: { own: "TON", token: "TON" },
  xrp: { own: "XRP", token: "XRP" },
  litecoin: { own: "LTC", token: "Litecoin" },
  dogecoin: { own: "DOGE", token: "Dogecoin" },
}

/** "USDT-TRC20, ETH": what a banner and a line of a list have room for. */
export function affectedInShort(content: AnnouncementContent): string {
  const all = content.affected.map(({ asset, chain }) => {
    const spoken = chain ? SPOKEN[chain] : undefined
    return !chain || spoken?.own === asset ? asset : `${asset}-${spoken?.token ?? chain}`
  })
  const each = [...new Set(all)]
  return each.slice(0, 4).join(", ") + (each.length > 4 ? " …" : "")
}
