import type { MailContext } from "../props-mail.ts"
import { type Block, type Sheet, sayFor } from "./sheet.tsx"

/** The text part, from the same blocks. Lines aren't broken by us: mail programs fold them to their width. */
export function plain(sheet: Sheet, context: MailContext): string {
  const { m } = sayFor(context)
  const code = context.antiPhishingCode ? [`${m("code")} ${context.antiPhishingCode}`] : []
  return [
    `${context.brand.name} ${m("support")}`,
    ...code,
    ...sheet.blocks.map(written),
    "--",
    `${m("never", { brand: context.brand.shortName })}\n${m("from", { address: context.brand.mailFrom })}`,
    "",
  ].join("\n\n")
}

function written(block: Block): string {
  switch (block.block) {
    case "title":
    case "text":
    case "small":
      return block.text
    case "number":
      return `${block.label} ${block.number}`
    case "quote":
      return `${block.text}\n\n${block.by}`
    case "facts":
      return block.lines.map(({ label, value }) => `${label}: ${value}`).join("\n")
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n")
    case "links":
      return block.items.map(({ label, href }) => `- ${label}:\n  ${href}`).join("\n")
    case "button":
      return `${block.label}:\n${block.href}`
  }
}
