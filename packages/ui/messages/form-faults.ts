import type { Catalogue } from "../say.ts"

/** What can be wrong with an answer of the newer kinds, with a place for evidence, and with a form itself. */
export const formFaults = {
  "order-id-shape": {
    en: "This doesn’t look like an order number{example, select, other { such as {example}}}.",
    zh: "这不像订单号{example, select, other {，例如 {example}}}。",
  },
  "symbol-shape": {
    en: "This doesn’t look like a market{example, select, other { such as {example}}}.",
    zh: "这不像交易对{example, select, other {，例如 {example}}}。",
  },
  "url-shape": {
    en: "This is no web address. It begins with https:// or http://.",
    zh: "这不是网址，应以 https:// 或 http:// 开头。",
  },
  "email-shape": {
    en: "This is no whole e-mail address, such as name@example.com.",
    zh: "邮箱地址不完整，格式如 name@example.com。",
  },
  "ip-list-shape": {
    en: "“{part}” is no IP address and no range such as 203.0.113.0/24.",
    zh: "“{part}”不是 IP 地址，也不是 203.0.113.0/24 这样的网段。",
  },
  "ip-list-too-many": { en: "At most {max} addresses fit here.", zh: "最多填写 {max} 个地址。" },
  "evidence-missing": { en: "“{label}” is needed. Add the file.", zh: "需要“{label}”，请添加文件。" },
  "form-changed": {
    en: "Version {version} of this form was saved while you edited.",
    zh: "你编辑期间，此表单已保存了版本 {version}。",
  },
  "form-changed.next": {
    en: "Nothing was overwritten. Look at the new version, and make your changes on top of it.",
    zh: "没有覆盖任何内容。请查看新版本，并在其基础上修改。",
  },
  "form-faulty": { en: "The form can’t work like this.", zh: "表单这样无法使用。" },
  "form-faulty.next": {
    en: "Each place is named below. Correct it and save again.",
    zh: "下面列出了每一处问题，请更正后再保存。",
  },
  "form-key-taken": { en: "There is a form with this key already.", zh: "已有使用此标识的表单。" },
  "form-key-taken.next": { en: "Choose another key.", zh: "请换一个标识。" },
  "form-id-twice": { en: "Two parts of the form have the id {id}.", zh: "表单中有两处使用了同一标识 {id}。" },
  "form-id-reserved": { en: "The id {id} is used by the system.", zh: "标识 {id} 已被系统使用。" },
  "form-no-description": {
    en: "The form needs a long text called “description”: it becomes the first message.",
    zh: "表单需要一个标识为“description”的长文本，它会成为第一条消息。",
  },
  "form-description-hidden": {
    en: "The description has to be shown always.",
    zh: "情况说明必须始终显示。",
  },
  "form-refers": {
    en: "{id} refers to {other}, which this form doesn’t have.",
    zh: "{id} 引用了 {other}，但此表单中没有它。",
  },
  "form-circle": {
    en: "Whether {id} is shown depends on {id} itself.",
    zh: "{id} 的显示条件取决于它自身。",
  },
  "form-team": { en: "There is no team with the key {team}.", zh: "没有标识为 {team} 的团队。" },
} as const satisfies Catalogue
