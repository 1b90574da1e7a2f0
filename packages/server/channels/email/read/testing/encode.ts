import tables from "iconv-lite"

/** Text as bytes of a charset, for the mails of the corpus. ISO-2022-JP and HZ are made here. */
export function encode(text: string, charset: string): Buffer {
  const name = charset.toLowerCase()
  if (name === "utf-8") return Buffer.from(text)
  if (name.startsWith("iso-2022-jp")) return iso2022jp(text)
  if (name.startsWith("hz")) return hz(text)
  return tables.encode(text, { "ks_c_5601-1987": "cp949", "big5-hkscs": "big5hkscs" }[name] ?? name)
}

/** RFC 1468: JIS X 0208 between ESC $ B and ESC ( B. */
function iso2022jp(text: string): Buffer {
  return shifted(text, "euc-jp", ["\u001b$B", "\u001b(B"])
}

function hz(text: string): Buffer {
  return shifted(text.replaceAll("~", "~~"), "gbk", ["~{", "~}"])
}

function shifted(text: string, charset: string, [opens, closes]: [string, string]): Buffer {
  const pieces: Buffer[] = []
  for (const piece of text.match(/[\u0020-\u007e\n\r\t]+|[^\u0020-\u007e\n\r\t]+/g) ?? []) {
    if (piece.charCodeAt(0) < 0x7f) pieces.push(Buffer.from(piece))
    else {
      const bytes = tables.encode(piece, charset).map((byte) => byte & 0x7f)
      pieces.push(Buffer.from(opens), Buffer.from(bytes), Buffer.from(closes))
    }
  }
  return Buffer.concat(pieces)
}
