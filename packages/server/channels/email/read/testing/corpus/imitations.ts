import { word } from "../make-mail.ts"
import type { Row } from "./row.ts"
import { PROVEN, sent } from "./signatures.ts"
import { ANOTHER_SERVER, type Travel } from "./travel.ts"

const signed = (by: string, more: Travel = {}): Travel => ({ from: `b@${by}`, signed: [{ by }], ...more })
/** Proven to be from a domain of the other side's own: that says nothing of who they are. */
const theirs = (domain: string) => ({ ...PROVEN, domain, dkimBy: [domain] })
const forged: Travel = { ip: ANOTHER_SERVER, from: "b@attacker.example" }

const STRANGER: Travel = { from: "b@unknown.example" }

const lookAlikes: Row[] = [
  sent(
    "one letter of our domain is a digit, and it is signed",
    { from: "Kestrel <support@kestre1.example>" },
    signed("kestre1.example"),
    {
      thread: "quarantine: look-alike",
      authenticity: {
        ...theirs("kestre1.example"),
        doubts: ["look-alike", "pretends-to-be-staff"],
        resembles: "kestrel.example",
      },
    },
  ),
  sent(
    "our domain with a letter of Cyrillic, in Punycode",
    { from: "Kestrel <support@xn--kstrel-3of.example>" },
    STRANGER,
    {
      thread: "quarantine: look-alike",
      authenticity: { doubts: ["look-alike", "pretends-to-be-staff"], resembles: "kestrel.example" },
    },
  ),
  sent("our domain with another ending", { from: "Kestrel <support@kestrel.test>" }, STRANGER, {
    thread: "quarantine: look-alike",
    authenticity: { doubts: ["look-alike", "pretends-to-be-staff"], resembles: "kestrel.example" },
  }),
  sent("two letters of our domain changed places", { from: "Mei <support@ketsrel.example>" }, STRANGER, {
    thread: "quarantine: look-alike",
    authenticity: { doubts: ["look-alike"], resembles: "kestrel.example" },
  }),
  sent("our domain with a hyphen", { from: "Mei <support@kest-rel.example>" }, STRANGER, {
    thread: "quarantine: look-alike",
    authenticity: { doubts: ["look-alike"], resembles: "kestrel.example" },
  }),
  sent(
    "our name within theirs, signed: somebody may be called so, and it is told",
    { from: "Tomas <tomas@kestrel-support.example>" },
    signed("kestrel-support.example"),
    {
      authenticity: {
        ...theirs("kestrel-support.example"),
        doubts: ["look-alike"],
        resembles: "kestrel.example",
      },
    },
  ),
  sent("our domain below theirs", { from: "Tomas <support@kestrel.example.attacker.example>" }, STRANGER, {
    thread: "quarantine: policy-failed",
    authenticity: {
      dmarc: "fail",
      policy: "reject",
      doubts: ["policy-failed", "look-alike"],
      resembles: "kestrel.example",
    },
  }),
]

const inOurName: Row[] = [
  sent("one of our mailboxes, forged", { from: "Kestrel <security@kestrel.example>" }, forged, {
    thread: "quarantine: pretends-to-be-us",
    authenticity: {
      spf: "pass",
      dmarc: "fail",
      policy: "reject",
      doubts: ["pretends-to-be-us", "policy-failed"],
    },
  }),
  sent(
    "one of our mailboxes, signed by somebody else",
    { from: "Kestrel <security@kestrel.example>" },
    { ...forged, signed: [{ by: "attacker.example" }] },
    {
      thread: "quarantine: pretends-to-be-us",
      authenticity: {
        spf: "pass",
        dkim: "pass",
        dkimBy: ["attacker.example"],
        dmarc: "fail",
        policy: "reject",
        doubts: ["pretends-to-be-us", "policy-failed"],
      },
    },
  ),
  sent(
    "one of our mailboxes, fetched from elsewhere without any proof",
    { from: "Kestrel <security@kestrel.example>" },
    { ip: null },
    {
      thread: "quarantine: pretends-to-be-us",
      authenticity: { dmarc: "temperror", policy: "reject", doubts: ["unchecked", "pretends-to-be-us"] },
    },
  ),
  sent(
    "one of our mailboxes to another, by our own server",
    { from: "Account <account@kestrel.example>" },
    { from: "account@kestrel.example", ip: "192.0.2.8", to: ["tech@kestrel.example"] },
    {
      authenticity: { aligned: true, spf: "pass", dmarc: "pass", policy: "reject" },
    },
  ),
  sent("the same in capitals, forged", { from: "Kestrel <SECURITY@KESTREL.Example>" }, forged, {
    thread: "quarantine: pretends-to-be-us",
    authenticity: {
      spf: "pass",
      dmarc: "fail",
      policy: "reject",
      doubts: ["pretends-to-be-us", "policy-failed"],
    },
  }),
  sent(
    "one of our mailboxes in full width, from a proven server",
    { from: "Kestrel <security@ｋｅｓｔｒｅｌ.example>" },
    signed("post.example"),
    {
      thread: "quarantine: pretends-to-be-us",
      authenticity: { spf: "pass", dkim: "pass", dkimBy: ["post.example"], doubts: ["pretends-to-be-us"] },
    },
  ),
  sent(
    "a name that is our support's, at a proven address",
    { from: "Kestrel Official Support <tomas@post.example>" },
    signed("post.example"),
    {
      authenticity: { ...PROVEN, doubts: ["pretends-to-be-staff"] },
    },
  ),
  sent(
    "客服, at a proven address",
    { from: `${word("官方客服")} <tomas@post.example>` },
    signed("post.example"),
    {
      authenticity: { ...PROVEN, doubts: ["pretends-to-be-staff"] },
    },
  ),
  sent(
    "a name that shows our address, at a proven one",
    { from: '"support@kestrel.example" <tomas@post.example>' },
    signed("post.example"),
    {
      marks: ["name-shows-address"],
      authenticity: { ...PROVEN, doubts: ["pretends-to-be-staff", "name-shows-address"] },
    },
  ),
  sent(
    "a comment with another author, signed by that one",
    { from: "odile(comment <x@attacker.example>)@post.example" },
    { ...forged, signed: [{ by: "attacker.example" }] },
    {
      marks: ["name-shows-address"],
      thread: "quarantine: policy-failed",
      authenticity: {
        spf: "pass",
        dkim: "pass",
        dkimBy: ["attacker.example"],
        dmarc: "fail",
        policy: "reject",
        doubts: ["policy-failed", "name-shows-address"],
      },
    },
  ),
  sent(
    "two addresses in brackets, signed by the second",
    { from: "Odile <odile@post.example> <x@attacker.example>" },
    { ...forged, signed: [{ by: "attacker.example" }] },
    {
      marks: ["name-shows-address"],
      thread: "quarantine: policy-failed",
      authenticity: {
        spf: "pass",
        dkim: "pass",
        dkimBy: ["attacker.example"],
        dmarc: "fail",
        policy: "reject",
        doubts: ["policy-failed", "name-shows-address"],
      },
    },
  ),
  sent(
    "an address in quotes before the real one",
    { from: '"odile@post.example" <x@attacker.example>' },
    { ...forged, signed: [{ by: "attacker.example" }] },
    {
      marks: ["name-shows-address"],
      authenticity: { ...theirs("attacker.example"), doubts: ["name-shows-address"] },
    },
  ),
  sent(
    "two authors, of whom one signed",
    { from: "Tomas <tomas@post.example>, Evil <evil@attacker.example>" },
    signed("post.example"),
    {
      marks: ["several-senders"],
      authenticity: { spf: "pass", dkim: "pass", dkimBy: ["post.example"], doubts: ["several-senders"] },
    },
  ),
  sent(
    "two authors of one domain",
    { from: "Tomas <tomas@post.example>, Amara <amara@post.example>" },
    signed("post.example"),
    {
      marks: ["several-senders"],
      authenticity: {
        spf: "pass",
        dkim: "pass",
        dkimBy: ["post.example"],
        dmarc: "pass",
        policy: "reject",
        doubts: ["several-senders"],
      },
    },
  ),
  sent("a group as an author", { from: "Desk: Tomas <tomas@post.example>;" }, signed("post.example"), {
    authenticity: PROVEN,
  }),
  sent(
    "a proven author who is to be answered elsewhere",
    { head: { "Reply-To": "Odile <odile@attacker.example>" } },
    signed("post.example"),
    {
      authenticity: { ...PROVEN, doubts: ["reply-elsewhere"] },
    },
  ),
  sent(
    "a proven author who is to be answered at another address of the same domain",
    { head: { "Reply-To": "Tomas <desk@post.example>" } },
    signed("post.example"),
    { authenticity: PROVEN },
  ),
  sent(
    "Sender is somebody else's",
    { head: { Sender: "Evil <evil@attacker.example>" } },
    signed("post.example"),
    { authenticity: PROVEN },
  ),
  sent(
    "a code by which Slack asks whether this mailbox is ours",
    { from: "Slack <no-reply@slack.com>", head: { Subject: "Slack confirmation code: 518-240" } },
    signed("slack.com"),
    {
      thread: "quarantine: third-party-code",
      authenticity: theirs("slack.com"),
    },
  ),
  sent(
    "Slack writes of something else",
    { from: "Slack <news@slack.com>", head: { Subject: "A new way to work" } },
    signed("slack.com"),
    { authenticity: theirs("slack.com") },
  ),
  sent(
    "somebody whom staff have shut out",
    { from: "Offers <offers@blocked.example>" },
    signed("blocked.example"),
    {
      thread: "rejected: blocked",
      authenticity: theirs("blocked.example"),
    },
  ),
]

export const imitations: Row[] = [...lookAlikes, ...inOurName]
