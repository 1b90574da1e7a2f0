import type { Expected, Row } from "./row.ts"
import { sent } from "./signatures.ts"
import { ANOTHER_SERVER, type Travel } from "./travel.ts"

/** A mail of somebody at a domain, sent by its own server or by another one, not signed unless it says so. */
const at = (
  domain: string,
  name: string,
  ...[travel, authenticity, more = {}]: [Travel, Expected["authenticity"], Expected?]
): Row =>
  sent(
    `${domain}: ${name}`,
    { from: `Amara Linde <amara@${domain}>` },
    { from: `amara@${domain}`, ...travel },
    { authenticity: { domain, ...authenticity }, ...more },
  )

const THEIRS: Travel = {}
const ANOTHER: Travel = { ip: ANOTHER_SERVER }
const failed = { dmarc: "fail", doubts: ["policy-failed"] } satisfies Expected["authenticity"]
const aligned = { aligned: true } as const
const signedBy = (by: string, more: Travel = ANOTHER): Travel => ({ ...more, signed: [{ by }] })
const dkim = (by: string) => ({ dkim: "pass" as const, dkimBy: [by] })

const dmarc: Row[] = [
  at("watched.example", "a policy that only watches, kept", THEIRS, {
    ...aligned,
    spf: "pass",
    dmarc: "pass",
    policy: "none",
  }),
  at("watched.example", "a policy that only watches, broken, is let in as not proven", ANOTHER, {
    ...failed,
    spf: "fail",
    policy: "none",
  }),
  at(
    "careful.example",
    "a policy of quarantine, broken",
    ANOTHER,
    { ...failed, spf: "fail", policy: "quarantine" },
    { thread: "quarantine: policy-failed" },
  ),
  at("careful.example", "a policy of quarantine, kept by its signature", signedBy("careful.example"), {
    ...aligned,
    ...dkim("careful.example"),
    spf: "fail",
    dmarc: "pass",
    policy: "quarantine",
  }),
  at("strict.example", "strict alignment, kept", THEIRS, {
    ...aligned,
    spf: "pass",
    dmarc: "pass",
    policy: "reject",
  }),
  at(
    "strict.example",
    "strict alignment, signed by a subdomain",
    signedBy("mail.strict.example"),
    { ...failed, ...dkim("mail.strict.example"), spf: "fail", policy: "reject" },
    { thread: "quarantine: policy-failed" },
  ),
  at(
    "strict.example",
    "strict alignment, a bounce address below",
    { from: "b@mail.strict.example" },
    { ...failed, spf: "pass", policy: "reject" },
    { thread: "quarantine: policy-failed" },
  ),
  at(
    "post.example",
    "a bounce address below",
    { from: "b@mail.post.example" },
    { ...aligned, spf: "pass", dmarc: "pass", policy: "reject" },
  ),
  at(
    "post.example",
    "somebody else's bounce address",
    { from: "b@plain.example" },
    { ...failed, spf: "pass", policy: "reject" },
    { thread: "quarantine: policy-failed" },
  ),
  at(
    "news.parent.example",
    "a policy for what is below it",
    ANOTHER,
    { ...failed, policy: "reject" },
    { thread: "quarantine: policy-failed" },
  ),
  at("news.parent.example", "the same, signed by the domain above", signedBy("parent.example"), {
    ...aligned,
    ...dkim("parent.example"),
    dmarc: "pass",
    policy: "reject",
  }),
  at("parent.example", "itself only watches", ANOTHER, { ...failed, spf: "fail", policy: "none" }),
  at("two-policies.example", "two policies are none", ANOTHER, { spf: "fail" }),
  at("two-policies.example", "two policies are none; its own server stands for it", THEIRS, {
    ...aligned,
    spf: "pass",
  }),
  at("no-policy.example", "a record that only asks for reports watches", ANOTHER, {
    ...failed,
    spf: "fail",
    policy: "none",
  }),
]

const spf: Row[] = [
  at("plain.example", "no policy, its own server", THEIRS, { ...aligned, spf: "pass" }),
  at("plain.example", "no policy, another server", ANOTHER, { spf: "fail" }),
  at("plain.example", "no policy, its own signature", signedBy("plain.example"), {
    ...aligned,
    ...dkim("plain.example"),
    spf: "fail",
  }),
  at("plain.example", "no policy, somebody else's signature", signedBy("attacker.example"), {
    ...dkim("attacker.example"),
    spf: "fail",
  }),
  at(
    "plain.example",
    "no policy, somebody else's bounce address",
    { ip: ANOTHER_SERVER, from: "b@attacker.example" },
    { spf: "pass" },
  ),
  at("plain.example", "the null sender, by its own server", { from: "" }, {}),
  at("soft.example", "another server, told softly", ANOTHER, { spf: "softfail" }),
  at("neutral.example", "another server, of which it says nothing", ANOTHER, { spf: "neutral" }),
  at("doubled.example", "two records are none", THEIRS, { spf: "permerror" }),
  at("loop.example", "a record that includes itself", THEIRS, { spf: "permerror" }),
  at("included.example", "a record that includes another, kept", THEIRS, { ...aligned, spf: "pass" }),
  at("led.example", "a record that leads to another, kept", THEIRS, { ...aligned, spf: "pass" }),
  at("led.example", "a record that leads to another, broken", ANOTHER, { spf: "fail" }),
  at("open.example", "everybody may", ANOTHER, { ...aligned, spf: "pass" }),
  at("unknown.example", "a domain that nobody knows", ANOTHER, {}),
  at("varga.co.uk", "signed by a neighbour under the same suffix", signedBy("evil.co.uk"), {
    ...dkim("evil.co.uk"),
    spf: "fail",
  }),
  at("desk.varga.co.uk", "signed by the domain above it", signedBy("varga.co.uk"), {
    ...aligned,
    ...dkim("varga.co.uk"),
    spf: "none",
  }),
  at("varga.co.uk", "signed by the suffix itself", signedBy("co.uk"), { dkim: "neutral", spf: "fail" }),
]

export const policies: Row[] = [...dmarc, ...spf]
