import { encode } from "../encode.ts"
import { type MadeHead, word } from "../make-mail.ts"
import { further, type Written } from "./answers.ts"
import type { Expected, Row } from "./row.ts"
import { PROVEN, sent } from "./signatures.ts"
import { ANOTHER_SERVER } from "./travel.ts"

const TEXT = "UID: 518240937\n还没有到账。"
const FOLLOWS: Expected = { thread: "joins", evidence: ["follow-up-subject", "participant", "aligned"] }
const OPENS: Expected = { thread: "opens", evidence: ["first-mail"] }

/** Somebody who has an open conversation writes again, under a subject of its own and without any id. */
const again = (
  subject: string,
  expect: Expected,
  ...[head = {}, more = {}]: [MadeHead?, Partial<Written>?]
): Row =>
  further(
    `follow-up: ${subject}`,
    { before: "written", text: TEXT, head: () => ({ Subject: word(subject), ...head }), ...more },
    expect,
  )

const joins: Row[] = [
  "跟进：BTC 提现仍未到账",
  "跟進：BTC 提領仍未到帳",
  "再次发送 BTC 提现",
  "再次發送：提領",
  "重新发送：提现问题",
  "【重发】提现未到账",
  "催促处理提现",
  "催单：提现",
  "回复：跟进：提现",
  "Follow-up: BTC withdrawal",
  "Follow up on my withdrawal",
  "Following up: withdrawal",
  "FOLLOWUP withdrawal",
  "Ｆｏｌｌｏｗ－ｕｐ：withdrawal",
  "Resend: withdrawal pending",
  "Re-send: withdrawal pending",
  "[Resent] withdrawal pending",
  "Reminder: withdrawal pending",
  "Fwd: Re: reminder",
].map((subject) => again(subject, FOLLOWS))

const others: Row[] = [
  ...[
    "Please follow us on Telegram",
    "Presend: my withdrawal",
    "提现跟踪",
    "Remind me what KYC is",
    "Withdrawal pending",
  ].map((subject) => again(subject, OPENS)),
  again(
    "跟进, in GBK",
    { ...FOLLOWS, marks: ["charset-damaged"] },
    { Subject: Buffer.from(encode("跟进：提现", "gbk")) },
  ),
  again(
    "跟进, not proven: nothing is told of what its writer has",
    { ...OPENS, authenticity: { spf: "fail", dmarc: "fail", policy: "none", doubts: ["policy-failed"] } },
    { Subject: word("跟进：提现") },
    { travel: () => ({ signed: [], ip: ANOTHER_SERVER }) },
  ),
  again("跟进, after it was solved", OPENS, { Subject: word("跟进：提现") }, { before: "solved" }),
  again("跟进, after it was merged", FOLLOWS, { Subject: word("跟进：提现") }, { before: "merged" }),
  again(
    "跟进, with a Message-ID of somebody else's conversation",
    FOLLOWS,
    {},
    { head: (s) => ({ Subject: word("跟进：提现"), "In-Reply-To": `<${s.other.ours}>` }) },
  ),
  again(
    "跟进, and the right id",
    { thread: "joins", evidence: ["follow-up-subject", "in-reply-to", "participant", "aligned"] },
    {},
    { before: "answered", head: (s) => ({ Subject: word("跟进：提现"), "In-Reply-To": `<${s.ours}>` }) },
  ),
  again("跟进, by somebody else of the same domain", OPENS, {
    Subject: word("跟进：提现"),
    From: "Amara Linde <amara.linde@watched.example>",
  }),
  sent(
    "a follow-up by somebody who hasn't written before",
    { from: "Tomas <tomas.new@post.example>", head: { Subject: word("跟进：提现") } },
    { signed: [{ by: "post.example" }] },
    { ...OPENS, authenticity: PROVEN },
  ),
]

export const followUps: Row[] = [...joins, ...others]
