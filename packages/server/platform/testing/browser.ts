import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify"

export type Browser = ReturnType<typeof makeBrowser>

type More = { headers?: Record<string, string>; address?: string }

/**
 * A browser as far as a server can tell: it keeps cookies, says its origin, posts forms and JSON. Requests go through
 * the front door (`app.inject`). Redirects are not followed: tests look at them.
 */
export function makeBrowser(
  app: FastifyInstance,
  o: { origin: string; address: string; userAgent?: string },
) {
  const jar = new Map<string, string>()

  async function send(request: InjectOptions, more: More): Promise<LightMyRequestResponse> {
    const response = await app.inject({
      ...request,
      remoteAddress: more.address ?? o.address,
      headers: {
        host: new URL(o.origin).host,
        "user-agent": o.userAgent ?? "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0",
        ...(jar.size > 0 && { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") }),
        ...(request.method !== "GET" && { origin: o.origin }),
        ...request.headers,
        ...more.headers,
      },
    })
    for (const cookie of [response.headers["set-cookie"] ?? []].flat()) keep(cookie)
    return response
  }

  function keep(cookie: string): void {
    const [pair = "", ...attributes] = cookie.split(";").map((part) => part.trim())
    const name = pair.slice(0, pair.indexOf("="))
    if (attributes.some((it) => /^max-age=0$/i.test(it))) jar.delete(name)
    else jar.set(name, pair.slice(name.length + 1))
  }

  return {
    jar,
    get: (url: string, more: More = {}) => send({ method: "GET", url }, more),
    /** The props of a page, as an island asks for them. */
    async props(url: string): Promise<Record<string, unknown>> {
      const response = await send({ method: "GET", url }, { headers: { accept: "application/json" } })
      return response.json()
    },
    json: (method: "POST" | "DELETE", url: string, more: More & { body?: unknown } = {}) =>
      send({ method, url, ...(more.body !== undefined && { payload: more.body as object }) }, more),
    form: (url: string, fields: Record<string, string>, more: More = {}) =>
      send(
        {
          method: "POST",
          url,
          payload: new URLSearchParams(fields).toString(),
          headers: { "content-type": "application/x-www-form-urlencoded" },
        },
        more,
      ),
    /** A form sent by an island: the answer is where to go, or the props to draw again. */
    async ask(url: string, fields: Record<string, string>, more: More = {}) {
      const headers = { accept: "application/json", ...more.headers }
      const response = await this.form(url, fields, { ...more, headers })
      return { status: response.statusCode, headers: response.headers, body: response.json() }
    },
  }
}
