/** A browser as far as HTTP goes: it keeps cookies by path, follows redirects on the exchange, sends forms. */
export type Browser = {
  open(url: string, init?: RequestInit): Promise<Response>
  post(url: string, form: Record<string, string>): Promise<Response>
}

type Cookie = { value: string; path: string }

/** `origin` is the exchange's; a redirect that leaves it is handed back and not followed. */
export function openBrowser(origin: string): Browser {
  const jar = new Map<string, Cookie>()

  async function open(url: string, init: RequestInit = {}): Promise<Response> {
    const address = new URL(url, origin)
    const cookie = [...jar]
      .filter(([, each]) => address.pathname.startsWith(each.path))
      .map(([name, each]) => `${name}=${each.value}`)
      .join("; ")
    const headers = new Headers(init.headers)
    if (cookie !== "") headers.set("cookie", cookie)
    const response = await fetch(address, { ...init, headers, redirect: "manual" })
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    const location = response.headers.get("location")
    if (location === null || new URL(location, origin).origin !== origin) return response
    return open(location)
  }

  return {
    open,
    post: (url, form) => open(url, { method: "POST", body: new URLSearchParams(form), headers: { origin } }),
  }
}

function keep(jar: Map<string, Cookie>, line: string): void {
  const [pair = "", ...attributes] = line.split(";").map((part) => part.trim())
  const name = pair.slice(0, pair.indexOf("="))
  const value = pair.slice(pair.indexOf("=") + 1)
  const path = attributes.find((each) => each.toLowerCase().startsWith("path="))?.slice(5) ?? "/"
  const expires = attributes.find((each) => each.toLowerCase().startsWith("expires="))?.slice(8)
  if (expires !== undefined && Date.parse(expires) < Date.now()) jar.delete(name)
  else jar.set(name, { value, path })
}
