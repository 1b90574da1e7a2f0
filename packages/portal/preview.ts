import { readdir, readFile } from "node:fs/promises"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { join } from "node:path"
import { answerAsServer } from "./preview/back.ts"
import { mailContext, mails } from "./preview/mail-samples.ts"
import { type Back, makeBack } from "./preview/memory.ts"
import { kestrel, now, zhiyuan } from "./preview/people.ts"
import { samples } from "./preview/samples.ts"
import type { Assets, Locale, PageContext, PageKind, PageProps, PortalBundle } from "./props.ts"
import type { MailName } from "./props-mail.ts"

const here = import.meta.dirname
const kinds = { js: "text/javascript", css: "text/css", svg: "image/svg+xml" } as Record<string, string>

/**
 * Serves every page in every state, in both languages and themes, from sample props: `/preview` lists them.
 * Behind the form and the ticket stands just enough of a server to try the islands. Build first.
 * @returns the address, and a way to stop
 */
export async function startPreview(
  port = 0,
): Promise<{ origin: string; back: Back; stop: () => Promise<void> }> {
  const back = makeBack()
  const bundle = (await import(join(here, "dist/server/pages.js"))) as PortalBundle
  const assets = JSON.parse(await readFile(join(here, "dist/client/assets.json"), "utf8")) as Assets
  // Read once: a build that goes on meanwhile gives its files other names.
  const folder = join(here, "dist/client/assets")
  const names = await readdir(folder)
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  )
  const server = createServer((request, response) => {
    answer({ request, response, bundle, assets, files, back }).catch((error: unknown) => {
      response.writeHead(500).end(String(error instanceof Error ? error.stack : error))
    })
  })
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`
  return { origin, back, stop: () => new Promise((done) => server.close(() => done()).closeAllConnections()) }
}

interface Asked {
  request: IncomingMessage
  response: ServerResponse
  bundle: PortalBundle
  assets: Assets
  /** The built files of the browser, by name. */
  files: Map<string, Buffer>
  back: Back
}

async function answer({ request, response, bundle, assets, files, back }: Asked) {
  const url = new URL(request.url ?? "/", "http://preview")
  const [, first = "", second = "", third = ""] = url.pathname.split("/")
  if (first === "assets") {
    const file = files.get(second) ?? null
    return void response
      .writeHead(file ? 200 : 404, { "content-type": kinds[second.split(".").at(-1) ?? ""] ?? "" })
      .end(file)
  }
  if (first === "preview" && second) {
    const locale: Locale = second === "zh" ? "zh-CN" : "en"
    const [name = "", theme = "system"] = third.split("@")
    const found = samples(locale)[name]
    if (found)
      return send(
        response,
        bundle.renderPage(
          found.kind,
          found.props,
          context({ locale, theme, signedIn: found.signedIn, path: url.pathname, assets }),
        ),
      )
    const mail = name.replace("mail-", "") as MailName
    if (name.startsWith("mail-") && mail in mails(locale))
      return send(response, bundle.renderMail(mail, mails(locale)[mail], mailContext(locale)).html, false)
  }
  const locale: Locale = url.searchParams.get("lang") === "zh-CN" ? "zh-CN" : "en"
  const render = <Kind extends PageKind>(kind: Kind, props: PageProps[Kind]) =>
    bundle.renderPage(
      kind,
      props,
      context({ locale, theme: "system", signedIn: true, path: url.pathname, assets }),
    )
  if (await answerAsServer({ back, request, response, url, locale, render })) return
  send(response, listing(), false)
}

const nonce = "bm9uY2U"

function context(given: {
  locale: Locale
  theme: string
  signedIn: boolean
  path: string
  assets: Assets
}): PageContext {
  const { locale, assets, path, signedIn } = given
  const theme = given.theme === "dark" || given.theme === "light" ? given.theme : "system"
  return {
    locale,
    theme,
    nonce,
    assets,
    csrf: "csrf",
    path,
    now,
    zone: "Asia/Shanghai",
    brand: kestrel,
    head: null,
    banners: [],
    viewer: signedIn ? zhiyuan : null,
  }
}

/** With the very policy that the product uses, so that what it would block shows here. */
function send(response: ServerResponse, html: string, strict = true) {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'`
  response
    .writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      ...(strict && { "content-security-policy": policy }),
    })
    .end(html)
}

function listing(): string {
  const names = [...Object.keys(samples("en")), ...Object.keys(mails("en")).map((name) => `mail-${name}`)]
  const links = names.map((name) =>
    ["en", "zh"]
      .flatMap((tongue) =>
        ["light", "dark"].map(
          (theme) => `<a href="/preview/${tongue}/${name}@${theme}">${tongue} ${theme}</a>`,
        ),
      )
      .join(" · "),
  )
  return `<!doctype html><meta charset="utf-8"><title>Preview</title>${names.map((name, i) => `<p><b>${name}</b> ${links[i]}</p>`).join("")}`
}

if (import.meta.main) {
  const { origin } = await startPreview(Number(process.argv[2] ?? 4180))
  process.stdout.write(`${origin}/preview\n`)
}
