/** What may stand in the frame as a picture; SVG is a document and not one of them. */
const KINDS = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"])
const MOST_BYTES = 5 * 1024 * 1024

/** A picture as a data URL, from our own server; null where it can't be had or is none. The frame itself loads nothing. */
export async function pictureFrom(address: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(address, { signal, credentials: "same-origin" })
    if (!response.ok) return null
    const blob = await response.blob()
    return KINDS.has(blob.type) && blob.size <= MOST_BYTES ? await dataUrl(blob) : null
  } catch {
    return null
  }
}

function dataUrl(blob: Blob): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === "string" ? reader.result : null)
    reader.onerror = () => resolve(null)
    reader.readAsDataURL(blob)
  })
}
