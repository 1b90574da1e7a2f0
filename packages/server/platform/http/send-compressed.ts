import { promisify } from "node:util"
import { brotliCompress, brotliCompressSync, constants, gzip } from "node:zlib"
import type { FastifyReply, FastifyRequest } from "fastify"

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Below this nothing is gained. */
const SMALLEST = 1400
/** Up to here handing it to another thread and back costs this one more than doing it. */
const BY_OURSELVES = 128 * 1024
/** Quick settings: a page is made for one reader and sent once. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 16 } }

/** Sends a page of text, compressed as the reader's browser can take it. Secrets in it must be masked for each answer. */
export async function sendCompressed(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
): Promise<FastifyReply> {
  reply.header("vary", "accept-encoding, accept-language, cookie")
  const accepted = String(request.headers["accept-encoding"] ?? "")
  if (text.length < SMALLEST) return reply.send(text)
  if (/\bbr\b/.test(accepted)) {
    const packed = text.length < BY_OURSELVES ? brotliCompressSync(text, BROTLI) : await brotli(text, BROTLI)
    return reply.header("content-encoding", "br").send(packed)
  }
  if (/\bgzip\b/.test(accepted)) return reply.header("content-encoding", "gzip").send(await zip(text))
  return reply.send(text)
}
