import { brandKey, brandList, saveBrand as saveBody } from "@veridesk/contract/brands.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Context } from "../platform/context.ts"
import type { App } from "../platform/http/app.ts"
import type { Brands } from "./brands.ts"
import { saveBrand } from "./save-brand.ts"

export type BrandRoutes = {
  brands: Brands
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  /** After a brand was saved: what public pages show has changed. */
  published: () => Promise<void>
}

/** The brands for the desk, and their colours for every page. */
export function brandRoutes(app: App, o: BrandRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()

  route.get("/api/desk/brands", { schema: { response: { 200: brandList } } }, async (request) => {
    await o.staffOf(request)
    return { brands: o.brands.all() }
  })
  route.post(
    "/api/desk/brands",
    { schema: { body: saveBody, response: { 200: z.object({ key: brandKey }) } } },
    async (request) => {
      const saved = await saveBrand(o.contextFor(await o.staffOf(request)), request.body)
      await o.brands.refresh()
      await o.published()
      return saved
    },
  )
  route.get(
    "/theme/:file",
    { schema: { hide: true, params: z.object({ file: z.string().max(80) }) } },
    (request, reply) => {
      const sheet = o.brands.sheetAt(`/theme/${request.params.file}`)
      if (!sheet) throw notFound()
      return reply
        .type("text/css; charset=utf-8")
        .header("cache-control", "public, max-age=31536000, immutable")
        .send(sheet.css)
    },
  )
}
