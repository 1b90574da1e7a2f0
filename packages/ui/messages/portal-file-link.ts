import type { Catalogue } from "../say.ts"

/** The page behind a link to a file of a mail. */
export const portalFileLink = {
  "file-link.title": { en: "A file for you", zh: "给你的文件" },
  "file-link.what": {
    en: "{name}, {kb} KB. The link gives it once; keep it in a safe place.",
    zh: "{name}，{kb} KB。链接只能下载一次，请妥善保存。",
  },
  "file-link.go": { en: "Download", zh: "下载" },
  "file-link.over": { en: "This link is no longer good", zh: "链接已失效" },
  "file-link.over.more": {
    en: "It was used already, or its time is over. Answer our mail and ask for the file again.",
    zh: "链接已被使用或已过期。请回复我们的邮件，重新索取文件。",
  },
} as const satisfies Catalogue
