import type { IncomingMessage, ServerResponse } from "node:http"
import type { UploadView } from "@veridesk/contract/attachments.ts"
import type { Back } from "./memory.ts"

const tus = { "tus-resumable": "1.0.0" }

/** The part of tus 1.0.0 that the islands use: create, ask for the offset, go on, end. */
export async function takeUpload(
  back: Back,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const id = request.url?.split("/")[2] ?? ""
  const known = back.uploads.get(id)
  if (request.method === "POST") {
    const meta = Object.fromEntries(
      String(request.headers["upload-metadata"])
        .split(",")
        .map((pair) => pair.split(" "))
        .map(([name = "", value = ""]) => [name, Buffer.from(value, "base64").toString()]),
    )
    back.uploads.set(meta["id"] ?? "", {
      name: meta["filename"] ?? "",
      size: Number(request.headers["upload-length"]),
      parts: [],
    })
    response.writeHead(201, { ...tus, location: `/uploads/${meta["id"]}` }).end()
    return true
  }
  if (!known) {
    response.writeHead(404, tus).end()
    return true
  }
  const offset = () => known.parts.reduce((sum, part) => sum + part.length, 0)
  if (request.method === "HEAD")
    response
      .writeHead(200, {
        ...tus,
        "upload-offset": offset(),
        "upload-length": known.size,
        "cache-control": "no-store",
      })
      .end()
  else if (request.method === "DELETE") {
    back.uploads.delete(id)
    response.writeHead(204, tus).end()
  } else if (request.method === "GET") answer(response, viewOf(back, id))
  else {
    for await (const part of request) {
      known.parts.push(part as Buffer)
      if (back.cutUploadAt !== null && offset() >= back.cutUploadAt) {
        request.socket.destroy()
        return true
      }
    }
    if (offset() < known.size) response.writeHead(204, { ...tus, "upload-offset": offset() }).end()
    else answer(response, viewOf(back, id), { ...tus, "upload-offset": offset() })
  }
  return true
}

/** A file as the form gets it back. */
export function viewOf(back: Back, id: string): UploadView {
  const { name, size } = back.uploads.get(id) ?? { name: "gone", size: 0 }
  const url = `/files/${id}`
  const picture = {
    mediaType: "image/png",
    width: 1179,
    height: 2556,
    facts: { scanned: true },
    url,
    thumbnailUrl: null,
  }
  return { id, state: "ready", name, size, refusal: null, attachment: { id, name, size, ...picture } }
}

function answer(response: ServerResponse, body: UploadView, headers: Record<string, string | number> = {}) {
  response.writeHead(200, { ...headers, "content-type": "application/json" }).end(JSON.stringify(body))
}
