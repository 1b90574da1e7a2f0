import type { RegisterEntry, VerifyAnswer } from "@veridesk/contract/registry.ts"
import type { Locale } from "../props.ts"
import type {
  ImpostorReportProps,
  VerifyAgentProps,
  VerifyMessageProps,
  VerifyProps,
  VerifyTranscriptProps,
} from "../props-verify.ts"
import { now, pick } from "./people.ts"

const entry: RegisterEntry = {
  key: "R-0014",
  kind: "telegram",
  address: "kestrel_news_zh",
  covers: "exact",
  numericId: "-1001550142014",
  store: null,
  name: { en: "", zh: "" },
  use: { en: "Announcements in Chinese, broadcast only", zh: "中文公告，只播报" },
  since: "2024-03-14",
  owner: "Support",
  badge: "blue",
  brand: "Kestrel Exchange",
  retiredOn: null,
  may: [],
  never: [],
}

const plain: VerifyAnswer = {
  verdict: "not-listed",
  readAs: "phone",
  compared: "tel:+85255500142",
  opens: null,
  entry: null,
  handleOnly: false,
  likeness: null,
  unsure: null,
  impostor: null,
  register: { version: 214, entries: 63 },
  checkedAt: now,
  validSeconds: 60,
}

const official: Partial<VerifyAnswer> = {
  verdict: "official",
  readAs: "telegram",
  compared: "telegram:@kestrel_news_zh",
  entry,
  handleOnly: true,
}

/** One Cyrillic letter in a name of fifteen. */
const letters = [..."kestrel.example"]
const impostor: Partial<VerifyAnswer> = {
  verdict: "impostor",
  readAs: "website",
  compared: "web:xn--kstrel-s4e.example",
  opens: "xn--kstrel-s4e.example",
  likeness: {
    key: "R-0004",
    kind: "website",
    ours: "kestrel.example",
    tricks: ["homoglyph"],
    pairs: letters.map((ours, at) => ({ theirs: at === 1 ? "\u0435" : ours, ours, same: at !== 1 })),
    at: 2,
    theirGlyph: { glyph: "\u0435", code: "U+0435", script: "Cyrillic" },
    ourGlyph: { glyph: "e", code: "U+0065", script: "Latin" },
  },
  impostor: {
    firstReportedAt: "2026-11-09T03:00:00Z",
    reporters: 41,
    knownFor: { en: "Asks for 2FA codes on a copied sign-in page", zh: "用仿冒的登录页骗取验证码" },
    takedown: { askedOn: "2026-11-09", of: "registrar.example", answer: "none" },
  },
}

/** The verification page in each of its states. */
export function verify(locale: Locale, state: "blank" | "official" | "unknown" | "fake"): VerifyProps {
  const more = { blank: null, official, unknown: {}, fake: impostor }[state]
  const query = {
    blank: "",
    official: "t.me/kestrel_news_zh",
    unknown: "+852 5550 0142",
    fake: "k\u0435strel.example",
  }
  return {
    query: query[state],
    as: null,
    answer: more && { ...plain, ...more },
    number: null,
    site: "kestrel.example",
    register: {
      version: 214,
      signedAt: now,
      keyId: "KIZC--0YxUHBHHH8yTVdWLuR3RhzYcLs6sko0nI3fdw",
      channels: [
        {
          key: entry.key,
          kind: entry.kind,
          name: "",
          address: "@kestrel_news_zh",
          use: pick(locale, entry.use.en, entry.use.zh),
          since: entry.since,
          brand: null,
        },
      ],
      roles: [
        {
          key: "R-0024",
          name: pick(locale, "Chat agent", "在线客服"),
          use: pick(locale, "Answers in your ticket", "在你的工单中答复"),
          may: [pick(locale, "See your ticket", "查看你的工单")],
          never: [pick(locale, "Ask for a password", "索要密码")],
        },
      ],
    },
  }
}

export function verifyMessage(verdict: "sent" | "partly" | "none"): VerifyMessageProps {
  const sent = { at: now, channel: "ticket", sender: "Ilse" } as const
  return {
    site: "kestrel.example",
    values: { number: "4812077351", text: "Ilse from Kestrel" },
    answer: { verdict, sent: verdict === "sent" ? sent : null, announcement: null, checkedAt: now },
  }
}

export function verifyAgent(
  verdict: NonNullable<VerifyAgentProps["answer"]>["verdict"] | null,
): VerifyAgentProps {
  const isNamed = verdict === "yours" || verdict === "there"
  const told = isNamed ? { name: "Mei", number: "4812077351" } : { name: null, number: null }
  return {
    site: "kestrel.example",
    signedIn: verdict === "yours" || verdict === "elsewhere",
    values: { words: verdict ? "teapot lantern" : "", number: verdict === "there" ? "4812 0773 51" : "" },
    errors: [],
    answer: verdict && { verdict, ...told, checkedAt: now },
  }
}

export function verifyTranscript(
  verdict: NonNullable<VerifyTranscriptProps["answer"]>["verdict"] | null,
): VerifyTranscriptProps {
  const transcript = {
    number: "4812077351",
    from: "2026-11-22T06:05:00Z",
    to: "2026-11-22T06:31:12Z",
    messages: 14,
    hidden: 2,
    issuedAt: now,
  }
  const answer = verdict && {
    verdict,
    transcript: verdict === "holds" ? transcript : null,
    key: verdict === "no-transcript" ? null : "KIZC--0YxUHBHHH8yTVdWLuR3RhzYcLs6sko0nI3fdw",
    fault: verdict === "changed" ? ({ part: "text", seq: 7, line: 152 } as const) : null,
    checkedAt: now,
  }
  return { site: "kestrel.example", maxMb: 5, errors: [], answer }
}

export function impostorReport(more: Partial<ImpostorReportProps> = {}): ImpostorReportProps {
  return {
    requestId: "01944444-0000-7000-8000-000000000001",
    values: { what: "@Kestrel_help", met: "", story: "" },
    errors: [],
    site: "kestrel.example",
    files: { maxMb: 5, accept: "image/*" },
    done: false,
    ...more,
  }
}
