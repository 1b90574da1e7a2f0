import { existsSync } from "node:fs"
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { createServer, type ServerResponse } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { build } from "vite"
import { shared, targets } from "../bundle/settings.ts"

const here = import.meta.dirname
const NONCE = "bm9uY2Utb2YtcHJldmlldw"

/** The policy of a strict page: scripts by nonce alone, no style of ours in the markup, pictures and calls to itself. */
const policy = `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`

/**
 * Serves the panel in every state without a server behind it: `/preview/<en|zh>/<state>@<light|dark>`, and with
 * `?hostile` on a page whose styles reach for everything. Builds what it shows into a folder of its own.
 */
export async function startPreview(port = 0): Promise<{ origin: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "veridesk-widget-preview-"))
  await build({
    ...shared,
    configFile: false,
    logLevel: "warn",
    base: "/",
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: targets,
      modulePreload: false,
      rolldownOptions: { input: join(here, "page.ts") },
    },
  })
  const names = await readdir(join(folder, "assets"))
  const entry = names.find((name) => name.startsWith("page-") && name.endsWith(".js"))
  if (!entry) throw new Error("the preview was not built")

  const server = createServer((request, response) => {
    answer({ url: new URL(request.url ?? "/", "http://preview"), response, folder, entry }).catch(
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`
  return {
    origin,
    async stop() {
      await new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function answer(o: {
  url: URL
  response: ServerResponse
  folder: string
  entry: string
}): Promise<void> {
  const { url, response, folder, entry } = o
  const [, first = "", second = ""] = url.pathname.split("/")
  const file = first === "assets" ? join(folder, "assets", second) : join(here, first)
  if (first === "assets" || first.endsWith(".css")) {
    const kind = file.endsWith(".css") ? "text/css" : "text/javascript"
    if (!existsSync(file)) return void response.writeHead(404).end()
    return void response.writeHead(200, { "content-type": kind }).end(await readFile(file))
  }
  const hostile = url.searchParams.has("hostile") ? '<link rel="stylesheet" href="/hostile.css">' : ""
  const html = (await readFile(join(here, "host.html"), "utf8"))
    .replace("%HOSTILE%", hostile)
    .replace("%NONCE%", NONCE)
    .replace("%SCRIPT%", `/assets/${entry}`)
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy })
    .end(html)
}

if (import.meta.main) {
  const { origin } = await startPreview(Number(process.argv[2] ?? 4190))
  process.stdout.write(`${origin}/preview/en/home@light\n`)
}
