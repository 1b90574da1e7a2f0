/**
 * The value of a Content-Disposition header (RFC 6266): a plain ASCII name for old readers, the true one in UTF-8
 * (RFC 8187, §3.2.1) for all others. Nothing of the name can end the header or add a parameter.
 */
export function contentDisposition(kind: "attachment" | "inline", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_")
  return `${kind}; filename="${plain}"; filename*=UTF-8''${extValue(name)}`
}

function extValue(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
