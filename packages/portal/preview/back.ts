import type { IncomingMessage, ServerResponse } from "node:http"
import type { Locale, PageKind, PageProps } from "../props.ts"
import { cards, duplicate, filled, ticketForm } from "./form-samples.ts"
import type { Back } from "./memory.ts"
import { now, txid } from "./people.ts"
import { ticket } from "./ticket-samples.ts"
import { takeUpload, viewOf } from "./tus.ts"

interface Asked {
  back: Back
  request: IncomingMessage
  response: ServerResponse
  url: URL
  locale: Locale
  render: <Kind extends PageKind>(kind: Kind, props: PageProps[Kind]) => string
}

/** Answers what the islands ask; false when the address is none of its. */
export async function answerAsServer(asked: Asked): Promise<boolean> {
  const { back, request, url } = asked
  if (url.pathname.startsWith("/uploads")) return takeUpload(back, request, asked.response)
  if (url.pathname === "/api/intake/check") return check(asked)
  if (url.pathname === "/tickets/new") return request.method === "POST" ? postForm(asked) : getForm(asked)
  if (/^\/tickets\/\d+/.test(url.pathname))
    return request.method === "POST" ? postReply(asked) : getTicket(asked)
  return false
}

async function check({ request, response, locale }: Asked): Promise<boolean> {
  const { values } = JSON.parse((await bodyOf(request)).toString()) as { values: Record<string, string> }
  const known = values["txid"] === txid
  const chosen = values["pair"]?.split("/")[1]
  const lookup = !known ? cards()["not-found"] : chosen === "tron" ? cards().found : cards()["other-network"]
  return json(response, {
    lookup,
    notes: [],
    errors: [],
    duplicate: values["amount"] === "1" ? duplicate(locale) : null,
  })
}

function getForm({ request, response, url, locale, render }: Asked): boolean {
  const props = ticketForm(locale, url.searchParams.get("type"), { requestId: crypto.randomUUID() })
  if (wantsJson(request)) return json(response, props)
  response.writeHead(200, { "content-type": "text/html" }).end(render("ticket-form", props))
  return true
}

async function postForm({ back, request, response, locale, render }: Asked): Promise<boolean> {
  const fields = await fieldsOf(request)
  const first = (name: string) => fields.get(name)?.[0] ?? ""
  const values = Object.fromEntries([...fields].map(([name, all]) => [name, all[0] ?? ""]))
  const act = first("act") || "review"
  if (act === "submit") {
    back.filed.set(first("requestId"), fields)
    if (back.loseAnswers-- > 0) {
      request.socket.destroy()
      return true
    }
    return json(response, { outcome: "done", location: "/preview/en/receipt" })
  }
  const wrong = first("amount") === "" && first("type") === "deposit-not-credited"
  const props = filled(locale, {
    step: act === "review" && !wrong ? "review" : "fill",
    requestId: first("requestId"),
    values,
    errors: act === "review" && wrong ? [{ field: "amount", code: "field-required" }] : [],
    attachments: (fields.get("attachment") ?? []).map((id) => viewOf(back, id)),
    notes: [],
    lookup: null,
  })
  if (wantsJson(request)) return json(response, { outcome: "again", props })
  response.writeHead(200, { "content-type": "text/html" }).end(render("ticket-form", props))
  return true
}

function getTicket({ back, request, response, locale, render }: Asked): boolean {
  const props = ticketWith(back, locale)
  if (wantsJson(request)) return json(response, props)
  response.writeHead(200, { "content-type": "text/html" }).end(render("ticket", props))
  return true
}

async function postReply({ back, request, response }: Asked): Promise<boolean> {
  const fields = await fieldsOf(request)
  const requestId = fields.get("requestId")?.[0] ?? ""
  if (!back.replies.some((each) => each.requestId === requestId))
    back.replies.push({ requestId, body: fields.get("body")?.[0] ?? "" })
  return json(response, { outcome: "done", location: "/tickets/4812077351" })
}

function ticketWith(back: Back, locale: Locale) {
  const base = ticket(locale, { documents: [] })
  const last = base.thread.at(-1)?.seq ?? 0
  const mine = back.replies.map(({ body }, i) => ({
    entry: "message" as const,
    seq: last + 1 + i,
    id: `r${i}`,
    at: now,
    by: { side: "you" as const, name: "", team: "" },
    body,
    attachments: [],
  }))
  return {
    ...base,
    thread: [...base.thread, ...mine],
    reply: { ...base.reply, requestId: crypto.randomUUID() },
  }
}

function wantsJson(request: IncomingMessage): boolean {
  return request.headers.accept?.includes("application/json") ?? false
}

function json(response: ServerResponse, body: unknown): boolean {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body))
  return true
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The platform's own reader of multipart and urlencoded bodies. */
async function fieldsOf(request: IncomingMessage): Promise<Map<string, string[]>> {
  const headers = { "content-type": request.headers["content-type"] ?? "" }
  const form = await new Response(new Uint8Array(await bodyOf(request)), { headers }).formData()
  const fields = new Map<string, string[]>()
  // Forms send line breaks as CRLF (WHATWG HTML, constructing the entry list).
  for (const [name, value] of form) fields.set(name, [...(fields.get(name) ?? []), text(value)])
  return fields
}

function text(value: string | File): string {
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : value.name
}
