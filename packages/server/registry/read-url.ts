import { domainToUnicode } from "node:url"
import { parse } from "tldts"
import { readPlatform } from "./read-platform.ts"
import { decoded, lowerAscii, type Reading, readingOf, undone, unreadable } from "./reading.ts"
import { isShortener } from "./shorteners.ts"

/**
 * A web address or a bare host. What a browser would really open is what counts, and only where it was written plainly
 * can it be ours. With `platforms: false` a profile's address on a platform stays a web address.
 * @returns null where it can't be one
 */
export function readUrl(text: string, o: { platforms: boolean } = { platforms: true }): Reading | null {
  if (/^(?:data|javascript|blob|file|vbscript|view-source|about|intent)[:：]/iu.test(text))
    return unreadable("website", "data", text)
  // A full-width slash ends no host: no browser takes it for one, so what stands before it is not the whole name.
  const parts = /^(?:([a-z][a-z0-9+.-]*)[:：])?(?:[/\\／]{2,})?([^/\\?#]*)(.*)$/isu.exec(text)
  const scheme = lowerAscii(parts?.[1] ?? "")
  const [authority = "", rest = ""] = [parts?.[2], parts?.[3]]
  const withScheme = /^https?$/.test(scheme)
  // "host:8443" has the shape of a scheme and is none.
  if (scheme !== "" && !withScheme)
    return scheme.includes(".") || scheme === "localhost"
      ? readAuthority({ authority: `${parts?.[1]}:${authority}`, rest, scheme: "" }, o)
      : /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
        ? unreadable("website", "unreadable", text)
        : null
  // Words behind an address are no part of it, and say what the address doesn't vouch for.
  if (/\s/u.test(rest) || (!withScheme && /\s/u.test(authority))) return null
  return readAuthority({ authority, rest, scheme }, o)
}

function readAuthority(
  { authority, rest, scheme }: { authority: string; rest: string; scheme: string },
  o: { platforms: boolean },
): Reading | null {
  const at = Math.max(authority.lastIndexOf("@"), authority.lastIndexOf("＠"))
  // Browsers end the host at a backslash; other programs take all before an "@" behind it for a name, and go elsewhere.
  const isSplit = /^\\[^/?#]*[@＠]/u.test(rest)
  const userinfo = at < 0 ? (isSplit ? authority : "") : authority.slice(0, at)
  const place = authority.slice(at + 1)
  const port = /:(\d{1,5})$/.exec(place)?.[1] ?? ""
  const host = readHost(place.replace(/:\d{0,5}$/, ""))
  if (!host) return null
  if (host.isIp) return unreadable("website", "ip", host.address)
  if (scheme === "" && !/[.。．｡]/u.test(host.shown)) return null
  const usual = port === "" || (port === "443" && scheme !== "http") || (port === "80" && scheme === "http")
  const odd = [...host.odd, ...(at >= 0 || isSplit ? (["userinfo"] as const) : [])]
  const reading = readingOf({
    kind: "website",
    address: usual ? host.address : `${host.address}:${port}`,
    shown: usual ? host.shown : `${host.shown}:${port}`,
    clean: host.clean && odd.length === 0,
    odd,
    userinfo: decoded(userinfo),
    rest: rest.slice(0, 1_000),
  })
  if (isShortener(host.address)) return { ...reading, clean: false, unsure: "shortened" }
  const onPlatform = o.platforms && usual ? readPlatform(host.address, rest) : null
  if (!onPlatform) return reading
  // Whatever was odd about the address is odd about the account that it names.
  const clean = reading.clean && onPlatform.clean
  return { ...onPlatform, clean, odd: [...reading.odd, ...onPlatform.odd], userinfo: reading.userinfo }
}

export type Host = Pick<Reading, "address" | "shown" | "clean" | "odd"> & { isIp: boolean }

/** A host as browsers read it (UTS #46), and whether it was written that way. Null where it is none. */
export function readHost(written: string): Host | null {
  if (written === "" || written.length > 400 || /[\s"<>^`{|}]/u.test(written.replace(/^\s+|\s+$/gu, "")))
    return null
  const plain = undone(written)
  const url = parsed(`https://${plain.text}/`)
  const opens = url?.hostname.replace(/\.$/, "") ?? ""
  if (!url || opens === "" || url.username !== "" || url.port !== "") return null
  const facts = parse(opens)
  if (facts.isIp) return { address: opens, shown: opens, clean: false, odd: [], isIp: true }
  const asWritten = lowerAscii(written.normalize("NFC")).replace(/\.$/, "")
  const isCode = /(?:^|\.)xn--/.test(opens)
  const clean = plain.odd.length === 0 && asWritten === opens
  // A name that was pasted as its code is shown as the letters that it stands for.
  const shown = isCode && clean ? domainToUnicode(opens) || opens : written.replace(/\.$/, "")
  return { address: opens, shown, clean, odd: plain.odd, isIp: false }
}

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
