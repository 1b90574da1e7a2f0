import { listQuery } from "@veridesk/contract/desk-api.ts"
import { answerAccount } from "./account.ts"
import { type Answer, ok } from "./answered.ts"
import { answerChats } from "./answer-chats.ts"
import { answerMails } from "./answer-mails.ts"
import { answerOutbox } from "./answer-outbox.ts"
import { changeConversation } from "./change.ts"
import { checks, customer, facts, pictureSvg } from "./panels.ts"
import { staff, staffNamed, teams } from "./people.ts"
import type { Kept } from "./state.ts"
import { uuidFor } from "./uuid-for.ts"
import type { Asked, World } from "./world.ts"

/** What the made-up server answers. */
export async function answer(world: World, asked: Asked): Promise<Answer> {
  const { pathname, searchParams } = asked.url
  if (pathname === "/preview/picture.svg") return { status: 200, text: pictureSvg }
  if (pathname.startsWith("/api/staff/")) return answerAccount(world, asked)
  if (pathname === "/api/desk/conversations") return ok(list(world, searchParams))
  if (/^\/api\/desk\/chats(\/|$)/.test(pathname)) return answerChats(world, asked)
  const ofMail = answerMails(asked) ?? answerOutbox(world, asked)
  if (ofMail) return ofMail
  if (pathname === "/api/desk/brands")
    return ok({ brands: [{ id: uuidFor("brand"), key: "main", main: true, name: "Kestrel" }] })
  if (pathname === "/api/desk/forms")
    return ok({ forms: [{ key: "other", title: { en: "Something else", zh: "其他问题" } }], mayEdit: true })
  if (pathname === "/api/desk/register")
    return ok({
      version: 1,
      entries: [{ kind: "email", address: "support@kestrel.example", retiredOn: null }],
      history: [],
      mayPropose: true,
      waiting: null,
    })
  if (pathname === "/api/desk/counts") return ok({ counts: counts(world) })
  if (pathname === "/api/desk/people") return ok(people(asked))
  if (pathname === "/api/desk/statuses") return ok({ version: 0, statuses: [] })
  if (pathname === "/api/desk/availability") return ok({ state: "available", load: 4, capacity: 6 })
  if (pathname === "/api/desk/incidents") return ok({ incidents: [] })
  if (pathname === "/api/desk/claim") return ok({ taken: null })
  if (pathname === "/api/desk/find") return ok({ conversations: find(world, searchParams.get("q") ?? "") })
  const [, id = "", rest = ""] = /^\/api\/desk\/conversations\/([^/]+)\/?(.*)$/.exec(pathname) ?? []
  const kept = world.kept.get(id)
  if (!kept)
    return { status: 404, json: { code: "not-found", message: "Not found.", next: "", requestId: "preview" } }
  if (asked.method !== "GET") return changeConversation(world, kept, { rest, asked })
  if (rest === "customer") return ok(customer(world, kept))
  if (rest === "facts") return ok(facts(kept))
  if (rest === "checks") return ok(checks(kept))
  if (rest === "requests") return ok({ items: [], complete: true })
  if (rest === "clocks") return ok({ clocks: [] })
  if (rest === "side-work") return ok({ tasks: [], threads: [] })
  if (rest === "incident") return ok({ incident: null })
  if (rest === "ties")
    return ok({ into: null, merged: [], splits: [], splitFrom: null, links: [], possible: [] })
  if (rest === "events") return ok(events(kept, searchParams))
  return ok({
    row: kept.row,
    fields: kept.fields,
    events: kept.events.slice(-50),
    earlier: kept.events.length > 50,
    lastReadSeq: kept.read.get("Mei") ?? Math.max(0, kept.events.length - 1),
    drafts: [...kept.drafts.values()],
    held: false,
    viewers: [],
  })
}

function list(world: World, params: URLSearchParams) {
  const query = listQuery.parse(Object.fromEntries(params))
  const mine = staffNamed("Mei").id
  const rows = [...world.kept.values()]
    .map(({ row }) => row)
    .filter((row) => {
      const { view, status } = query
      if (view === "mine" && row.assigneeId !== mine) return false
      if (view === "unassigned" && row.assigneeId !== null) return false
      if (view.startsWith("team:") && row.teamId !== view.slice(5)) return false
      if (status === "needs-reply") return row.waitingSince !== null
      if (status === "waiting") return row.status.startsWith("waiting")
      return status === "solved" ? row.status === "solved" : true
    })
    .sort((a, b) => {
      const waits = query.status === "needs-reply" && query.sort !== "newest"
      const [x, y] = query.sort === "clock" ? [a.dueAt, b.dueAt] : [a.waitingSince, b.waitingSince]
      const order = waits ? (x ?? "9").localeCompare(y ?? "9") : b.updatedAt.localeCompare(a.updatedAt)
      return order || a.id.localeCompare(b.id)
    })
  const from = Number(query.after ?? 0)
  const next = from + query.limit
  return { rows: rows.slice(from, next), next: next < rows.length ? String(next) : null }
}

function counts(world: World): Record<string, number> {
  const open = [...world.kept.values()].map(({ row }) => row).filter((row) => row.waitingSince !== null)
  const mine = staffNamed("Mei")
  return {
    mine: open.filter((row) => row.assigneeId === mine.id).length,
    unassigned: open.filter((row) => row.assigneeId === null).length,
    all: open.length,
    ...Object.fromEntries(
      mine.teamIds.map((id) => [`team:${id}`, open.filter((row) => row.teamId === id).length]),
    ),
  }
}

function people({ headers }: Asked) {
  const zh = headers["accept-language"]?.startsWith("zh")
  return {
    staff: staff.map((person) => ({ ...person, active: true })),
    teams: teams.map(({ id, key, name }) => ({ id, key, name: zh ? name.zh : name.en })),
  }
}

function find(world: World, text: string) {
  const wanted = text.toLowerCase().replace(/\s/g, "")
  return [...world.kept.values()]
    .map(({ row, fields }) => ({
      row,
      all: [row.number, row.customerName, ...fields.map(({ value }) => value)],
    }))
    .filter(({ all }) => all.some((value) => String(value).toLowerCase().replace(/\s/g, "").includes(wanted)))
    .map(({ row }) => row)
    .slice(0, 10)
}

function events(kept: Kept, params: URLSearchParams) {
  const limit = Number(params.get("limit") ?? 50)
  const before = params.get("before")
  if (before) {
    const older = kept.events.filter((event) => event.seq < Number(before))
    return { events: older.slice(-limit), more: older.length > limit }
  }
  const later = kept.events.filter((event) => event.seq > Number(params.get("after") ?? 0))
  return { events: later.slice(0, limit), more: later.length > limit }
}
