import type { Row } from "./row.ts"
import { PROVEN, sent } from "./signatures.ts"
import { ANOTHER_SERVER, type Travel } from "./travel.ts"

const LIST = { "List-Id": "Traders <traders.lists.example>" }
const FOOTER = "\r\n_______________\r\nTraders mailing list"
const footed = (mail: Buffer) =>
  Buffer.concat([
    Buffer.from(mail.toString("latin1").replace("Subject: ", "Subject: [Traders] "), "latin1"),
    Buffer.from(FOOTER),
  ])
const byList: Travel = { from: "traders-bounces@lists.example" }

/** What lists and forwarders make of a mail. */
export const onTheWay: Row[] = [
  sent(
    "a list that changes nothing",
    { head: LIST },
    { ...byList, signed: [{ by: "post.example" }] },
    {
      kind: "list",
      authenticity: { ...PROVEN, doubts: ["list"] },
    },
  ),
  sent(
    "a list that adds a footer breaks the signature",
    { from: "Tomas <tomas@watched.example>", head: LIST },
    { ...byList, signed: [{ by: "watched.example" }], changed: footed },
    {
      kind: "list",
      authenticity: {
        spf: "pass",
        dkim: "neutral",
        dmarc: "fail",
        policy: "none",
        doubts: ["policy-failed", "list"],
      },
    },
  ),
  sent(
    "a list that adds a footer and seals what it had found: whom it vouches for is told, and not believed",
    { from: "Tomas <tomas@watched.example>", head: LIST },
    { ...byList, signed: [{ by: "watched.example" }], changed: footed, sealed: "lists.example" },
    {
      kind: "list",
      authenticity: {
        spf: "pass",
        dkim: "neutral",
        dmarc: "fail",
        policy: "none",
        arc: "pass",
        doubts: ["policy-failed", "list"],
      },
    },
  ),
  sent(
    "a list that adds a footer to who wants that refused",
    { head: LIST },
    { ...byList, signed: [{ by: "post.example" }], changed: footed, sealed: "lists.example" },
    {
      kind: "list",
      thread: "quarantine: policy-failed",
      authenticity: {
        spf: "pass",
        dkim: "neutral",
        dmarc: "fail",
        policy: "reject",
        arc: "pass",
        doubts: ["policy-failed", "list"],
      },
    },
  ),
  sent(
    "a list that writes in its own name",
    {
      from: "Tomas Reyhl via Traders <traders@lists.example>",
      head: { ...LIST, "Reply-To": "Tomas <tomas@post.example>" },
    },
    { ...byList, signed: [{ by: "lists.example" }] },
    {
      kind: "list",
      authenticity: {
        aligned: true,
        spf: "pass",
        dkim: "pass",
        dkimBy: ["lists.example"],
        doubts: ["reply-elsewhere", "list"],
      },
    },
  ),
  sent(
    "forwarded as it was",
    {},
    {
      signed: [{ by: "post.example" }],
      ip: ANOTHER_SERVER,
      from: "SRS0=x=y=post.example=tomas@forward.example",
    },
    { authenticity: PROVEN },
  ),
  sent(
    "forwarded without a signature",
    {},
    { ip: ANOTHER_SERVER, from: "SRS0=x=y=post.example=tomas@forward.example" },
    {
      thread: "quarantine: policy-failed",
      authenticity: { spf: "pass", dmarc: "fail", policy: "reject", doubts: ["policy-failed"] },
    },
  ),
  sent(
    "forwarded and sealed, without a signature",
    {},
    { ip: ANOTHER_SERVER, from: "SRS0=x=y=post.example=tomas@forward.example", sealed: "forward.example" },
    {
      thread: "quarantine: policy-failed",
      authenticity: { spf: "pass", dmarc: "fail", policy: "reject", arc: "pass", doubts: ["policy-failed"] },
    },
  ),
  sent(
    "sealed, and changed behind the seal",
    { from: "Tomas <tomas@plain.example>" },
    { ...byList, sealed: "lists.example", changedAfter: footed },
    {
      authenticity: { spf: "pass", arc: "fail" },
    },
  ),
  sent(
    "forwarded with our addresses in its head only",
    { head: { To: "Tomas <tomas@post.example>", "Delivered-To": "support@kestrel.example" } },
    { signed: [{ by: "post.example" }] },
    { authenticity: PROVEN },
  ),
]
