import { newId } from "@veridesk/contract/ids.ts"
import type { SendMailOptions } from "nodemailer"
import { domainRecords, mailBytes } from "../../channels/email/testing/signed-mail.ts"
import { type FakeDns, fakeDns } from "../../platform/testing/fake-dns.ts"
import { type Agent, type House, openHouse } from "../../platform/testing/house.ts"

export type Fate = {
  id: string
  fate: string
  reason: string | null
  conversationId: string | null
  messageId: string | null
  details: Record<string, unknown>
}

/** A mail of ours as it was kept for /dev/mail. */
export type Sent = {
  recipient: string
  subject: string
  body: string
  headers: Record<string, string>
  /** Without angle brackets. */
  messageId: string
  replyTo: string
}

async function sent(house: House, aboutMessage: string): Promise<Sent> {
  for (;;) {
    const { rows } = await house.pool.query<Omit<Sent, "messageId" | "replyTo">>(
      `select k.recipient, k.subject, k.body, k.headers from kept_mails k
       join outgoing_mails o on o.id = k.id where o.about_message = $1`,
      [aboutMessage],
    )
    const [row] = rows
    if (row)
      return {
        ...row,
        messageId: (row.headers["message-id"] ?? "").replace(/^<|>$/g, ""),
        replyTo: row.headers["reply-to"] ?? "",
      }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>

/**
 * The whole product with mails: a house, and a name server that knows mail.example and post.example, whose mails are
 * signed, and plain.example, whose are not. `send` hands a mail over as its server would and tells where it ended.
 */
export async function openPostOffice(o: { env?: Record<string, string>; jobs?: boolean } = {}) {
  const dns: FakeDns = await fakeDns({
    ...domainRecords("mail.example"),
    ...domainRecords("post.example"),
    ...domainRecords("partner.example", "none"),
    ...domainRecords("slack.com"),
    "TXT kestrel.example": ["v=spf1 -all"],
    "TXT _dmarc.kestrel.example": ["v=DMARC1; p=reject"],
  })
  const env = { MAIL_DNS: dns.address, MAIL_UNDO_SECONDS: "0", ...o.env }
  const house: House = await openHouse({ ...o, env })
  let agent: Agent | null = null

  const fateOf = async (id: string): Promise<Fate> => {
    for (;;) {
      const { rows } = await house.pool.query<Fate>(
        `select id, fate, reason, conversation_id as "conversationId", message_id as "messageId", details
         from incoming_mails where id = $1`,
        [id],
      )
      const [row] = rows
      if (!row) throw new Error(`there is no incoming mail ${id}`)
      if (row.fate !== "stored") return row
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Hands raw bytes over for these of our addresses. */
  async function deliver(
    bytes: Buffer,
    more: { to?: string[]; ip?: string | null; from?: string | null; at?: Date } = {},
  ): Promise<Fate[]> {
    const { to = ["support@kestrel.example"], ip = "192.0.2.7", from = "bounce@mail.example" } = more
    const { at = house.clock() } = more
    const mailboxIds = to.map((address) => house.app.mailboxes.forAddress(address)?.id ?? null)
    const kept = await house.app.keepMail({
      way: "smtp",
      envelope: { from, to, ip, helo: "mx.mail.example", tls: true },
      source: bytes,
      mailboxIds,
      receivedAt: at,
    })
    if ("later" in kept) throw new Error(`it was put off: ${kept.later}`)
    return Promise.all(kept.ids.map(fateOf))
  }

  return {
    house,
    dns,
    deliver,
    fateOf,
    /** A mail of a mail program, signed by its author's domain unless `signedBy` says otherwise; where it ended. */
    async send(
      mail: SendMailOptions,
      more: {
        signedBy?: string | null
        to?: string[]
        ip?: string | null
        from?: string | null
        at?: Date
      } = {},
    ): Promise<Fate> {
      const to = more.to ?? [typeof mail.to === "string" ? mail.to : "support@kestrel.example"]
      const options = { to: to[0], ...mail }
      const bytes =
        more.signedBy === undefined ? await mailBytes(options) : await mailBytes(options, more.signedBy)
      const [fate] = await deliver(bytes, { ...more, to })
      return fate as Fate
    },
    /** An agent's answer as it went out, with where answers to it go. */
    async answer(conversationId: string, body: string): Promise<Sent> {
      agent ??= await house.agent({ name: "Mei" })
      const messageId = newId()
      const answered = await agent.json("POST", `/api/desk/conversations/${conversationId}/replies`, {
        messageId,
        body,
        attachmentIds: [],
        basedOn: 1,
        anyway: true,
        then: "stay",
      })
      if (answered.status !== 200) throw new Error(`the answer was refused: ${JSON.stringify(answered.body)}`)
      await house.settle()
      return sent(house, messageId)
    },
    /** What stands in a conversation, oldest first. */
    async messages(conversationId: string): Promise<{ body: string; side: string; kind: string }[]> {
      const { rows } = await house.pool.query<{ body: string; side: string; kind: string }>(
        "select body, side, kind from messages where conversation_id = $1 order by seq",
        [conversationId],
      )
      return rows
    },
    async conversation(id: string): Promise<Record<string, unknown>> {
      const { rows } = await house.pool.query("select * from conversations where id = $1", [id])
      return rows[0] as Record<string, unknown>
    },
    async close() {
      await house.close()
      dns.close()
    },
  }
}
