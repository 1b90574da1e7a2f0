import type { Authenticity } from "@veridesk/contract/mail/authenticity.ts"
import type { MailSign } from "@veridesk/contract/mail/desk.ts"
import type { QuarantineReason, RejectReason } from "@veridesk/contract/mail/fate.ts"
import { uuidFor } from "./uuid-for.ts"

/* Mails of the made-up day: what they say, who they are from, and why some of them wait for a look. */

export const proven: Authenticity = {
  domain: "mail.example",
  spf: { result: "pass", domain: "mail.example" },
  dkim: { result: "pass", domains: ["mail.example"] },
  dmarc: { result: "pass", policy: "reject" },
  arc: { result: "none", by: null },
  aligned: true,
  doubts: [],
  resembles: null,
}

export const forged: Authenticity = {
  domain: "kestrel-support.example",
  spf: { result: "softfail", domain: "bulk.sender.example" },
  dkim: { result: "none", domains: [] },
  dmarc: { result: "fail", policy: "quarantine" },
  arc: { result: "fail", by: "relay.sender.example" },
  aligned: false,
  doubts: ["look-alike", "reply-elsewhere", "name-shows-address", "policy-failed"],
  resembles: "kestrel.example",
}

export function sign(more: Partial<MailSign>): MailSign {
  return {
    incomingId: uuidFor("incoming-sign"),
    way: "smtp",
    kind: "person",
    aligned: true,
    doubts: [],
    evidence: ["reply-token", "participant", "aligned"],
    sha256: "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a",
    folded: false,
    ...more,
  }
}

export const longText = `你好，

附件是 11 月 20 日的银行转账凭证，金额 18,200 EUR。银行说当天已经付出。
UID 33019284，麻烦核对一下到账情况。

何知远

---- 原始邮件 ----
发件人: Kestrel 客服 <support@kestrel.example>
发送时间: 2026年11月21日 16:02
收件人: 何知远 <zhiyuan.he@mail.example>
主题: [K-4812-0773] 法币充值未到账

我们正在查询这笔转账。请提供银行转账凭证（含日期、金额和收款账号）。

客户服务
我们绝不会向你索要密码、验证码或助记词。`

export const html = `<div style="font-family:Arial;color:#222"><p>你好，</p><p>附件是 <b>11 月 20 日</b>的银行转账凭证，金额 <span style="background:#fff3bf">18,200 EUR</span>。</p>
<table border="1" cellpadding="6" style="border-collapse:collapse"><tr bgcolor="#eef"><th>日期</th><th>金额</th><th>收款账号</th></tr><tr><td>2026-11-20</td><td align="right">18,200.00 EUR</td><td>DE•• •••• 0417</td></tr></table>
<p><a href="https://bank.example/receipt/1180">查看凭证</a> · <a href="https://kestrel.example.pay-now.example/login">https://kestrel.example/login</a></p>
<p><img data-remote="https://bank.example/logo.png" alt="Bank logo" width="120"> <img data-remote="https://track.bank.example/o.gif" width="1" height="1"></p>
<script>alert(1)</script><p onclick="alert(2)" style="position:fixed;top:0">何知远</p>
<blockquote style="border-left:3px solid #ccc;padding-left:8px;color:#666">我们正在查询这笔转账。请提供银行转账凭证。</blockquote></div>`

type Sample = {
  reason: QuarantineReason | RejectReason
  name: string
  address: string
  subject: string
  ago: number
  mailbox: string
  text: string | null
  authenticity: Authenticity | null
}

const samples: { quarantine: Sample[]; rejected: Sample[] } = {
  quarantine: [
    {
      reason: "pretends-to-be-us",
      name: "Kestrel Support <support@kestrel.example>",
      address: "support@kestrel-support.example",
      subject: "Urgent: confirm the new payout address for Odile Varga before 18:00",
      ago: 6,
      mailbox: "support@kestrel.example",
      text: "Dear colleague,\n\nplease change the payout address of UID 20417733 to the one below before 18:00 today and confirm by return.\n\nbc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4\n\nKestrel Support",
      authenticity: forged,
    },
    {
      reason: "policy-failed",
      name: "苏屿",
      address: "suyu@mail.example",
      subject: "回复：2025 年报税明细",
      ago: 41,
      mailbox: "account@kestrel.example",
      text: "请把明细发到这个新邮箱。",
      authenticity: { ...forged, domain: "mail.example", doubts: ["policy-failed"], resembles: null },
    },
    {
      reason: "third-party-code",
      name: "GitHub",
      address: "noreply@github.com",
      subject: "[GitHub] Please verify your email address",
      ago: 95,
      mailbox: "support@kestrel.example",
      text: "Verify your email address: ••••••",
      authenticity: { ...proven, domain: "github.com", doubts: ["first-seen"] },
    },
    {
      reason: "took-too-long",
      name: "",
      address: "archive@partner.example",
      subject:
        "Fwd: Fwd: Fwd: contract, signed copies, all annexes and the correspondence of the last two years",
      ago: 190,
      mailbox: "legal@kestrel.example",
      text: null,
      authenticity: null,
    },
    {
      reason: "flood",
      name: "monitor",
      address: "alerts@qq.com",
      subject: "ALERT api latency",
      ago: 240,
      mailbox: "tech@kestrel.example",
      text: "latency 812 ms",
      authenticity: proven,
    },
  ],
  rejected: [
    {
      reason: "duplicate",
      name: "何知远",
      address: "zhiyuan.he@mail.example",
      subject: "法币充值未到账",
      ago: 15,
      mailbox: "support@kestrel.example",
      text: longText,
      authenticity: proven,
    },
    {
      reason: "blocked",
      name: "Crypto Growth Partners",
      address: "hello@growth.example",
      subject: "10,000 new users for Kestrel this week",
      ago: 70,
      mailbox: "support@kestrel.example",
      text: "Hi there, quick question about your marketing.",
      authenticity: { ...proven, domain: "growth.example" },
    },
    {
      reason: "loop",
      name: "Kestrel",
      address: "no-reply@kestrel.example",
      subject: "Re: [K-4812-0773] We have your message",
      ago: 300,
      mailbox: "support@kestrel.example",
      text: "We have your message.",
      authenticity: proven,
    },
  ],
}

const MINUTE = 60_000

export const incoming = (["quarantine", "rejected"] as const).flatMap((fate) =>
  samples[fate].map((sample, i) => ({
    ...sample,
    fate,
    id: uuidFor(`incoming-${fate}-${i}`),
    receivedAt: new Date(Date.now() - sample.ago * MINUTE).toISOString(),
  })),
)
export type IncomingSample = (typeof incoming)[number]
