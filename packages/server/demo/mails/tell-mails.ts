import type { SenderCheck } from "@veridesk/contract/mail/authenticity.ts"
import { createTransport } from "nodemailer"
import { reply } from "../../conversations/index.ts"
import { stableId } from "../stable-id.ts"
import type { Telling } from "../tell.ts"
import { type Answer, answers, type Letter, letters, type Proof } from "./letters.ts"
import type { TellMail } from "./told-mail.ts"

const DOMAIN = "kestrel.example"

/** The mails of the demo's day, by the road of every mail, and what an agent answered meanwhile, in the order of time. */
export async function tellMails(o: Telling & { tellMail: TellMail | null }): Promise<void> {
  const { tellMail } = o
  if (!tellMail) return
  const conversations = new Map<string, string>()
  const told = [...letters.map((letter) => ({ letter })), ...answers.map((answer) => ({ answer }))]
  for (const one of told.sort((a, b) => atOf(a) - atOf(b))) {
    if ("answer" in one) {
      await tellAnswer(o, one.answer, conversations)
      continue
    }
    const { letter } = one
    const conversationId = await tellMail({
      key: letter.key,
      bytes: await bytesOf(o, letter),
      to: `${letter.to}@${DOMAIN}`,
      from: letter.from.address,
      check: checkOf(letter.from.address, letter.proof),
      at: o.day.at(letter.at),
    })
    if (conversationId) conversations.set(letter.key, conversationId)
  }
}

function atOf(one: { letter: Letter } | { answer: Answer }): number {
  return "letter" in one ? one.letter.at : one.answer.at
}

async function tellAnswer(o: Telling, answer: Answer, conversations: Map<string, string>): Promise<void> {
  const conversationId = conversations.get(answer.to)
  if (!conversationId) throw new Error(`the demo answers "${answer.to}", which is in no conversation`)
  const ctx = {
    db: o.db,
    actor: o.staff[answer.by],
    now: o.day.at(answer.at),
    announce: () => {},
    replyClock: o.replyClock,
  }
  const messageId = stableId(`mail ${answer.key}`)
  await reply(ctx, o.bind, {
    conversationId,
    messageId,
    body: answer.text,
    attachmentIds: [],
    basedOn: 0,
    anyway: true,
    then: "stay",
  })
}

async function bytesOf(o: Telling, letter: Letter): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" } as never)
  const sent = (await transport.sendMail({
    messageId: idOf(letter.key),
    date: o.day.at(letter.at),
    from: letter.from,
    to: `${letter.to}@${DOMAIN}`,
    subject: letter.subject,
    text: o.day.fill(letter.text),
    ...(letter.html && { html: letter.html }),
    ...(letter.answers && { inReplyTo: idOf(letter.answers), references: [idOf(letter.answers)] }),
    ...(letter.automatic && { headers: { "Auto-Submitted": "auto-replied" } }),
  })) as unknown as { message: Buffer }
  return sent.message
}

function idOf(key: string): string {
  return `<${stableId(`mail id ${key}`)}@demo.example>`
}

/** What SPF, DKIM and DMARC would have said. */
function checkOf(address: string, proof: Proof): SenderCheck {
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase()
  const good = proof === "proven"
  return {
    domain,
    severalAuthors: false,
    spf: { result: good ? "pass" : "none", domain: good ? domain : null },
    dkim: { result: good ? "pass" : "none", domains: good ? [domain] : [] },
    dmarc: {
      result: good ? "pass" : proof === "refused" ? "fail" : "none",
      policy: proof === "unknown" ? null : "reject",
    },
    arc: { result: "none", by: null },
    aligned: good,
  }
}
