import { randomUUID } from "node:crypto"
import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { MOST_QUERY } from "@veridesk/contract/registry.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { FieldError } from "../../../portal/props.ts"
import type { ImpostorReportProps } from "../../../portal/props-verify.ts"
import { type Actor, receiveForm, textsOf } from "../../attachments/index.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import { reportImpostor } from "../../registry/index.ts"
import { accountSite } from "./account-site.ts"
import type { VerifyDeps } from "./deps.ts"
import { headFor, siteLocales } from "./head.ts"

/** Evidence comes from anybody: small files only. */
const MOST_FILE_MB = 5
const MOST_FILE_BYTES = MOST_FILE_MB * 1024 * 1024
const ACCEPT = "image/*,application/pdf,.eml,.txt"
const MOST = { what: MOST_QUERY, met: 300, story: 4_000 }
const prefill = z.object({
  what: z.string().max(MOST_QUERY).catch("").default(""),
  done: z.literal("1").nullable().catch(null).default(null),
})
const uuid = z.uuid().toLowerCase()

type Values = ImpostorReportProps["values"]
type Shown = { values: Values; errors: FieldError[]; done: boolean; requestId: string }

export function reportRoutes(app: App, o: VerifyDeps): void {
  const spend = boundInMemory({ points: 10, seconds: 3600 })
  for (const locale of siteLocales) {
    const path = publicPaths(locale).reportImpostor
    app.get(path, async (request, reply) => {
      const { what, done } = prefill.parse(request.query)
      const values = { what, met: "", story: "" }
      return show(
        o,
        { request, reply, locale },
        { values, errors: [], done: done !== null, requestId: newId() },
      )
    })
    app.post(path, async (request, reply) => {
      await spend(networkOf(request.ip))
      const came = await received(o, request, locale)
      const turn = { request, reply, locale }
      if (came.errors.length > 0) return show(o, turn, { ...came, done: false })
      try {
        await file(o, request, came)
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 422) throw error
        return show(o, turn, { ...came, ...givenBack(came.values, error), done: false })
      }
      return reply.redirect(`${path}?done=1`, 303)
    })
  }
}

type Turn = { request: FastifyRequest; reply: FastifyReply; locale: Locale }
type Came = { values: Values; errors: FieldError[]; requestId: string; fileIds: string[]; actor: Actor }

async function show(o: VerifyDeps, { request, reply, locale }: Turn, s: Shown) {
  const { values, errors, done, requestId } = s
  return o.site.publicPage(request, reply, {
    kind: "report-impostor",
    keep: null,
    load: async () => ({
      props: {
        requestId,
        values,
        errors,
        done,
        site: accountSite(o),
        files: { maxMb: MOST_FILE_MB, accept: ACCEPT },
      },
      head: headFor(o.site, { request, locale, pathOf: (paths) => paths.reportImpostor, index: false }),
      status: errors.length > 0 ? 422 : 200,
    }),
  })
}

/** The form with its files, which are taken in under a token that lives as long as this request. */
async function received(o: VerifyDeps, request: FastifyRequest, locale: Locale): Promise<Came> {
  const holder: Actor = { holder: randomUUID() }
  const small = { bytes: MOST_FILE_BYTES, videoBytes: MOST_FILE_BYTES }
  const { fields, files } = request.isMultipart()
    ? await receiveForm({ ...o.attachments, limits: small }, { request, actor: holder, base: "", locale })
    : { fields: new Map([...(await textsOf(request))].map(([name, text]) => [name, [text]])), files: [] }
  const first = (name: keyof typeof MOST) => (fields.get(name)?.[0] ?? "").trim().slice(0, MOST[name])
  const values = { what: first("what"), met: first("met"), story: first("story") }
  const errors: FieldError[] = (["what", "met"] as const)
    .filter((name) => values[name] === "")
    .map((field) => ({ field, code: "field.required" }))
  const [refused] = files.flatMap(({ refusal }) => refusal ?? [])
  if (refused) errors.push({ field: "files", ...refused })
  return {
    values,
    errors,
    actor: holder,
    requestId: uuid.safeParse(fields.get("requestId")?.[0]).data ?? newId(),
    fileIds: files.flatMap(({ id, state }) => (id !== null && state === "ready" ? [id] : [])),
  }
}

async function file(o: VerifyDeps, request: FastifyRequest, came: Came): Promise<void> {
  const customerId = await o.customerIdOf(request)
  const { values, requestId, fileIds, actor } = came
  await reportImpostor(
    { ...o.report, hold: (tx, held) => o.hold(tx, { ...held, actor }) },
    {
      requestId,
      what: values.what,
      metAt: values.met,
      story: values.story,
      reporter: customerId ?? networkOf(request.ip),
      signedIn: customerId !== null,
      fileIds,
    },
  )
}

/** A secret is taken out of what is shown again; the rest comes back as it was typed. */
function givenBack(values: Values, error: Refusal): { values: Values; errors: FieldError[] } {
  if (error.code !== "secret-found") return { values, errors: [{ field: "what", code: error.code }] }
  const found = z
    .array(z.object({ field: z.string() }))
    .catch([])
    .parse(error.detail)
  const names = new Set(found.map(({ field }) => (field === "metAt" ? "met" : field)))
  const cleared = Object.entries(values).map(([name, text]) => [name, names.has(name) ? "" : text])
  return {
    values: { ...values, ...Object.fromEntries(cleared) },
    errors: [...names].map((field) => ({ field, code: "secret-found" })),
  }
}
