import { readFile } from "node:fs/promises"
import type { ServerResponse } from "node:http"
import { extname, join, normalize } from "node:path"

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
}
/** As strict as the real server's: nothing inline but the style attributes that libraries set. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ")

/** A file of the built desk, or its page for every other address under /desk. */
export async function serveFile(dist: string, path: string, response: ServerResponse): Promise<void> {
  if (!path.startsWith("/desk")) return void response.writeHead(302, { location: "/desk/" }).end()
  const wanted = normalize(path.slice("/desk".length))
  const file = extname(wanted) && !wanted.startsWith("..") ? wanted : "/index.html"
  const bytes = await readFile(join(dist, file)).catch(() => null)
  if (!bytes) return void response.writeHead(404).end()
  response
    .writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "content-security-policy": policy,
      "cache-control": file.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    })
    .end(bytes)
}
