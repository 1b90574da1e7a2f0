import type { MailDomains, OutboxDetail, OutboxState } from "@veridesk/contract/mail/outbox.ts"
import { type Answer, ok, refused } from "./answered.ts"
import { staffNamed } from "./people.ts"
import { uuidFor } from "./uuid-for.ts"
import type { Asked, World } from "./world.ts"

const samples: { state: OutboxState; kind: string; ago: number; to: string; cc?: string; why?: string }[] = [
  { state: "queued", kind: "agent-replied", ago: 0, to: "zhiyuan.he@mail.example" },
  {
    state: "bounced",
    kind: "agent-replied",
    ago: 12,
    to: "odile.varga@old-mail.example",
    cc: "lawyer@varga.example",
    why: "550 5.1.1 No such user here",
  },
  { state: "accepted", kind: "ticket-received", ago: 40, to: "dario@mail.example" },
  { state: "delivered", kind: "documents-asked", ago: 95, to: "amara@mail.example" },
  {
    state: "failed",
    kind: "agent-replied",
    ago: 240,
    to: "tomas@slow.example",
    why: "Connection timed out for 4 hours",
  },
  { state: "suppressed", kind: "announcement-digest", ago: 300, to: "piet@mail.example" },
]

/** What goes out in the made-up exchange; null where it isn't asked about. */
export function answerOutbox(world: World, { method, url, body }: Asked): Answer | null {
  const { pathname, searchParams } = url
  if (pathname === "/api/desk/mail-domains") return ok(domains)
  if (!pathname.startsWith("/api/desk/outbox")) return null
  const all = samples.map((sample, i) => detail(world, sample, i))
  const [id = "", verb = ""] = pathname.slice("/api/desk/outbox/".length).split("/")
  if (id === "") {
    const state = searchParams.get("state")
    const held = [...world.kept.values()].flatMap(({ events }) => events).findLast(isNew)
    const rows = searchParams.has("conversation") ? (held ? [waiting(all[0], held.message?.id)] : []) : all
    return ok({ rows: rows.filter((row) => !state || row.state === state), next: null })
  }
  const one = all.find((mail) => mail.id === id)
  if (!one) return refused(404, "not-found", { message: "Not found." })
  if (method === "GET") return ok(one)
  const to = (body as { to?: string | null; confirmedDomains?: string[] }).to
  if (verb === "resend" && to && (body as { confirmedDomains?: string[] }).confirmedDomains?.length === 0)
    return refused(409, "new-domain", {
      message: "Nobody there has been part of this conversation.",
      detail: { domains: [to.split("@")[1]] },
    })
  return ok({ conversationId: one.conversation?.id, text: one.text, cc: [], mailId: null })
}

function isNew(event: { kind: string; at: string }): boolean {
  return event.kind === "conversation.replied" && Date.now() - Date.parse(event.at) < 20_000
}

function waiting(mail: OutboxDetail | undefined, messageId: string | undefined) {
  return { ...mail, messageId, heldUntil: new Date(Date.now() + 10_000).toISOString() }
}

function detail(world: World, sample: (typeof samples)[number], i: number): OutboxDetail {
  const { state, kind, ago, to, cc, why = null } = sample
  const at = new Date(Date.now() - ago * 60_000).toISOString()
  const row = [...world.kept.values()][i]?.row
  const mei = staffNamed("Mei")
  const byHand = kind === "agent-replied"
  return {
    id: uuidFor(`outbox-${i}`),
    kind,
    state,
    recipients: [
      { role: "to", address: to, state, status: why ? "5.1.1" : null, why, at },
      ...(cc
        ? [{ role: "cc" as const, address: cc, state: "accepted" as const, status: null, why: null, at }]
        : []),
    ],
    conversation: row ? { id: row.id, number: row.number, subject: row.subject } : null,
    messageId: byHand ? uuidFor(`outbox-message-${i}`) : null,
    writtenBy: byHand ? { id: mei.id, name: mei.name } : null,
    queuedAt: at,
    heldUntil: state === "queued" ? new Date(Date.now() + 8000).toISOString() : null,
    settledAt: state === "queued" ? null : at,
    attempts: state === "failed" ? 9 : state === "queued" ? 0 : 1,
    nextTryAt: null,
    why,
    replaces: null,
    rfcId: `${uuidFor(`rfc-${i}`)}@kestrel.example`,
    mailbox: { key: "support", address: "support@kestrel.example" },
    text: byHand ? "Your withdrawal left our hot wallet at 14:02 (UTC+8). It needs 6 confirmations." : null,
    canWithdraw: state === "queued",
    canResend: state === "failed" || state === "bounced",
  }
}

const domains: MailDomains = {
  checkedAt: new Date().toISOString(),
  domains: [
    {
      domain: "kestrel.example",
      records: [
        {
          what: "dkim",
          name: "veridesk1._domainkey.kestrel.example",
          type: "TXT",
          value: "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr1Jm9Wv0n7TQ0WjBxVvPq8Nf5xJc",
          state: "missing",
          found: [],
        },
        {
          what: "spf",
          name: "kestrel.example",
          type: "TXT",
          value: "v=spf1 mx include:_spf.kestrel.example -all",
          state: "different",
          found: ["v=spf1 include:_spf.google.com ~all"],
        },
        {
          what: "dmarc",
          name: "_dmarc.kestrel.example",
          type: "TXT",
          value: "v=DMARC1; p=quarantine; rua=mailto:dmarc@kestrel.example",
          state: "ok",
          found: ["v=DMARC1; p=reject"],
        },
        {
          what: "mx",
          name: "kestrel.example",
          type: "MX",
          value: "10 help.kestrel.example",
          state: "ok",
          found: ["mx.kestrel.example"],
        },
      ],
    },
  ],
}
