import type { Readable } from "node:stream"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { FastifyInstance, FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { type HandIn, type MailboxesFor, mailboxOf } from "../door.ts"
import { type Claim, isFresh, makeProof } from "./signature.ts"

const HOOK_PATH = "/api/mail/hook"
const MAIL_TYPE = "message/rfc822"
const MOST_RECIPIENTS = 100

const address = z.string().max(320)
/** The envelope, in the query: `to` once for each recipient. */
const envelope = z.object({
  to: z.union([address, z.array(address).max(MOST_RECIPIENTS)]).transform((to) => [to].flat()),
  from: address.optional(),
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
  helo: z.string().max(255).optional(),
  tls: z.enum(["0", "1"]).default("0"),
  way: z.enum(["hook", "pipe"]).default("hook"),
})
const signed = z.object({
  "veridesk-delivery": z.string().regex(/^[\x21-\x7e]{1,200}$/),
  "veridesk-timestamp": z.string().max(12),
  "veridesk-signature": z.string().max(100),
})

export type HookDoor = {
  /** Each of them may sign: the configured one, and that of this machine's own pipe command. */
  secrets: string[]
  maxBytes: number
  mailboxesFor: MailboxesFor
  handIn: HandIn
  clock: () => Date
  /** Counts a delivery that was signed wrongly, by the address it came from. @throws Refusal `too-many-tries` */
  bound: (ip: string) => Promise<void>
}

/**
 * The way in for providers that deliver over HTTP, and for the pipe command: the bytes of one mail as the body, its
 * envelope in the query, all of it signed. Answers 200 once the mail is durable; 503 says that it must come again. A
 * delivery id that is known answers what it answered first.
 */
export function hookRoutes(app: FastifyInstance, o: HookDoor): void {
  // The bytes are read by the handler as they come; nobody else wants this type.
  app.addContentTypeParser(MAIL_TYPE, (_request, payload, done) => done(null, payload))
  app.withTypeProvider<ZodTypeProvider>().post(
    HOOK_PATH,
    {
      schema: {
        querystring: envelope,
        response: { 200: z.object({ ids: z.array(z.string()) }) },
      },
      bodyLimit: o.maxBytes,
      config: { crossSite: true },
    },
    async (request) => {
      const claim = await claimOf(request)
      const { to, from, ip, helo, tls, way } = request.query
      const found = await Promise.all(to.map((one) => mailboxOf(one, o.mailboxesFor)))
      const mailboxIds = found.filter((id) => id !== null)
      const source = proved(request, claim)
      if (mailboxIds.length === 0) {
        // Only whoever may deliver learns which addresses there are.
        for await (const _ of source);
        throw new Refusal("no-such-mailbox", 404)
      }
      const kept = await o.handIn({
        way,
        envelope: { from: from ?? null, to, ip: ip ?? null, helo: helo ?? null, tls: tls === "1" },
        source,
        mailboxIds,
        sourceKey: `${way} ${claim.delivery}`,
        receivedAt: o.clock(),
      })
      if ("later" in kept) throw new Refusal("mail-later", 503)
      return kept
    },
  )

  async function claimOf(request: FastifyRequest): Promise<Claim> {
    const read = signed.safeParse(request.headers)
    const headers = read.success ? read.data : null
    const timestamp = headers?.["veridesk-timestamp"] ?? ""
    if (!headers || !isFresh({ timestamp }, o.clock())) return refuse(request)
    return {
      delivery: headers["veridesk-delivery"],
      timestamp,
      signature: headers["veridesk-signature"],
      query: request.url.split("?")[1] ?? "",
    }
  }

  /** The bytes, of which nothing is kept unless they end as they were signed. */
  async function* proved(request: FastifyRequest, claim: Claim): AsyncGenerator<Uint8Array> {
    const proof = makeProof(o.secrets, claim)
    let size = 0
    for await (const chunk of request.body as Readable) {
      const bytes: Uint8Array = chunk
      proof.pass(bytes)
      size += bytes.byteLength
      if (size > o.maxBytes) throw new Refusal("mail-too-large", 413)
      yield bytes
    }
    if (!proof.end()) return refuse(request)
  }

  async function refuse(request: FastifyRequest): Promise<never> {
    await o.bound(request.ip)
    throw new Refusal("mail-not-signed", 401)
  }
}
