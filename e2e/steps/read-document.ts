import * as z from "zod"

/** As much of an OpenAPI 3.1 document as a walk through its routes needs. */
const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    minimum: z.number().optional(),
    minItems: z.number().optional(),
    properties: z.record(z.string(), schema).optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
    pattern: z.string().optional(),
  }),
)
type Schema = {
  type?: string | string[] | undefined
  format?: string | undefined
  enum?: unknown[] | undefined
  const?: unknown
  minimum?: number | undefined
  minItems?: number | undefined
  properties?: Record<string, Schema> | undefined
  items?: Schema | undefined
  anyOf?: Schema[] | undefined
  pattern?: string | undefined
}

const operation = z.object({
  parameters: z.array(z.object({ in: z.string(), name: z.string() })).default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: schema.optional() })) })
    .optional(),
})
const document = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) })

/** One method of one address; `body` makes what its schema asks for, with `id` wherever an id is asked for. */
export type Route = {
  method: string
  path: string
  query: string[]
  body: ((id: string) => unknown) | null
}

/** Every route of the product's own OpenAPI document. */
export async function documentedRoutes(url: string): Promise<Route[]> {
  const response = await fetch(`${url}/api/openapi.json`)
  const { paths } = document.parse(await response.json())
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters, requestBody }]) => {
      const asked = requestBody?.content["application/json"]?.schema
      return {
        method: method.toUpperCase(),
        path,
        query: parameters.filter((each) => each.in === "query").map(({ name }) => name),
        body: asked ? (id: string) => valueFor(asked, id) : null,
      }
    }),
  )
}

/** Something that a schema accepts. */
function valueFor(asked: Schema, id: string): unknown {
  if (asked.const !== undefined) return asked.const
  if (asked.enum) return asked.enum[0]
  if (asked.anyOf?.[0]) return valueFor(asked.anyOf[0], id)
  switch ([asked.type].flat()[0]) {
    case "object":
      return Object.fromEntries(
        Object.entries(asked.properties ?? {}).map(([name, each]) => [name, valueFor(each, id)]),
      )
    case "array":
      return asked.items ? [valueFor(asked.items, id)] : []
    case "integer":
    case "number":
      return Math.max(asked.minimum ?? 1, 1)
    case "boolean":
      return false
    case "null":
      return null
    default:
      return textFor(asked, id)
  }
}

function textFor({ format, pattern }: Schema, id: string): string {
  if (format === "uuid") return id
  if (format === "email") return "nobody@mail.example"
  if (format === "date-time") return "2026-11-22T06:05:00.000Z"
  if (pattern) return "team-of-a-stranger"
  return "a text that is long enough for a token or a name"
}
