import type { Catalogue } from "../say.ts"

/** What stands around the text of a formal letter. */
export const mailLetter = {
  case: { en: "Case", zh: "案件编号" },
  date: { en: "Date", zh: "日期" },
  about: { en: "Regarding", zh: "事由" },
  regards: { en: "Yours sincerely,", zh: "此致" },
  check: {
    en: "This letter stands in your ticket at {host}. If you don’t find it there, it is not from us.",
    zh: "本函可在 {host} 的工单中查到；若查不到，则并非由我们发出。",
  },
  page: { en: "Page {page} of {pages}", zh: "第 {page} 页，共 {pages} 页" },
  file: { en: "letter-{number}", zh: "函件-{number}" },
} as const satisfies Catalogue
