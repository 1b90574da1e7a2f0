import { readHost } from "./read-url.ts"
import {
  decoded,
  lowerAscii,
  type Reading,
  readingOf,
  undone,
  unreadable,
  writesToOthers,
} from "./reading.ts"

/** A mailbox: alone, as a link, or as a mail program shows a sender ("Kestrel <support@kestrel.example>"). */
export function readEmail(text: string): Reading | null {
  const named = /^(.{0,200}?)[<＜]([^<>＜＞\s]{3,320})[>＞]$/su.exec(text)
  const link = /^mailto[:：]([^?]{3,320})(?:\?(.*))?$/isu.exec(text)
  const bare = (named?.[2] ?? (link ? decoded(link[1] ?? "") : text)).replace(/^mailto:/i, "")
  const at = Math.max(bare.lastIndexOf("@"), bare.lastIndexOf("＠"))
  if (at < 1 || /[\s/\\]/u.test(bare)) return null
  const [local, domain] = [bare.slice(0, at), bare.slice(at + 1)]
  if (/:\/\/|^\/\//.test(local)) return null
  // What names another address besides says nothing of that one.
  if (/[@＠]|:\/\//u.test(named?.[1] ?? "") || writesToOthers(link?.[2] ?? ""))
    return unreadable("email", "many", text)
  const host = readHost(domain)
  if (!host || !/\.[^.\d]/u.test(host.shown)) return null
  const plain = undone(local)
  const odd = [...new Set([...plain.odd, ...host.odd])]
  // Two signs, quotes or brackets: what stands before the last sign is there to be mistaken for the address.
  const decorated = !/^[^@\s"(),:;<>[\]\\]+$/u.test(plain.text)
  if (decorated) odd.push("userinfo")
  return readingOf({
    kind: "email",
    address: `${lowerAscii(plain.text)}@${host.address}`,
    shown: `${local}@${host.shown}`,
    clean: odd.length === 0 && host.clean,
    odd,
    userinfo: decorated ? plain.text : "",
    rest: named?.[1]?.trim() ?? "",
  })
}
