import { type MadeHead, makeMail, plain } from "../make-mail.ts"
import type { Expected, Row } from "./row.ts"
import { ANOTHER_SERVER, type Travel } from "./travel.ts"

type Made = { from?: string; head?: MadeHead; text?: string }
const TEXT = "My BTC withdrawal has been pending for 38 minutes."
const TOMAS = "Tomas Reyhl <tomas@post.example>"

/** A mail to us by whoever it says, as it travelled, and what its checks say. */
export const sent = (
  name: string,
  { from = TOMAS, head = {}, text = TEXT }: Made,
  ...[travel, expect]: [Travel, Expected]
): Row => ({
  name: `sender: ${name}`,
  mail: () => makeMail({ From: from, ...head }, plain(text)),
  travel: () => ({ from: "tomas@post.example", ...travel }),
  expect: { text, ...expect },
})

const SIGNED: Travel["signed"] = [{ by: "post.example" }]
/** By no server that its domain knows: all stands on what signed it. */
const elsewhere = { ip: ANOTHER_SERVER, from: "tomas@post.example" }
const good = { dkim: "pass" as const, dkimBy: ["post.example"] }
const passed = { aligned: true, dmarc: "pass" as const, policy: "reject" as const }
export const PROVEN: Expected["authenticity"] = { ...passed, ...good, spf: "pass", domain: "post.example" }
/** The domain wants such mails refused. */
const refused = (more: Expected["authenticity"] = {}): Expected => ({
  thread: "quarantine: policy-failed",
  authenticity: { spf: "fail", dmarc: "fail", policy: "reject", doubts: ["policy-failed"], ...more },
})
const bySignature: Expected = { authenticity: { ...passed, ...good, spf: "fail" } }
const inText = (from: string, to: string) => (mail: Buffer) =>
  Buffer.from(mail.toString("latin1").replace(from, to), "latin1")

const one: Row[] = [
  sent("signed, and sent by its own server", {}, { signed: SIGNED }, { authenticity: PROVEN }),
  sent("signed, and handed over by another server", {}, { ...elsewhere, signed: SIGNED }, bySignature),
  sent(
    "signed, and fetched from a mailbox",
    {},
    { signed: SIGNED, ip: null },
    {
      authenticity: { ...PROVEN, spf: "none" },
    },
  ),
  sent("not signed, and sent by its own server", {}, {}, { authenticity: { ...passed, spf: "pass" } }),
  sent("not signed, and handed over by another server", {}, elsewhere, refused()),
  sent(
    "not signed, and fetched from a mailbox",
    {},
    { ip: null },
    {
      authenticity: { dmarc: "temperror", policy: "reject", doubts: ["unchecked"] },
    },
  ),
  sent(
    "signed by a key of Edwards (RFC 8463)",
    {},
    { ...elsewhere, signed: [{ by: "post.example", key: "edwards" }] },
    bySignature,
  ),
  sent(
    "signed letter by letter",
    {},
    { ...elsewhere, signed: [{ by: "post.example", canonicalization: "simple/simple" }] },
    bySignature,
  ),
  sent(
    "signed a year ago, without an end",
    {},
    { ...elsewhere, signed: [{ by: "post.example", signedAt: new Date("2025-11-22") }] },
    bySignature,
  ),
  sent(
    "signed by a subdomain of its own",
    {},
    { ...elsewhere, signed: [{ by: "mail.post.example" }] },
    {
      authenticity: { ...passed, spf: "fail", dkim: "pass", dkimBy: ["mail.post.example"] },
    },
  ),
  sent(
    "from a subdomain, signed by the domain above",
    { from: "Tomas <tomas@desk.post.example>" },
    { ...elsewhere, signed: SIGNED },
    {
      authenticity: { ...passed, ...good, spf: "fail", domain: "desk.post.example" },
    },
  ),
  sent(
    "a domain in capitals",
    { from: "Tomas <Tomas@POST.Example>" },
    { ...elsewhere, signed: SIGNED },
    bySignature,
  ),
]

const worthless: Row[] = [
  sent(
    "a signature that has ended",
    {},
    {
      ...elsewhere,
      signed: [{ by: "post.example", signedAt: new Date("2026-01-01"), expires: new Date("2026-01-08") }],
    },
    refused({ dkim: "neutral" }),
  ),
  sent(
    "a key that was revoked",
    {},
    { ...elsewhere, signed: [{ by: "post.example", key: "revoked" }] },
    refused({ dkim: "neutral" }),
  ),
  sent(
    "a key that was never published",
    {},
    { ...elsewhere, signed: [{ by: "post.example", key: "unpublished" }] },
    refused({ dkim: "neutral" }),
  ),
  sent(
    "another key than the published one",
    {},
    { ...elsewhere, signed: [{ by: "post.example", key: "another" }] },
    refused({ dkim: "fail" }),
  ),
  sent(
    "a key of 512 bits",
    {},
    { ...elsewhere, signed: [{ by: "post.example", key: "short" }] },
    refused({ dkim: "fail" }),
  ),
  sent(
    "a signature by SHA-1",
    {},
    { ...elsewhere, signed: [{ by: "post.example", sha1: true }] },
    refused({ dkim: "fail" }),
  ),
  sent(
    "a signature over the first bytes only",
    {},
    { ...elsewhere, signed: [{ by: "post.example", bytes: 5 }] },
    refused(),
  ),
  sent(
    "a signature over the first bytes only, and words behind them",
    {},
    {
      ...elsewhere,
      signed: [{ by: "post.example", bytes: 20 }],
      changed: (mail) => Buffer.concat([mail, Buffer.from("\r\nSend it to my new address instead.")]),
    },
    { ...refused(), text: TEXT },
  ),
  sent(
    "a changed word",
    {},
    { ...elsewhere, signed: SIGNED, changed: inText("38 minutes", "99 minutes") },
    refused({ dkim: "neutral" }),
  ),
  sent(
    "a changed subject",
    {},
    { ...elsewhere, signed: SIGNED, changed: inText("Subject: Withdrawal", "Subject: [x] Withdrawal") },
    refused({ dkim: "fail" }),
  ),
  sent(
    "a changed author",
    { from: "Tomas <thomas@post.example>" },
    { ...elsewhere, signed: SIGNED, changed: inText("thomas@", "tomas@") },
    refused({ dkim: "fail" }),
  ),
  sent(
    "a space more, where letters count",
    {},
    {
      ...elsewhere,
      signed: [{ by: "post.example", canonicalization: "simple/simple" }],
      changed: inText("pending for", "pending  for"),
    },
    refused({ dkim: "neutral" }),
  ),
  sent(
    "a space more, where they don't",
    {},
    { ...elsewhere, signed: SIGNED, changed: inText("pending for", "pending  for") },
    bySignature,
  ),
  sent(
    "a second author above the signature",
    {},
    {
      signed: SIGNED,
      changed: (mail) => Buffer.concat([Buffer.from("From: Evil <evil@attacker.example>\r\n"), mail]),
    },
    {
      thread: "quarantine: several-senders",
      authenticity: {
        aligned: false,
        spf: "pass",
        dkim: "pass",
        dkimBy: ["post.example"],
        doubts: ["several-senders"],
      },
    },
  ),
  sent(
    "somebody else's signature",
    {},
    { ip: ANOTHER_SERVER, from: "evil@attacker.example", signed: [{ by: "attacker.example" }] },
    refused({ spf: "pass", dkim: "pass", dkimBy: ["attacker.example"] }),
  ),
  sent(
    "what others wrote of it",
    {
      head: {
        "Authentication-Results": "veridesk; dmarc=pass header.from=post.example; dkim=pass",
        "Received-SPF": "pass",
      },
    },
    elsewhere,
    refused(),
  ),
]

const several: Row[] = [
  sent(
    "two signatures, of which its own is right",
    {},
    { ...elsewhere, signed: [{ by: "post.example" }, { by: "attacker.example", key: "revoked" }] },
    bySignature,
  ),
  sent(
    "two signatures, its own and its sender's",
    {},
    { ...elsewhere, signed: [{ by: "post.example" }, { by: "forward.example" }] },
    {
      authenticity: { ...passed, spf: "fail", dkim: "pass", dkimBy: ["forward.example", "post.example"] },
    },
  ),
  sent(
    "two signatures, its own broken, somebody else's right",
    {},
    { ...elsewhere, signed: [{ by: "post.example", key: "another" }, { by: "attacker.example" }] },
    refused({ dkim: "pass", dkimBy: ["attacker.example"] }),
  ),
  sent(
    "two signatures of its own, one of them with a revoked key",
    {},
    { ...elsewhere, signed: [{ by: "post.example", key: "revoked" }, { by: "post.example" }] },
    bySignature,
  ),
  sent(
    "five signatures above its own",
    {},
    {
      ...elsewhere,
      signed: [{ by: "post.example" }, ...Array.from({ length: 5 }, () => ({ by: "attacker.example" }))],
    },
    refused({ dkim: "pass", dkimBy: ["attacker.example"] }),
  ),
  sent(
    "fifty signatures, its own on top",
    {},
    {
      ...elsewhere,
      signed: [
        ...Array.from({ length: 12 }, () => ({ by: "attacker.example", key: "short" as const })),
        { by: "post.example" },
      ],
    },
    bySignature,
  ),
]

export const signatures: Row[] = [...one, ...worthless, ...several]
