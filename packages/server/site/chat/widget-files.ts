import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { notFound } from "@veridesk/contract/errors.ts"
import staticFiles from "@fastify/static"
import type { App } from "../../platform/http/app.ts"
import { widgetFolder } from "../bundle.ts"

/** What the widget's build leaves: the name of the panel's entry. */
type Manifest = { panel: string }

/** The address of the panel, with a digest in its name; null where the widget isn't built. */
export async function panelOf(): Promise<string | null> {
  try {
    const { panel } = JSON.parse(await readFile(new URL("manifest.json", widgetFolder), "utf8")) as Manifest
    return `/widget/${panel}`
  } catch {
    return null
  }
}

/** The panel as a page for the web views of apps: our own scripts and calls alone, framed by pages of the installation at most. */
function viewPolicy(origins: string[]): string {
  const frames = origins.length > 0 ? origins.join(" ") : "'none'"
  return `default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors ${frames}`
}

/**
 * The widget's own files, for pages of other sites: the loader under a lasting address, so it is asked for again after
 * some minutes; everything else has a digest in its name and is kept for a year.
 */
export async function widgetFiles(app: App, o: { origins: string[] }): Promise<void> {
  app.get("/widget/view", { schema: { hide: true } }, async (_request, reply) => {
    const page = await readFile(new URL("view.html", widgetFolder), "utf8").catch(() => {
      throw notFound()
    })
    return reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "public, max-age=300")
      .header("content-security-policy", viewPolicy(o.origins))
      .header("x-frame-options", "")
      .send(page)
  })
  await app.register(staticFiles, {
    root: fileURLToPath(widgetFolder),
    prefix: "/widget/",
    index: false,
    decorateReply: false,
    preCompressed: true,
    cacheControl: false,
    allowedPath: (path) => !path.endsWith("manifest.json") && !path.includes("/."),
    setHeaders({ raw }, path) {
      const lasting = path.includes("/assets/")
      raw.setHeader("cache-control", lasting ? "public, max-age=31536000, immutable" : "public, max-age=300")
      raw.setHeader("access-control-allow-origin", "*")
      raw.setHeader("cross-origin-resource-policy", "cross-origin")
    },
  })
}
