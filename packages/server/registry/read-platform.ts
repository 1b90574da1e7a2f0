import {
  decoded,
  type HandlePlatform,
  lowerAscii,
  type Reading,
  readingOf,
  undone,
  unreadable,
} from "./reading.ts"

type Read = (segments: string[], query: URLSearchParams) => Reading | null

/** The account that an address on a platform names; null where the host is no platform's. */
export function readPlatform(host: string, rest: string): Reading | null {
  const read = platformAt(host)
  if (!read) return null
  const url = URL.canParse(rest, `https://${host}`) ? new URL(rest, `https://${host}`) : null
  if (!url) return null
  const segments = url.pathname.split("/").filter(Boolean).map(decoded)
  return read(segments, url.searchParams)
}

function platformAt(host: string): Read | null {
  const bare = host.replace(/^(?:www|m|mobile|web|l)\./, "")
  const own = /^([a-z0-9_-]{4,})\.t\.me$/.exec(host)?.[1]
  if (own) return (segments) => telegram([own, ...segments])
  return HOSTS.get(host) ?? HOSTS.get(bare) ?? null
}

const HOSTS = new Map<string, Read>(
  Object.entries({
    "t.me": telegram,
    "telegram.me": telegram,
    "telegram.dog": telegram,
    "x.com": x,
    "twitter.com": x,
    "facebook.com": facebook,
    "fb.com": facebook,
    "m.me": facebook,
    "discord.gg": ([code]) => (code ? account("discord", code) : null),
    "discord.com": discord,
    "discordapp.com": discord,
    "apps.apple.com": apple,
    "itunes.apple.com": apple,
    "play.google.com": google,
    "u.wechat.com": () => unreadable("wechat", "private-id", "u.wechat.com"),
    "wa.me": ([digits]) =>
      digits && /^\d{6,17}$/.test(digits) ? readingOf({ kind: "phone", address: `+${digits}` }) : null,
  }),
)

/** Parts of an account's own page. Any other part names something by a number, and leads to it whosever it is. */
const OF_AN_ACCOUNT: Record<"x" | "facebook", readonly string[]> = {
  x: ["with_replies", "media", "highlights", "articles", "photo", "followers", "following"],
  facebook: ["about", "photos", "reviews", "followers"],
}

function isOwnPage(platform: "x" | "facebook", [, part, further]: string[]): boolean {
  return part === undefined || (OF_AN_ACCOUNT[platform].includes(lowerAscii(part)) && further === undefined)
}

/** An invitation by a secret word hides whose group it is. */
function telegram(segments: string[]): Reading | null {
  const [first = "", second] = segments[0] === "s" ? segments.slice(1) : segments
  if (first === "") return null
  if (first.startsWith("+") || first === "joinchat" || first === "c")
    return unreadable("telegram", "private-id", first)
  if (first === "share" || first === "addstickers" || first === "proxy" || first === "iv")
    return unreadable("telegram", "private-id", first)
  return { ...account("telegram", first), rest: second ?? "" }
}

/** X opens a post by its number and does not look at the name before it: such a link proves nothing of whose it is. */
function x(segments: string[], query: URLSearchParams): Reading | null {
  const [first = "", second = "", third = ""] = segments
  if (first === "") return null
  if (first === "i" && second === "user" && /^\d+$/.test(third)) return numbered("x", third)
  if (first === "intent" && query.has("user_id")) return numbered("x", only(query, "user_id"))
  if (
    ["i", "intent", "home", "search", "share", "hashtag", "explore"].includes(lowerAscii(first)) ||
    !isOwnPage("x", segments)
  )
    return unreadable("x", "private-id", segments.join("/"))
  return account("x", first)
}

function facebook(segments: string[], query: URLSearchParams): Reading | null {
  const [first = "", second = "", third = ""] = segments
  if (first === "") return null
  if (first === "profile.php") return numbered("facebook", only(query, "id"))
  if ((first === "people" || first === "pages") && /^\d+$/.test(third)) return numbered("facebook", third)
  if (
    ["groups", "events", "share", "sharer", "watch", "reel", "story.php", "permalink.php", "l.php"].includes(
      first,
    ) ||
    !isOwnPage("facebook", segments)
  )
    return unreadable("facebook", "private-id", `${first}/${second}`)
  return account("facebook", first)
}

function discord(segments: string[]): Reading | null {
  const [first = "", second = ""] = segments
  if (first === "invite" && second !== "") return account("discord", second)
  if ((first === "channels" || first === "users" || first === "servers") && /^\d+$/.test(second))
    return numbered("discord", second)
  return first === "" ? null : unreadable("discord", "private-id", segments.join("/"))
}

function apple(segments: string[]): Reading | null {
  const [number, ...others] = segments.flatMap((part) => /^id(\d{6,12})$/.exec(part)?.[1] ?? [])
  if (others.length > 0) return unreadable("app", "many", segments.join("/"))
  return number ? readingOf({ kind: "app", address: number, store: "apple" }) : null
}

function google(segments: string[], query: URLSearchParams): Reading | null {
  if (segments.join("/") !== "store/apps/details" || !query.has("id")) return null
  const name = only(query, "id")
  return name === ""
    ? unreadable("app", "many", query.getAll("id").join(" "))
    : readingOf({ kind: "app", address: name, store: "google" })
}

function account(platform: HandlePlatform, written: string): Reading {
  const name = written.replace(/^@/, "")
  const plain = undone(name)
  const address = platform === "discord" ? plain.text : lowerAscii(plain.text)
  return readingOf({ kind: platform, address, shown: name, clean: plain.odd.length === 0, odd: plain.odd })
}

/** What stands in an address once; "" where it stands there twice: readers differ in which one they take. */
function only(query: URLSearchParams, name: string): string {
  const [value = "", ...others] = query.getAll(name)
  return others.length === 0 ? value : ""
}

function numbered(platform: HandlePlatform, id: string): Reading {
  return /^-?\d{4,24}$/.test(id)
    ? readingOf({ kind: platform, address: "", numericId: id })
    : unreadable(platform, "unreadable", id)
}
