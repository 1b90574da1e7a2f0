import type { UploadView } from "@veridesk/contract/attachments.ts"
import { DetailedError, Upload } from "tus-js-client"
import type { FileLine } from "./file-line.ts"
import type { Send } from "./uploads.ts"

/** Sends files by tus: a cut network goes on where it broke off. */
export function tusUpload(o: { base: string; bearer: () => Promise<string>; locale: () => string }): Send {
  const endpoint = `${o.base}/api/chat/uploads`
  const headers = async () => ({ authorization: `Bearer ${await o.bearer()}`, "accept-language": o.locale() })

  return ({ id, requestId, file, change }) => {
    let isOver = false
    const tell = (to: Partial<FileLine>) => !isOver && change(to)
    const ask = async () => {
      for (let tries = 0; tries < 20 && !isOver; tries++) {
        const response = await fetch(`${endpoint}/${id}?wait=1`, {
          headers: await headers(),
          credentials: "omit",
        })
        if (!response.ok) throw new Error(String(response.status))
        const view = (await response.json()) as UploadView
        tell(toldOf(view))
        if (view.state !== "checking") return
      }
    }
    const upload = new Upload(file, {
      endpoint,
      metadata: { id, filename: file.name, filetype: file.type, requestId },
      chunkSize: 4 * 1_048_576,
      retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000],
      storeFingerprintForResuming: false,
      onBeforeRequest: async (request) => {
        for (const [name, value] of Object.entries(await headers())) request.setHeader(name, value)
      },
      onProgress: (sent, total) => tell({ progress: total > 0 ? sent / total : 1 }),
      onSuccess: () => {
        tell({ state: "checking", progress: 1 })
        ask().catch(() => tell({ state: "stopped" }))
      },
      onError: (error) => {
        const problem = error instanceof DetailedError ? refusalIn(error.originalResponse?.getBody()) : null
        tell(problem ? { state: "refused", problem } : { state: "stopped" })
      },
    })
    upload.start()
    return {
      stop: () => {
        isOver = true
        upload.abort(true).catch(() => undefined)
      },
    }
  }
}

function toldOf({ state, refusal, attachment }: UploadView): Partial<FileLine> {
  if (refusal) return { state: "refused", problem: `${refusal.message} ${refusal.next}` }
  if (state === "ready") return { state, isLocationRemoved: attachment?.facts["location_removed"] === true }
  return { state: state === "removed" ? "refused" : "checking" }
}

function refusalIn(body: string | undefined): string | null {
  try {
    const { message, next } = JSON.parse(body ?? "") as { message?: string; next?: string }
    return message ? `${message} ${next ?? ""}` : null
  } catch {
    return null
  }
}
