import { createHash } from "node:crypto"
import { promisify } from "node:util"
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib"
import { LRUCache } from "lru-cache"

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** A page that many readers get, as it goes over the wire. */
export type KeptPage = { status: number; etag: string; body: Buffer; encoding: "br" | "gzip" | null }
export type Encoding = KeptPage["encoding"]

const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_LGWIN]: 16 } }
const BYTES = 64 * 1024 * 1024

/**
 * Drawn pages in memory, at most 64 MiB of them, the least read leaving first. Two readers who ask for a page that isn't
 * there yet wait for one drawing.
 */
export function keepPages() {
  let shelf = emptyShelf()
  return {
    /**
     * `seconds`: after that long the page is drawn anew even in the same edition. `few` where most such pages are asked
     * for once or twice: they are packed quickly instead of tightly, and have no tag.
     */
    async get(o: {
      key: string
      encoding: Encoding
      seconds: number
      few?: boolean
      draw: () => Promise<{ status: number; html: string }>
    }): Promise<KeptPage> {
      // What was begun before everything was cleared may show what is gone: it goes to its reader and is kept nowhere.
      const { kept, drawing } = shelf
      const key = `${o.encoding}|${o.key}`
      const have = kept.get(key)
      if (have) return have
      const under = drawing.get(key)
      if (under) return under
      const made = o
        .draw()
        .then(({ status, html }) => (o.few ? packQuickly : pack)({ status, html, encoding: o.encoding }))
      drawing.set(key, made)
      try {
        const page = await made
        if (page.status === 200) kept.set(key, page, { ttl: o.seconds * 1000 })
        return page
      } finally {
        drawing.delete(key)
      }
    },
    clear() {
      shelf = emptyShelf()
    },
  }
}

function emptyShelf() {
  const kept = new LRUCache<string, KeptPage>({
    maxSize: BYTES,
    sizeCalculation: ({ body }, key) => body.length + key.length + 200,
  })
  return { kept, drawing: new Map<string, Promise<KeptPage>>() }
}

type Drawn = { status: number; html: string; encoding: Encoding }

function packQuickly({ status, html, encoding }: Drawn): KeptPage {
  const body =
    encoding === "br"
      ? brotliCompressSync(html, QUICKLY)
      : encoding === "gzip"
        ? gzipSync(html, { level: 4 })
        : Buffer.from(html)
  return { status, etag: "", body, encoding }
}

async function pack({ status, html, encoding }: Drawn): Promise<KeptPage> {
  const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}${encoding ?? ""}"`
  const plain = Buffer.from(html)
  const body =
    encoding === "br"
      ? await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
      : encoding === "gzip"
        ? await zip(plain)
        : plain
  return { status, etag, body, encoding }
}
