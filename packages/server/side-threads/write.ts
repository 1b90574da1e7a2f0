import { notFound } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Actor, StaffActor } from "@veridesk/contract/people.ts"
import { change } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { digestOf } from "../platform/events/chain.ts"
import { linkDigest, makeLinkToken } from "../platform/realm/link-token.ts"
import { LINK_DAYS, partOf, stateAfter } from "./side-thread.ts"
import {
  insertMessage,
  insertThread,
  keepState,
  putLink,
  type SideThread,
  threadBehind,
  threadById,
} from "./store.ts"

/** Puts the mail of a thread's message in the outbox, in the transaction that writes it. */
export type MailOut = (
  tx: Db,
  mail: { to: string; threadId: string; messageId: string; path: string; expiresAt: Date; locale: string },
) => Promise<void>

/** Asks another team, or somebody outside by mail, about a ticket; the customer sees nothing of it. */
export async function openThread(
  ctx: Context<StaffActor>,
  mailOut: MailOut,
  t: {
    conversationId: string
    requestId: string
    threadId: string
    messageId: string
    subject: string
    body: string
    teamId: string | null
    address: string | null
  },
) {
  return change(
    ctx,
    { key: { id: t.conversationId }, requestId: t.requestId, input: t },
    async (held, tx) => {
      const { threadId, subject, teamId, address } = t
      const thread = { id: threadId, conversationId: held.id, subject, teamId, address }
      await insertThread(tx, { ...thread, madeBy: ctx.actor.id, madeAt: ctx.now })
      const digest = await say(tx, ctx, { ...t, state: "asked", authorId: ctx.actor.id })
      if (address) await mail(tx, mailOut, { ...t, address, now: ctx.now, locale: held.locale })
      return {
        facts: [
          { kind: "side-thread.opened", payload: { threadId, teamId, byMail: address !== null, digest } },
        ],
        patch: { updatedAt: ctx.now },
      }
    },
  )
}

/** A further message of one of ours: a question again, or the answer of the team that was asked. */
export async function writeInThread(
  ctx: Context<StaffActor>,
  mailOut: MailOut,
  m: { threadId: string; requestId: string; messageId: string; body: string },
) {
  const { conversationId } = await found(ctx.db, m.threadId)
  return change(
    ctx,
    { key: { id: conversationId }, requestId: m.requestId, input: m, follows: true },
    async (held, tx) => {
      const thread = await found(tx, m.threadId)
      const state = stateAfter(partOf(thread, ctx.actor))
      const digest = await say(tx, ctx, { ...m, state, authorId: ctx.actor.id })
      if (thread.address)
        await mail(tx, mailOut, { ...m, address: thread.address, now: ctx.now, locale: held.locale })
      return { facts: [fact(thread, state, digest)], patch: { updatedAt: ctx.now } }
    },
  )
}

/** The answer of whoever was written to outside, by the link of the mail. @throws Refusal `not-found` past its end */
export async function answerOutside(
  ctx: Context,
  m: { token: string; requestId: string; body: string },
): Promise<SideThread> {
  const thread = await behind(ctx, m.token)
  const { requestId, body } = m
  await change(
    ctx,
    { key: { id: thread.conversationId }, requestId, input: { threadId: thread.id, body } },
    async (_held, tx) => {
      const said = { threadId: thread.id, messageId: newId(), body, authorId: null }
      const digest = await say(tx, ctx, { ...said, state: "answered" })
      return { facts: [fact(thread, "answered", digest)], patch: { updatedAt: ctx.now } }
    },
  )
  return thread
}

/** @throws Refusal `not-found` where there is no such link, or it has ended */
export async function behind(ctx: Pick<Context, "db" | "now">, token: string): Promise<SideThread> {
  const thread = await threadBehind(ctx.db, linkDigest(token), ctx.now)
  if (!thread) throw notFound()
  return thread
}

/** Nothing more is expected of a thread, or after all something is. */
export async function setThread(
  ctx: Context<StaffActor>,
  t: { threadId: string; requestId: string; to: "closed" | "asked" },
) {
  const { conversationId } = await found(ctx.db, t.threadId)
  return change(
    ctx,
    { key: { id: conversationId }, requestId: t.requestId, input: t, follows: true },
    async (_held, tx) => {
      const thread = await found(tx, t.threadId)
      if (thread.state === t.to) return { facts: [], patch: {} }
      await keepState(tx, thread.id, t.to)
      const kind = t.to === "closed" ? "side-thread.closed" : "side-thread.reopened"
      return {
        facts: [{ kind, payload: { threadId: thread.id, teamId: thread.teamId } }],
        patch: { updatedAt: ctx.now },
      }
    },
  )
}

function fact(thread: SideThread, state: "asked" | "answered", digest: string) {
  const { id, teamId, address } = thread
  return {
    kind: state === "answered" ? "side-thread.answered" : "side-thread.asked",
    payload: { threadId: id, teamId, byMail: address !== null, digest },
  }
}

/** @returns the text's salted digest, for the conversation's chain */
async function say(
  tx: Db,
  ctx: Context<Actor>,
  m: {
    messageId: string
    threadId: string
    body: string
    state: "asked" | "answered"
    authorId: string | null
  },
): Promise<string> {
  const { salt, digest } = digestOf(m.body)
  const { messageId, threadId, body, state, authorId } = m
  await insertMessage(tx, { id: messageId, threadId, authorId, body, salt, state, at: ctx.now })
  return digest
}

async function mail(
  tx: Db,
  mailOut: MailOut,
  m: { threadId: string; messageId: string; address: string; now: Date; locale: string },
): Promise<void> {
  const { token, digest } = makeLinkToken()
  const expiresAt = new Date(m.now.getTime() + LINK_DAYS * 86_400_000)
  const { threadId, messageId, address, locale } = m
  await putLink(tx, { digest, threadId, expiresAt })
  await mailOut(tx, { to: address, threadId, messageId, path: `/asked/${token}`, expiresAt, locale })
}

async function found(db: Db, id: string): Promise<SideThread> {
  const thread = await threadById(db, id)
  if (!thread) throw notFound()
  return thread
}
