import * as z from "zod"
import { id, requestId } from "./ids.ts"

/*
 * Work beside a ticket: tasks (somebody of ours has to do something) and side threads (a question to another team, or
 * by mail to somebody outside). The customer sees none of it.
 */

const title = z.string().trim().min(1).max(200)
const sideBody = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .refine((text) => !text.includes("\u0000"))

const taskState = z.enum(["open", "done", "dropped"])

export const taskView = z.object({
  id,
  conversationId: id,
  title: z.string(),
  state: taskState,
  teamId: id.nullable(),
  assigneeId: id.nullable(),
  dueAt: z.iso.datetime().nullable(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  settledBy: z.string().nullable(),
  settledAt: z.iso.datetime().nullable(),
})
export type TaskView = z.infer<typeof taskView>

/** POST /api/desk/conversations/:id/tasks */
export const addTask = z.object({
  requestId,
  taskId: id,
  title,
  teamId: id.nullable().default(null),
  assigneeId: id.nullable().default(null),
  dueAt: z.iso.datetime().nullable().default(null),
})
/** POST /api/desk/tasks/:id/settle: done, dropped, or open again. */
export const settleTask = z.object({ requestId, state: taskState })
/** POST /api/desk/tasks/:id/hand-on: to another team or person. */
export const handOnTask = z.object({ requestId, teamId: id.nullable(), assigneeId: id.nullable() })

export const sideThreadView = z.object({
  id,
  conversationId: id,
  subject: z.string(),
  teamId: id.nullable(),
  address: z.string().nullable(),
  state: z.enum(["asked", "answered", "closed"]),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  messages: z.array(
    z.object({
      id,
      /** Null: whoever was written to outside. */
      author: z.string().nullable(),
      body: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
})
export type SideThreadView = z.infer<typeof sideThreadView>

/** POST /api/desk/conversations/:id/side-threads: to one team, or to one address. */
export const openSideThread = z
  .object({
    requestId,
    threadId: id,
    messageId: id,
    subject: title,
    body: sideBody,
    teamId: id.nullable().default(null),
    address: z.email().max(254).nullable().default(null),
  })
  .refine(({ teamId, address }) => (teamId === null) !== (address === null), { path: ["address"] })
/** POST /api/desk/side-threads/:id/messages */
export const writeInSideThread = z.object({ requestId, messageId: id, body: sideBody })
/** POST /api/desk/side-threads/:id/close and …/reopen */
export const touchSideThread = z.object({ requestId })

/** GET /api/desk/conversations/:id/side-work */
export const sideWork = z.object({ tasks: z.array(taskView), threads: z.array(sideThreadView) })
export type SideWork = z.infer<typeof sideWork>

/** What waits for me and my teams: GET /api/desk/my-work, the most urgent first, 200 of each at most. */
export const myWork = z.object({
  tasks: z.array(taskView.extend({ number: z.string(), subject: z.string() })),
  threads: z.array(
    sideThreadView
      .omit({ messages: true })
      .extend({ number: z.string(), ticket: z.string(), lastAt: z.iso.datetime() }),
  ),
})
export type MyWork = z.infer<typeof myWork>

/** POST from the page behind the link of a mail. */
export const answerOutside = z.object({ requestId: id, body: sideBody })
