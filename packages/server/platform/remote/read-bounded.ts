/**
 * The body of a response as text, or null when it is longer than `maxBytes` (the rest is not read then).
 * Bytes that are not UTF-8 become U+FFFD, which no schema of ours accepts where it matters.
 */
export async function readBounded(response: Response, maxBytes: number): Promise<string | null> {
  if (response.body === null) return ""
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  let text = ""
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > maxBytes) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}
