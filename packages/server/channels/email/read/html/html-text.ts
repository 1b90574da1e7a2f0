import { compile, type FormatCallback } from "html-to-text"

/** Signs within the text that say where a quote or hidden text begins and ends; no text of a mail has them. */
export const SIGNS = {
  quote: "\u0001",
  endQuote: "\u0002",
  restIsQuote: "\u0003",
  hidden: "\u0004",
  endHidden: "\u0005",
  introduction: "\u0006",
  endIntroduction: "\u000e",
} as const
export const ANY_SIGN = new RegExp(`[${Object.values(SIGNS).join("")}]`, "g")

const OPENING: Record<string, string> = {
  within: SIGNS.quote,
  after: SIGNS.restIsQuote,
  before: SIGNS.introduction,
}
const CLOSING: Record<string, string> = { within: SIGNS.endQuote, before: SIGNS.endIntroduction }

/** A quote with its signs, each on a line of its own. */
const quoted: FormatCallback = (elem, walk, builder) => {
  const mark = String(elem.attribs?.["data-quoted"])
  const sign = (text: string | undefined) => {
    if (text === undefined) return
    builder.openBlock({ leadingLineBreaks: 1 })
    builder.addLiteral(text)
    builder.closeBlock({ trailingLineBreaks: 1 })
  }
  sign(OPENING[mark])
  builder.openBlock({ leadingLineBreaks: 1 })
  walk(elem.children, builder)
  builder.closeBlock({ trailingLineBreaks: 1 })
  sign(CLOSING[mark])
}

const hidden: FormatCallback = (elem, walk, builder) => {
  const block = /^(?:div|p|table|tr|li|ul|ol|h\d)$/.test(elem.name ?? "")
  if (block) builder.openBlock({ leadingLineBreaks: 1 })
  builder.addLiteral(SIGNS.hidden)
  walk(elem.children, builder)
  builder.addLiteral(SIGNS.endHidden)
  if (block) builder.closeBlock({ trailingLineBreaks: 1 })
}

const BLOCK = /^(?:div|p|td|th|li|blockquote|body|section|article|center|h\d|dd|dt)$/

/** A break at the end of a block isn't seen; one that is alone in a block is an empty line. */
const lineBreak: FormatCallback = (elem, _walk, builder) => {
  const inBlock = BLOCK.test(elem.parent?.name ?? "")
  if (!inBlock || !isNothing(elem, "next")) return builder.addLineBreak()
  if (isNothing(elem, "prev")) builder.addLiteral("\u00a0")
}

/** No sibling on that side, or blanks only. The tree has more than its types say. */
function isNothing(elem: object, side: "next" | "prev"): boolean {
  const sibling: unknown = Reflect.get(elem, side)
  if (typeof sibling !== "object" || sibling === null) return true
  return (
    Reflect.get(sibling, "type") === "text" &&
    String(Reflect.get(sibling, "data")).trim() === "" &&
    !Reflect.get(sibling, side)
  )
}

const LINES = { leadingLineBreaks: 1, trailingLineBreaks: 1 }
const PARAGRAPH = { leadingLineBreaks: 2, trailingLineBreaks: 2 }

/** Text of sanitised HTML: lists, rows and links as text, with the signs for quotes and hidden text in it. */
export const htmlToSignedText = compile({
  wordwrap: false,
  limits: { maxInputLength: 4 * 1024 * 1024, maxDepth: 300 },
  formatters: { quoted, hidden, lineBreak, row: row(), cell: cell() },
  selectors: [
    { selector: "*", format: "inline" },
    { selector: "[data-hidden]", format: "hidden" },
    { selector: "[data-quoted]", format: "quoted" },
    {
      selector: "a",
      format: "anchor",
      options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["<", ">"], ignoreHref: false },
    },
    { selector: "img", format: "skip" },
    { selector: "br", format: "lineBreak" },
    { selector: "hr", format: "block", options: LINES },
    { selector: "ul", format: "unorderedList", options: { itemPrefix: "- ", ...LINES } },
    { selector: "ol", format: "orderedList", options: LINES },
    { selector: "pre", format: "pre", options: LINES },
    { selector: "p", format: "paragraph", options: PARAGRAPH },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
      selector,
      format: "block",
      options: PARAGRAPH,
    })),
    ...[
      "div",
      "section",
      "article",
      "header",
      "footer",
      "center",
      "blockquote",
      "address",
      "dl",
      "dt",
      "dd",
      "table",
      "figure",
      "main",
      "aside",
      "caption",
      "figcaption",
    ].map((selector) => ({ selector, format: "block", options: LINES })),
    { selector: "tr", format: "row" },
    { selector: "td", format: "cell" },
    { selector: "th", format: "cell" },
  ],
})

/** A row of a table is a line, where its cells hold no blocks of their own. */
function row(): FormatCallback {
  return (elem, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 })
    walk(elem.children, builder)
    builder.closeBlock({ trailingLineBreaks: 1 })
  }
}

function cell(): FormatCallback {
  return (elem, walk, builder) => {
    walk(elem.children, builder)
    builder.addInline(" ")
  }
}
