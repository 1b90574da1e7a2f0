/** What stands on a printed letter beside its text. */
export const letter = {
  "letter.date": { en: "Date", zh: "日期" },
  "letter.case": { en: "Case reference", zh: "工单编号" },
  "letter.to": { en: "To", zh: "致" },
  "letter.about": { en: "Subject", zh: "事由" },
} as const
