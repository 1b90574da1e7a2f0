import type { ReadKind } from "@veridesk/contract/registry.ts"
import { type HandlePlatform, lowerAscii, type Reading, readingOf, undone, unreadable } from "./reading.ts"
import { readUrl } from "./read-url.ts"

/** Discord's invites are the only ones in which capitals are other letters. */
function foldHandle(platform: ReadKind, handle: string): string {
  return platform === "discord" || platform === "app" ? handle : lowerAscii(handle)
}

/** The name of an account, with the platform's own number where it stands beside it: "@KestrelHelp id 5501234567". */
export function readHandle(text: string, platform: HandlePlatform): Reading | null {
  const parts =
    /^[@＠]?([^\s@＠/\\]{1,80})(?:\s*[(（]?\s*(?:id|uid|#)?\s*[:：#]?\s*(-?\d{4,24})\s*[)）]?)?$/iu.exec(text)
  const name = parts?.[1]
  if (!name) return null
  const plain = undone(name)
  if (!/^[\p{L}\p{N}\p{M}_.-]{1,80}$/u.test(plain.text)) return null
  const alone = /^-?\d{6,24}$/.test(plain.text) && !parts[2] && !/^[@＠]/u.test(text)
  return readingOf({
    kind: platform,
    address: alone ? "" : foldHandle(platform, plain.text),
    shown: alone ? "" : name,
    numericId: alone ? plain.text : (parts[2] ?? null),
    clean: plain.odd.length === 0,
    odd: plain.odd,
  })
}

const NAMED: [RegExp, HandlePlatform][] = [
  [/^(?:telegram|tg|电报)\s*[:：]?\s+|^(?:telegram|tg|电报)\s*[:：]/iu, "telegram"],
  [/^(?:x|twitter|推特)\s*[:：]\s*|^(?:x|twitter|推特)\s+(?=[@＠])/iu, "x"],
  [/^(?:facebook|fb|脸书)\s*[:：]\s*|^(?:facebook|fb)\s+(?=[@＠])/iu, "facebook"],
  [/^discord\s*[:：]\s*|^discord\s+(?=[@＠])/iu, "discord"],
  // In letters it needs a sign or a blank behind it: "wechatkestrel" is an ID like any other.
  [/^(?:wechat|weixin)(?:\s*id)?(?:\s*[:：]\s*|\s+)|^(?:微信号?|公众号)\s*[:：]?\s*/iu, "wechat"],
]

/** What says its platform: "微信号：kestrel_service", "telegram: @kestrel_news_zh", "tg://resolve?domain=…". */
export function readNamed(text: string): Reading | null {
  if (/^tg:/i.test(text)) return readDeepLink(text)
  for (const [before, platform] of NAMED) {
    const found = before.exec(text)
    const rest = found && text.slice(found[0].length).trim()
    if (!rest || rest.startsWith(".") || rest.startsWith("/")) continue
    const asUrl = readUrl(rest)
    if (asUrl?.kind === platform) return asUrl
    const reading = readHandle(rest, platform)
    if (reading) return reading
  }
  return null
}

/** "tg://resolve?domain=…": the account is the whole of a name that stands there once; apps differ in what else they make of it. */
function readDeepLink(text: string): Reading {
  const link = /^tg:\/\/resolve\?/i.test(text) && URL.canParse(text) ? new URL(text) : null
  const [name = "", ...others] = link?.searchParams.getAll("domain") ?? []
  const reading =
    /^[A-Za-z0-9_]{1,64}$/.test(name) && others.length === 0 ? readHandle(name, "telegram") : null
  return reading ?? unreadable("telegram", "unreadable", text)
}
