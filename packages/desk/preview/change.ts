import { draft, editNote, writeMessage } from "@veridesk/contract/desk-api.ts"
import { type Answer, ok, refused } from "./answered.ts"
import { staff, staffNamed } from "./people.ts"
import type { Kept } from "./state.ts"
import { append, shift, write } from "./verbs.ts"
import type { Asked, World } from "./world.ts"

/** Whatever the desk writes to one conversation. `x-as` in the preview's address writes as a colleague. */
export async function changeConversation(
  world: World,
  kept: Kept,
  o: { rest: string; asked: Asked },
): Promise<Answer> {
  const { rest, asked } = o
  const body = asked.body as Record<string, unknown>
  const by = staff.find(({ name }) => name === asked.url.searchParams.get("as")) ?? staffNamed("Mei")
  const from = kept.events.length
  const done = (answer: Answer) => {
    world.live.spread(world, kept.row.id, from)
    return answer
  }
  switch (rest) {
    case "replies":
    case "notes": {
      const written = write(kept, by, { mode: rest, ...writeMessage.parse(body) })
      if ("stale" in written)
        return refused(409, "stale-reply", {
          message: "Somebody wrote.",
          detail: { after: 0, seqs: written.stale },
        })
      return done(ok(written))
    }
    case "assign":
      return done(ok(shift(kept, by, { assigneeId: body["assigneeId"] as string | null })))
    case "team":
      return done(ok(shift(kept, by, { teamId: body["teamId"] as string | null })))
    case "priority":
      return done(ok(shift(kept, by, { priority: body["priority"] as number })))
    case "status":
      return done(ok(shift(kept, by, { status: body["status"] as "open" | "solved", statusKey: null })))
    case "read":
      kept.read.set(by.name, Number(body["seq"]))
      kept.row = { ...kept.row, unread: false }
      return { status: 204 }
    case "draft": {
      const given = draft.parse(body)
      if (given.text === "" && given.attachmentIds.length === 0) kept.drafts.delete(given.mode)
      else kept.drafts.set(given.mode, given)
      return { status: 204 }
    }
    case "customer-writes":
      return done(ok(customerWrites(kept, String(body["text"]))))
    case "show-viewer":
      world.live.show(kept.row.id, [{ staffId: by.id, name: by.name, doing: body["doing"] as "replying" }])
      return { status: 204 }
    default:
      return rest.endsWith("/edit")
        ? done(edit(kept, by, { rest, body }))
        : refused(404, "not-found", { message: rest })
  }
}

function edit(kept: Kept, by: { id: string; name: string }, o: { rest: string; body: unknown }): Answer {
  const id = o.rest.split("/")[1]
  const given = editNote.parse(o.body)
  const note = kept.events.findLast((event) => event.message?.id === id)?.message
  if (!note) return refused(404, "not-found", { message: "Not found." })
  if (note.version !== given.version)
    return refused(409, "changed-meanwhile", {
      message: "Changed meanwhile.",
      detail: { messageId: id, version: note.version, body: note.body },
    })
  const message = { ...note, body: given.body, version: note.version + 1, editedAt: new Date().toISOString() }
  return ok(append(kept, by, [{ kind: "note.edited", message }]))
}

function customerWrites(kept: Kept, text: string) {
  const at = new Date().toISOString()
  const customer = kept.events[0]?.actor
  const id = crypto.randomUUID()
  const message = {
    id,
    kind: "reply" as const,
    side: "customer" as const,
    body: text,
    version: 1,
    editedAt: null,
    attachments: [],
  }
  if (customer)
    kept.events.push({
      conversationId: kept.row.id,
      seq: kept.events.length + 1,
      kind: "message.received",
      at,
      actor: customer,
      payload: {},
      message,
    })
  kept.row = {
    ...kept.row,
    status: "open",
    preview: text,
    lastSide: "customer",
    unread: true,
    waitingSince: kept.row.waitingSince ?? at,
    dueAt: kept.row.dueAt ?? new Date(Date.now() + 3_600_000).toISOString(),
    lastSeq: kept.events.length,
    updatedAt: at,
  }
  return kept.row
}
