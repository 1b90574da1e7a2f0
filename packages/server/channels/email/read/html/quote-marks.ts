import type { Style } from "./styles.ts"

/** `within`: the element holds a quote. `after`: it and all that follows is one. `before`: it says whose the next one is. */
export type QuoteMark = "within" | "after" | "before" | null

const CONTAINERS =
  /(?:^|\s)(?:yahoo_quoted|protonmail_quote|moz-forward-container|zmail_extra|lark-mail-quote|ntes-mailmaster-quote|mail_quote|qmbox|tutanota_quote|gmail_extra_quote|mailru-blockquote|netease-quote|AppleMailQuote)(?:\s|$)/i
const ATTRIBUTION =
  /(?:^|\s)(?:moz-cite-prefix|gmail_attr|yahoo_quoted_header|lark-mail-quote-header|moz-email-headers-table)(?:\s|$)/i
const AFTER_IDS =
  /^(?:x_)*(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|reply-intro|OLK_SRC_BODY_SECTION|isForwardContent)$/i
const WITHIN_IDS = /^(?:x_)*(?:isReplyContent|ymail_android_quote|yahoo_quoted.*|replySplit|ntes-.*-quote)$/i

/** What clients write around the mail that is answered, by classes, ids and the line that Outlook draws. */
export function quoteMarkOf(tag: string, attributes: Record<string, string>, style: Style): QuoteMark {
  const id = attributes["id"] ?? ""
  const classes = attributes["class"] ?? ""
  if (AFTER_IDS.test(id)) return "after"
  if (ATTRIBUTION.test(classes)) return "before"
  if (WITHIN_IDS.test(id) || CONTAINERS.test(classes)) return "within"
  if (tag === "blockquote") return isIndent(classes, style, attributes) ? null : "within"
  return tag === "div" && isOutlookLine(style) ? "after" : null
}

/** Gmail's and Word's way of indenting one's own words is a blockquote too. */
function isIndent(classes: string, style: Style, attributes: Record<string, string>): boolean {
  if (/gmail_quote/i.test(classes) || /^cite$/i.test(attributes["type"] ?? "")) return false
  return (
    /^0(?:px)?\s+0(?:px)?\s+0(?:px)?\s+40px$/.test(style.get("margin") ?? "") &&
    /^none/i.test(style.get("border") ?? "none")
  )
}

/** Outlook for Windows puts From, Sent, To and Subject under a thin grey line, and the old mail after it without a frame. */
function isOutlookLine(style: Style): boolean {
  const top = style.get("border-top") ?? ""
  const bare =
    /^none/i.test(style.get("border") ?? "") && /^solid\s+#(?:e1e1e1|b5c4df)\s+1(?:\.0)?pt$/i.test(top)
  return (
    bare && /3(?:\.0)?pt\s+0(?:in|cm)?\s+0(?:in|cm)?\s+0(?:in|cm)?/i.test(style.get("padding") ?? "3pt 0 0 0")
  )
}
