import type { Locale } from "@veridesk/contract/locale.ts"
import { type ChannelKind, type RegisterEntry, registerEntry } from "@veridesk/contract/registry.ts"
import { phoneNumberIn } from "./phone-number.ts"
import { lowerAscii, writesToOthers } from "./reading.ts"

/** An official channel as the pages of the help site show it. */
export type OfficialChannel = {
  key: string
  kind: ChannelKind
  /** Empty where the kind says enough. */
  name: string
  /** As it is read and typed: "@kestrel_news_zh", "+852 5550 0100", "kestrel.example". */
  address: string
  /** Where it leads; null for what can't be opened by a link. */
  href: string | null
  use: string
  /** The year it has been ours since, and the day. */
  since: string
  /** Who owns it: a brand of the exchange. */
  brand: string
  may: string[]
  never: string[]
}

/** The channels that are ours today, in the order of the register. */
export function officialChannels(entries: readonly RegisterEntry[], locale: Locale): OfficialChannel[] {
  const side = locale === "zh-CN" ? "zh" : "en"
  return entries.filter(isActive).map((entry) => ({
    key: entry.key,
    kind: entry.kind,
    name: entry.name[side],
    address: shownAddress(entry),
    href: linkOf(entry),
    use: entry.use[side],
    since: entry.since,
    brand: entry.brand,
    may: entry.may.map((text) => text[side]),
    never: entry.never.map((text) => text[side]),
  }))
}

/** Addresses of mailboxes hold an "@" in them; accounts elsewhere begin with one at most. */
function isMailbox({ address }: OfficialChannel): boolean {
  return address.indexOf("@") > 0
}

/** Whether a link leads to one of our websites or what is under one, or writes to one of our mailboxes and to nobody else. */
export function isOfficialLink(channels: readonly OfficialChannel[], href: string): boolean {
  const url = URL.parse(href)
  if (!url) return false
  if (url.protocol === "mailto:") {
    const mailbox = lowerAscii(url.pathname)
    if (writesToOthers(url.search)) return false
    return channels.some((one) => one.address === mailbox && isMailbox(one))
  }
  const { hostname: host, username } = url
  return channels.some(
    ({ kind, address }) =>
      kind === "website" && username === "" && (host === address || host.endsWith(`.${address}`)),
  )
}

export function isActive(entry: RegisterEntry): boolean {
  return entry.retiredOn === null
}

/** As people write it. */
export function shownAddress({ kind, address }: Pick<RegisterEntry, "kind" | "address">): string {
  switch (kind) {
    case "telegram":
    case "x":
      return `@${address}`
    case "discord":
      return `discord.gg/${address}`
    case "facebook":
      return `facebook.com/${address}`
    case "phone":
      return phoneNumberIn(address)?.formatInternational() ?? address
    default:
      return address
  }
}

const BEFORE: Record<ChannelKind, string> = {
  website: "web:",
  email: "mail:",
  phone: "tel:",
  telegram: "telegram:@",
  x: "x:@",
  facebook: "facebook:",
  discord: "discord:",
  wechat: "wechat:",
  app: "app:",
  "staff-role": "role:",
}

/** The exact string that is compared: the kind, so that the same name elsewhere is another string, and the address. */
export function comparedAs(kind: ChannelKind, address: string): string {
  return `${BEFORE[kind]}${address}`
}

function linkOf({ kind, address, store }: RegisterEntry): string | null {
  switch (kind) {
    case "website":
      return `https://${address}`
    case "email":
      return address.startsWith("@") ? null : `mailto:${address}`
    case "phone":
      return `tel:${address}`
    case "telegram":
      return `https://t.me/${address}`
    case "x":
      return `https://x.com/${address}`
    case "facebook":
      return `https://www.facebook.com/${address}`
    case "discord":
      return `https://discord.gg/${address}`
    case "app":
      return store === "apple"
        ? `https://apps.apple.com/app/id${address}`
        : `https://play.google.com/store/apps/details?id=${address}`
    default:
      return null
  }
}

/** An entry with what most of them have not. */
export function entryOf(
  given: Pick<RegisterEntry, "key" | "kind" | "address" | "use" | "since" | "owner" | "brand"> &
    Partial<RegisterEntry>,
): RegisterEntry {
  return registerEntry.parse({
    covers: "exact",
    numericId: null,
    store: null,
    name: { en: "", zh: "" },
    badge: "none",
    retiredOn: null,
    may: [],
    never: [],
    ...given,
  })
}

/** How many entries a version has more, changed and fewer than the one before it. */
export function difference(before: readonly RegisterEntry[], after: readonly RegisterEntry[]) {
  const had = new Map(before.map((entry) => [entry.key, JSON.stringify(ordered(entry))]))
  const has = new Set(after.map(({ key }) => key))
  return {
    added: after.filter(({ key }) => !had.has(key)).length,
    changed: after.filter((entry) => {
      const old = had.get(entry.key)
      return old !== undefined && old !== JSON.stringify(ordered(entry))
    }).length,
    removed: before.filter(({ key }) => !has.has(key)).length,
  }
}

/** The database gives the fields back in an order of its own. */
function ordered(entry: RegisterEntry): RegisterEntry {
  return registerEntry.parse(entry)
}
