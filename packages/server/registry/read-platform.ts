import { type HandlePlatform, lowerAscii, type Reading, readingOf, undone, unreadable } from "./reading.ts"

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
  return HOSTS[host] ?? HOSTS[bare] ?? null
}

const HOSTS: Record<string, Read> = {
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
  if (first === "intent" && query.get("user_id")) return numbered("x", query.get("user_id") ?? "")
  if (
    ["i", "intent", "home", "search", "share", "hashtag", "explore"].includes(lowerAscii(first)) ||
    second === "status"
  )
    return unreadable("x", "private-id", segments.join("/"))
  return account("x", first)
}

function facebook(segments: string[], query: URLSearchParams): Reading | null {
  const [first = "", second = "", third = ""] = segments
  if (first === "") return null
  if (first === "profile.php") return numbered("facebook", query.get("id") ?? "")
  if ((first === "people" || first === "pages") && /^\d+$/.test(third)) return numbered("facebook", third)
  if (
    ["groups", "events", "share", "sharer", "watch", "reel", "story.php", "permalink.php", "l.php"].includes(
      first,
    )
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
  const number = segments.map((part) => /^id(\d{6,12})$/.exec(part)?.[1]).find(Boolean)
  return number ? readingOf({ kind: "app", address: number, store: "apple" }) : null
}

function google(segments: string[], query: URLSearchParams): Reading | null {
  const name = segments.join("/") === "store/apps/details" ? query.get("id") : null
  return name ? readingOf({ kind: "app", address: name, store: "google" }) : null
}

function account(platform: HandlePlatform, written: string): Reading {
  const name = written.replace(/^@/, "")
  const plain = undone(name)
  const address = platform === "discord" ? plain.text : lowerAscii(plain.text)
  return readingOf({ kind: platform, address, shown: name, clean: plain.odd.length === 0, odd: plain.odd })
}

function numbered(platform: HandlePlatform, id: string): Reading {
  return /^-?\d{4,24}$/.test(id)
    ? readingOf({ kind: platform, address: "", numericId: id })
    : unreadable(platform, "unreadable", id)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
