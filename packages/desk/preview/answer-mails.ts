import type { IncomingDetail, IncomingRow, MailDetail, MailStatus } from "@veridesk/contract/mail/desk.ts"
import { type Answer, ok, refused } from "./answered.ts"
import { forged, html, type IncomingSample, incoming, longText, proven } from "./mail-samples.ts"
import { answerMailboxes } from "./answer-mailboxes.ts"
import { uuidFor } from "./uuid-for.ts"
import type { Asked } from "./world.ts"

let all = incoming

/** What the made-up server answers about mails; null where it isn't about one. */
export function answerMails({ method, url }: Asked): Answer | null {
  const { pathname, searchParams } = url
  if (pathname.startsWith("/api/desk/mailboxes")) return answerMailboxes({ method, url })
  if (pathname === "/api/desk/mail-status") return ok(status())
  const [, messageId = "", rest = ""] = /^\/api\/desk\/mails\/([^/]+)\/?(.*)$/.exec(pathname) ?? []
  if (messageId) return rest === "raw" ? { status: 200, text: raw } : ok(mail(messageId))
  if (!pathname.startsWith("/api/desk/incoming-mails")) return null
  const [id = "", verb = ""] = pathname.slice("/api/desk/incoming-mails/".length).split("/")
  if (id === "") {
    const fate = searchParams.get("fate") ?? "quarantine"
    return ok({ rows: all.filter((one) => one.fate === fate).map(row), next: null })
  }
  const one = all.find((sample) => sample.id === id)
  if (!one) return refused(404, "not-found", { message: "Not found." })
  if (verb === "raw") return { status: 200, text: raw }
  if (method === "GET") return ok(detail(one))
  all = all.filter((sample) => sample !== one)
  if (verb === "discard") all = [...all, { ...one, fate: "rejected", reason: "discarded" }]
  return ok({ id })
}

function row(one: IncomingSample): IncomingRow {
  const { id, fate, reason, name, address, subject, receivedAt } = one
  return {
    id,
    fate,
    reason,
    subject,
    receivedAt,
    mailbox: { key: one.mailbox.split("@")[0] ?? "", address: one.mailbox },
    way: "smtp",
    from: { name, address },
    size: 18_204,
    settledAt: receivedAt,
    conversationId: null,
  }
}

function detail(one: IncomingSample): IncomingDetail {
  const { authenticity, text, address, mailbox } = one
  return {
    ...row(one),
    envelope: {
      from: authenticity?.aligned ? address : "bounce-81@bulk.sender.example",
      to: [mailbox],
      ip: "203.0.113.81",
      helo: "mx81.sender.example",
      tls: true,
    },
    sha256: "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a",
    headers: [
      { name: "From", value: `"${one.name}" <${address}>` },
      { name: "To", value: mailbox },
      { name: "Subject", value: one.subject },
      { name: "Message-ID", value: "<81f0c2@sender.example>" },
      { name: "Received", value: "from mx81.sender.example (203.0.113.81) by help.kestrel.example" },
    ],
    text,
    html: text && html,
    authenticity,
    marks: authenticity?.aligned === false ? ["name-shows-address", "no-date"] : [],
    files: text ? [{ name: "Zahlungsbeleg 20.11.pdf", mediaType: "application/pdf", size: 184_220 }] : [],
    attempts: text ? 1 : 3,
  }
}

function mail(messageId: string): MailDetail {
  const isForged = messageId === uuidFor("forged-message")
  return {
    messageId,
    incomingId: uuidFor("incoming-sign"),
    from: isForged
      ? { name: "何知远 zhiyuan.he@mail.example", address: "zhiyuan.he@mai1.example" }
      : { name: "何知远", address: "zhiyuan.he@mail.example" },
    replyTo: isForged ? [{ name: "", address: "pay@collect.example" }] : [],
    to: [{ name: "Kestrel 客服", address: "support@kestrel.example" }],
    cc: [{ name: "Bank", address: "service@bank.example" }],
    subject: "Re: [K-4812-0773] 法币充值未到账",
    sentAt: new Date(Date.now() - 66 * 60_000).toISOString(),
    receivedAt: new Date(Date.now() - 65 * 60_000).toISOString(),
    mailbox: { key: "support", address: "support@kestrel.example" },
    text: longText,
    html,
    remotePictures: 2,
    authenticity: isForged ? { ...forged, domain: "mai1.example", resembles: "mail.example" } : proven,
    kind: "person",
    marks: isForged ? ["name-shows-address"] : ["forwarded"],
    evidence: isForged
      ? ["in-reply-to", "not-participant", "not-aligned"]
      : ["reply-token", "participant", "aligned"],
    related: isForged ? [{ id: uuidFor("nowhere"), number: "K-4812-0773", subject: "法币充值未到账" }] : [],
    crypto: isForged
      ? null
      : {
          kind: "smime",
          encrypted: false,
          signature: {
            state: "good",
            by: "zhiyuan.he@mail.example",
            fingerprint: "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc",
          },
          fault: null,
        },
    removed: isForged ? ["seed-phrase"] : [],
    refused: isForged ? [{ name: "invoice.exe", why: "type" }] : [],
    firstSeenAt: isForged ? null : "2026-03-02T08:00:00.000Z",
    openedAs: null,
  }
}

function status(): MailStatus {
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  return {
    today: { received: 1204, conversation: 1131, quarantine: 5, rejected: 66, waiting: 2 },
    unaccounted: 0,
    oldestWaiting: at(1),
    ways: [
      { way: "smtp", mailbox: null, state: "ok", lastAt: at(1), note: null },
      {
        way: "imap",
        mailbox: "legal@kestrel.example",
        state: "late",
        lastAt: at(52),
        note: "IDLE lost, polling",
      },
      { way: "pipe", mailbox: null, state: "off", lastAt: null, note: null },
      { way: "hook", mailbox: null, state: "down", lastAt: at(400), note: "401 since 09:12" },
    ],
  }
}

const raw = `Received: from mx81.sender.example (203.0.113.81)\r\n by help.kestrel.example with ESMTPS\r\nFrom: =?utf-8?B?5L2V55+l6L+c?= <zhiyuan.he@mail.example>\r\nTo: support@kestrel.example\r\nSubject: Re: [K-4812-0773]\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n5L2g5aW977yM\r\n<script>alert(1)</script>\r\n`
