import type { Catalogue } from "../say.ts"

/** Refusals around mails that go out. */
export const mailErrors = {
  "mail-too-late": { en: "This answer is on its way already.", zh: "这条回复已经发出。" },
  "mail-too-late.next": {
    en: "It can’t be taken back. Write another one that sets it right.",
    zh: "无法撤回，请另写一条更正。",
  },
  "new-domain": {
    en: "Nobody at {domains} has been part of this conversation.",
    zh: "{domains} 的人尚未参与此对话。",
  },
  "new-domain.next": {
    en: "Check the address. Confirm the domain if it is right.",
    zh: "请核对地址；确认无误后再确认该域名。",
  },
  "not-resendable": { en: "This mail can’t be sent again.", zh: "这封邮件不能重新发送。" },
  "not-resendable.next": {
    en: "Only answers that failed or came back are sent again. Write a new answer instead.",
    zh: "只有发送失败或被退回的回复可以重发，请另写一条回复。",
  },
} as const satisfies Catalogue
