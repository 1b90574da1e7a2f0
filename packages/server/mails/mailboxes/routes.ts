import { Refusal } from "@veridesk/contract/errors.ts"
import type { ImapSettings } from "@veridesk/contract/mail/mailbox.ts"
import * as contract from "@veridesk/contract/mail/mailbox-desk.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Context } from "../../platform/context.ts"
import type { App } from "../../platform/http/app.ts"
import { isSameAccount } from "./mailbox.ts"
import type { Mailboxes } from "./mailboxes.ts"
import { type SaveDeps, saveMailbox } from "./save-mailbox.ts"

/** Signs in at a mailbox elsewhere and looks at its folders. Bounded in time; `said` holds no secret. */
export type TestImap = (imap: ImapSettings, secret: string) => Promise<contract.MailboxTested>

export type MailboxRoutes = Omit<SaveDeps, "seal"> & {
  mailboxes: Mailboxes
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  testImap: TestImap
  /** @throws Refusal `too-many-tries`; each test reaches out to a server that somebody named */
  spendTest: (actorId: string) => Promise<void>
  /** After one was saved: pages that list official mailboxes have changed. */
  published: () => Promise<void>
}

/** The mailboxes for the desk: everybody sees them, administrators set them. */
export function mailboxRoutes(app: App, o: MailboxRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()

  route.get(
    "/api/desk/mailboxes",
    { schema: { response: { 200: contract.mailboxList } } },
    async (request) => {
      const { role } = await o.staffOf(request)
      const all = o.mailboxes.views()
      return { mailboxes: role === "administrator" ? all : all.map((box) => ({ ...box, imap: null })) }
    },
  )
  route.put(
    "/api/desk/mailboxes",
    {
      schema: {
        body: contract.saveMailbox,
        response: { 200: z.object({ key: z.string(), version: z.int() }) },
      },
    },
    async (request) => {
      const ctx = o.contextFor(await o.staffOf(request))
      const saved = await saveMailbox(ctx, { ...o, seal: o.mailboxes.seal }, request.body)
      await o.mailboxes.refresh()
      await o.published()
      return saved
    },
  )
  route.post(
    "/api/desk/mailboxes/test",
    { schema: { body: contract.testMailbox, response: { 200: contract.mailboxTested } } },
    async (request) => {
      const actor = await o.staffOf(request)
      if (actor.role !== "administrator") throw new Refusal("forbidden", 403)
      await o.spendTest(actor.id)
      const { imap } = request.body
      return o.testImap(imap, await secretToTest(o.mailboxes, request.body))
    },
  )
}

/** The one given, else the kept one, which goes to no other account than its own. */
async function secretToTest(mailboxes: Mailboxes, { key, imap, imapSecret }: contract.TestMailbox) {
  if (imapSecret !== undefined) return imapSecret
  const box = key === null ? null : mailboxes.byKey(key)
  const kept = box && isSameAccount(box.imap, imap) ? await mailboxes.secretOf(box.id) : null
  if (kept === null) throw new Refusal("mailbox-secret-needed", 422)
  return kept
}
