import type { RegisterEntry } from "@veridesk/contract/registry.ts"
import { lowerAscii } from "../reading.ts"

/** One thing that was made to look like an entry, and by what. */
export type Forgery = { text: string; how: string; of: string }

const CONFUSABLE: Record<string, string[]> = {
  a: ["а", "ɑ", "á", "@"].slice(0, 3),
  c: ["с", "ϲ"],
  e: ["е", "é", "ė", "3"],
  h: ["һ"],
  i: ["і", "ı", "1"],
  k: ["κ", "к", "\u212a"],
  l: ["1", "I", "ⅼ", "ӏ"],
  m: ["rn", "м"],
  n: ["ո", "ñ"],
  o: ["0", "о", "ο"],
  p: ["р", "ρ"],
  r: ["г"],
  s: ["ѕ", "5", "\u017f"],
  t: ["т", "ţ"],
  u: ["υ", "ù"],
  x: ["х", "χ"],
  y: ["у", "ỳ"],
}
const ENDINGS = ["com", "net", "org", "io", "co", "app", "xyz", "cc", "top", "vip", "site", "com.cn", "co.uk"]
const INVISIBLE = ["\u200b", "\u00ad", "\u2060", "\u200d"]
const LETTERS = "aeioulnstrkzx"

/** All one-step disguises of a name, except where the step gives the name itself. */
function disguises(name: string): { text: string; how: string }[] {
  const made: { text: string; how: string }[] = []
  const add = (how: string, text: string) => {
    if (lowerAscii(text) !== lowerAscii(name)) made.push({ how, text })
  }
  const letters = [...name]
  const put = (at: number, ...instead: string[]) =>
    [...letters.slice(0, at), ...instead, ...letters.slice(at + 1)].join("")
  for (const [at, letter] of letters.entries()) {
    for (const other of CONFUSABLE[letter.toLowerCase()] ?? []) add("homoglyph", put(at, other))
    if (/[a-z0-9]/i.test(letter)) {
      for (const step of [3, 8, 11]) {
        const other = LETTERS[(at * 5 + step) % LETTERS.length] ?? "q"
        add("changed", put(at, other === letter ? "q" : other))
      }
      add("missing", put(at))
      add("doubled", put(at, letter, letter))
      for (const step of [1, 6])
        add("added", put(at, letter, LETTERS[(at * 7 + step) % LETTERS.length] ?? "q"))
      add("full-width", put(at, String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)))
      add("invisible", put(at, letter, INVISIBLE[at % INVISIBLE.length] ?? "\u200b"))
    }
    const next = letters[at + 1]
    if (next && next !== letter && /[a-z0-9]/i.test(letter + next))
      add("swapped", [...letters.slice(0, at), next, letter, ...letters.slice(at + 2)].join(""))
  }
  return made
}

/** Look-alikes of one entry, as scammers make them. */
export function forgeriesOf(entry: RegisterEntry): Forgery[] {
  const { kind, address } = entry
  const all = (texts: { text: string; how: string }[]) => texts.map((one) => ({ ...one, of: address }))
  if (kind === "website") return all(hostForgeries(address))
  if (kind === "email") return all(mailForgeries(address))
  if (kind === "telegram" || kind === "x")
    return all([
      ...handleForgeries(address).map(({ how, text }) => ({ how, text: `@${text}` })),
      ...links(kind, address),
    ])
  if (kind === "phone") return all(numberForgeries(address))
  if (kind === "wechat")
    return all(handleForgeries(address).map(({ how, text }) => ({ how, text: `微信号：${text}` })))
  if (kind === "facebook")
    return all(disguises(address).map(({ how, text }) => ({ how, text: `https://facebook.com/${text}` })))
  return []
}

function hostForgeries(host: string) {
  const labels = host.split(".")
  const ending = labels.at(-1) ?? ""
  const name = labels.slice(0, -1).join(".")
  const made = disguises(name).flatMap(({ how, text }, at) => {
    const fake = `${text}.${ending}`
    // Every third comes as a whole address, and letters beyond ASCII also as the code that browsers show.
    const coded =
      /[^\x20-\x7e]/u.test(fake) && URL.canParse(`https://${fake}`)
        ? new URL(`https://${fake}`).hostname
        : null
    return [
      { how, text: at % 3 === 0 ? `https://${fake}/claim?id=${at}` : fake },
      ...(coded && coded !== host ? [{ how: "punycode", text: coded }] : []),
      // Two steps at once.
      { how: `${how} and ending`, text: `https://${text}.${ENDINGS[at % ENDINGS.length]}/` },
      { how: `${how} and path`, text: `${fake}/${host}` },
      { how: `${how} and www`, text: `http://www.${fake}/` },
    ]
  })
  const digits = ["1", "24", "365", "2026"].flatMap((digit) => [
    { how: "digits", text: `${name}${digit}.${ending}` },
    { how: "digits", text: `https://${digit}${name}.${ending}/` },
  ])
  return [
    ...made,
    ...digits,
    ...ENDINGS.map((other) => ({ how: "ending", text: `https://${name}.${other}/` })),
    ...["evil.com", "login-check.net", "a.b.xyz"].flatMap((evil) => [
      { how: "path", text: `https://${evil}/${host}/login` },
      { how: "path", text: `${evil}/${host}` },
      { how: "path", text: `https://${evil}/?u=https://${host}` },
      { how: "userinfo", text: `https://${host}@${evil}/` },
      { how: "userinfo", text: `https://${host}:443@${evil}/login` },
      { how: "userinfo", text: `https://${host}%2Flogin@${evil}` },
      { how: "subdomain", text: `https://${host}.${evil}/` },
      { how: "subdomain", text: `${host.replaceAll(".", "-")}.${evil}` },
      { how: "port", text: `https://${host}:8${evil.length}43/` },
    ]),
    {
      how: "full-width",
      text: [...host]
        .map((one) => (one === "." ? one : String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)))
        .join(""),
    },
    { how: "full-width", text: host.replaceAll(".", "。") },
    {
      how: "hyphen",
      text:
        `${name.replace(".", "-")}.${ending}` === host
          ? `${name}-.${ending}`
          : `${name.replace(".", "-")}.${ending}`,
    },
    { how: "added", text: `www-${host}` },
    { how: "added", text: `${name}-support.${ending}` },
  ]
}

function mailForgeries(mailbox: string) {
  const [local = "", domain = ""] = mailbox.split("@")
  return [
    ...disguises(domain.split(".").slice(0, -1).join(".")).map(({ how, text }) => ({
      how,
      text: `${local}@${text}.example`,
    })),
    ...disguises(local).map(({ how, text }) => ({ how, text: `${text}@${domain}` })),
    ...ENDINGS.map((other) => ({
      how: "ending",
      text: `${local}@${domain.replace(/\.[^.]+$/, "")}.${other}`,
    })),
    { how: "userinfo", text: `${mailbox}@evil.com` },
    { how: "subdomain", text: `${mailbox}.evil.com` },
    { how: "name", text: `"${mailbox}" <help@evil.com>` },
  ]
}

function handleForgeries(handle: string) {
  return [
    ...disguises(handle),
    ...["1", "24", "_official", "_support", "_zh", "_"].map((more) => ({
      how: "digits",
      text: `${handle}${more}`,
    })),
    {
      how: "hyphen",
      text: handle.includes("_") ? handle.replaceAll("_", "") : `${handle.slice(0, 7)}_${handle.slice(7)}`,
    },
  ]
}

/** The name on the wrong platform, and a fake one by its link. */
function links(kind: "telegram" | "x", handle: string) {
  const other = kind === "telegram" ? "x.com" : "t.me"
  const own = kind === "telegram" ? "t.me" : "x.com"
  return [
    { how: "platform", text: `https://${other}/${handle}z` },
    ...disguises(handle).map(({ how, text }) => ({
      how,
      text: `https://${own}/${encodeURIComponent(text)}`,
    })),
  ]
}

function numberForgeries(number: string) {
  const digits = number.slice(1)
  return [...digits].flatMap((digit, at) => {
    const others = [1, 4].map((step) => String((Number(digit) + step) % 10))
    return [
      ...others.map((other) => ({
        how: "changed",
        text: `+${digits.slice(0, at)}${other}${digits.slice(at + 1)}`,
      })),
      { how: "added", text: `+${digits.slice(0, at + 1)}7${digits.slice(at + 1)}` },
    ]
  })
}
