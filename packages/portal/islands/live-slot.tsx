import type { UploadView } from "@veridesk/contract/attachments.ts"
import { useEffect, useRef, useState } from "preact/hooks"
import { DocumentSlot, type SlotProps } from "../ticket/document-slot.tsx"
import { useUploads } from "./use-uploads.ts"

/** By the slot's id: waits until nothing of it is on its way, and gives the ids of the files that have arrived. */
export type Settling = Map<string, () => Promise<string[]>>

/** A document's place, alive: its files go up as soon as they are chosen, with progress, and go on after a cut. */
export function makeLiveSlot(settling: Settling, say: (text: string) => void) {
  return function LiveSlot({ request, ticket }: Pick<SlotProps, "request" | "ticket">) {
    // Fresh props bring fresh ids; what has begun to go up belongs to the one it began with.
    const [requestId, setRequestId] = useState(request.requestId)
    const [files, setFiles] = useState<UploadView[]>(request.draft?.files ?? [])
    const latest = useRef(files)
    const change = (make: (before: UploadView[]) => UploadView[]) => {
      latest.current = make(latest.current)
      setFiles(latest.current)
    }
    const draft = useRef(request.draft)
    if (request.draft && draft.current !== request.draft) {
      draft.current = request.draft
      latest.current = request.draft.files
      setFiles(request.draft.files)
      setRequestId(request.requestId)
    }
    const { hands, uploads } = useUploads({
      rules: ticket.uploads,
      scope: `slot ${request.id} ${ticket.draftScope}`,
      requestId,
      attachments: files,
      setAttachments: change,
      say,
      wholePage: false,
    })
    useEffect(() => {
      settling.set(request.id, async () => {
        await uploads.settled()
        return latest.current.flatMap(({ id, state }) => (id !== null && state !== "refused" ? [id] : []))
      })
      return () => void settling.delete(request.id)
    }, [request.id, uploads])
    return (
      <DocumentSlot request={request} ticket={ticket} hands={hands} files={files} requestId={requestId} />
    )
  }
}
