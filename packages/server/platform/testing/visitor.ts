/** Somebody's browser over real HTTP: keeps cookies, says its origin, posts forms and JSON. Redirects are not followed. */
export type Visitor = ReturnType<typeof makeVisitor>

type More = { headers?: Record<string, string> }
type Body = string | URLSearchParams | FormData

export function makeVisitor(url: string, cookies: Record<string, string>) {
  const jar = new Map(Object.entries(cookies))
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ")

  async function send(method: string, path: string, o: More & { body?: Body } = {}): Promise<Response> {
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(jar.size > 0 && { cookie: cookie() }),
        ...(method !== "GET" && { origin: url }),
        ...o.headers,
      },
      ...(o.body !== undefined && { body: o.body }),
    })
    for (const line of response.headers.getSetCookie()) keep(line)
    return response
  }

  function keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim())
    const name = pair.slice(0, pair.indexOf("="))
    if (attributes.some((it) => /^max-age=0$/i.test(it))) jar.delete(name)
    else jar.set(name, pair.slice(name.length + 1))
  }

  return {
    jar,
    /** The `Cookie` header, for what is no fetch (sockets). */
    cookie,
    send,
    get: (path: string, more: More = {}) => send("GET", path, more),
    /** JSON both ways; the answer with its status. */
    async json(method: string, path: string, body?: unknown) {
      const response = await send(method, path, {
        headers: {
          accept: "application/json",
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return answerOf(response)
    },
    /** A plain form, as a browser without JavaScript posts it. */
    form: (path: string, fields: Fields, more: More = {}) =>
      send("POST", path, { ...more, body: new URLSearchParams(pairs(fields)) }),
    /** A form that an island posts. */
    async ask(path: string, fields: Fields) {
      const body = new URLSearchParams(pairs(fields))
      return answerOf(await send("POST", path, { headers: { accept: "application/json" }, body }))
    },
    /** A form with files, as a browser without JavaScript posts it. */
    multipart(path: string, o: More & { fields: Fields; files: FormFile[] }) {
      const body = new FormData()
      for (const [name, value] of pairs(o.fields)) body.append(name, value)
      for (const file of o.files) body.append(file.input ?? "files", new Blob([file.bytes]), file.name)
      return send("POST", path, { ...o, body })
    },
  }
}

/** `input`: the name of the input it is chosen in. */
type FormFile = { name: string; bytes: Buffer<ArrayBuffer>; input?: string }

/** Values by name; a list stands for a name that is repeated. */
type Fields = Record<string, string | string[]>

function pairs(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  )
}

async function answerOf(response: Response) {
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: JSON.parse(text || "null") }
}
