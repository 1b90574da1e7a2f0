import type { Catalogue } from "../say.ts"

/** Faults of single fields that every form has, and what the security page says after a deed. */
export const formErrors = {
  "field.required": { en: "This is still missing.", zh: "这一项还没有填写。" },
  "field.email": { en: "This isn’t a complete e-mail address.", zh: "邮箱地址不完整。" },
  "field.email.next": { en: "It looks like name@example.com.", zh: "格式如 name@example.com。" },
  "conversation-number": { en: "This isn’t a complete number.", zh: "编号不完整。" },
  "conversation-number.next": {
    en: "It has ten digits; without one we check the words alone.",
    zh: "编号为十位数字；不填则只核对两个词。",
  },
  "transcript-too-large": { en: "The file is larger than {limit} MB.", zh: "文件超过 {limit} MB。" },
  "transcript-too-large.next": {
    en: "Ours are smaller: choose the JSON file as it was downloaded.",
    zh: "我们提供的文件没有这么大，请选择下载时的 JSON 原文件。",
  },
  "field.username-taken": { en: "This username can’t be used.", zh: "此用户名不可用。" },
  "field.username-taken.next": { en: "Choose another one.", zh: "请换一个。" },
  "security.saved": { en: "Saved.", zh: "已保存。" },
  "security.passkey-removed": { en: "Passkey removed.", zh: "通行密钥已移除。" },
  "security.totp-removed": { en: "The authenticator is switched off.", zh: "验证器已关闭。" },
  "security.session-ended": { en: "That session is ended.", zh: "该会话已退出。" },
  "security.sessions-ended": { en: "All other sessions are ended.", zh: "其他会话均已退出。" },
  "security.link-sent": { en: "The link is on its way.", zh: "链接已发送。" },
} as const satisfies Catalogue
