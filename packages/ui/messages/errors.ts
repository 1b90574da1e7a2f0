import type { Catalogue } from "../say.ts"

/**
 * What every refusal says: `code` is the sentence, `code.next` what to do about it.
 * Codes are stable: clients and integrators rely on them.
 */
export const errors = {
  internal: { en: "Something failed on our side.", zh: "我们这边出错了。" },
  "internal.next": {
    en: "Try again in a moment. If it stays, send us the error number shown here.",
    zh: "请稍后再试；若仍出错，请把这里的错误编号发给我们。",
  },
  busy: { en: "We can't answer just now.", zh: "系统暂时无法响应。" },
  "busy.next": {
    en: "Nothing was lost. Try again in a few seconds.",
    zh: "没有丢失任何内容，请几秒后重试。",
  },
  "not-found": { en: "There is nothing here, or it isn't yours.", zh: "这里没有内容，或不属于你。" },
  "not-found.next": { en: "Check the number or address and try again.", zh: "请核对编号或地址后重试。" },
  "signed-out": { en: "You are not signed in.", zh: "你尚未登录。" },
  "signed-out.next": {
    en: "Sign in and try again; what you typed is kept.",
    zh: "请登录后重试，已填写的内容会保留。",
  },
  forbidden: { en: "Your role does not allow this.", zh: "你的角色没有此权限。" },
  "forbidden.next": { en: "Ask a lead or an administrator.", zh: "请联系主管或管理员。" },
  "read-only": { en: "Auditors can read, not change.", zh: "审计员只能查看，不能更改。" },
  "read-only.next": { en: "Ask a colleague of the team to do it.", zh: "请由团队成员操作。" },
  "not-yours": {
    en: "Only its author or a lead can edit this note.",
    zh: "只有作者或主管可以编辑这条备注。",
  },
  "not-yours.next": { en: "Add a note of your own instead.", zh: "请另写一条备注。" },
  "invalid-input": { en: "Something in the request isn't right.", zh: "提交的内容有误。" },
  "invalid-input.next": { en: "Look at the marked fields and correct them.", zh: "请查看标出的栏位并更正。" },
  "too-large": { en: "This is larger than we can take.", zh: "内容超出可接收的大小。" },
  "too-large.next": { en: "Make it smaller, or attach it as a file.", zh: "请缩小内容，或改为上传附件。" },
  "wrong-media-type": { en: "We can't read this kind of content.", zh: "无法读取这种格式的内容。" },
  "wrong-media-type.next": { en: "Send it as a form or as JSON.", zh: "请以表单或 JSON 提交。" },
  "too-many-requests": { en: "That was too often in a short time.", zh: "操作过于频繁。" },
  "too-many-requests.next": { en: "Wait a little and try again.", zh: "请稍候再试。" },
  "request-reused": {
    en: "This request was sent before with other content.",
    zh: "该请求此前已用其他内容提交过。",
  },
  "request-reused.next": { en: "Reload the page and send it again.", zh: "请刷新页面后重新提交。" },
  "empty-message": { en: "There is nothing to send yet.", zh: "还没有可发送的内容。" },
  "empty-message.next": { en: "Write something or attach a file.", zh: "请输入内容或添加附件。" },
  "stale-reply": { en: "Something was written since you began.", zh: "在你输入期间有新的内容。" },
  "stale-reply.next": {
    en: "Read it, then send, change or discard your reply.",
    zh: "请先查看，再决定发送、修改或放弃。",
  },
  "changed-meanwhile": { en: "Somebody saved this meanwhile.", zh: "此内容刚被他人保存过。" },
  "changed-meanwhile.next": { en: "Compare both versions and save again.", zh: "请对照两个版本后再保存。" },
  "not-possible-now": {
    en: "That step isn't possible in the present state.",
    zh: "当前状态下无法执行这一步。",
  },
  "not-possible-now.next": { en: "Reload to see the present state.", zh: "请刷新查看最新状态。" },
  "reopen-too-late": { en: "This ticket can no longer be reopened.", zh: "该工单已超过可重新打开的期限。" },
  "reopen-too-late.next": {
    en: "Open a new ticket and name this number in it.",
    zh: "请提交新工单，并写上此编号。",
  },
  "follow-up-too-soon": { en: "It is too early for a follow-up.", zh: "现在跟进还太早。" },
  "follow-up-too-soon.next": {
    en: "Your place in the queue is kept. You can follow up from the time shown.",
    zh: "你的排队顺序不变，到显示的时间后即可跟进。",
  },
  "no-such-person": { en: "That colleague can't take conversations.", zh: "该同事无法接收会话。" },
  "no-such-person.next": { en: "Choose somebody who is active.", zh: "请选择在职的同事。" },
  "form-incomplete": { en: "A few fields still need you.", zh: "还有几处需要你填写或更正。" },
  "form-incomplete.next": {
    en: "Each one says what is missing. Everything you typed is kept.",
    zh: "每一处都写明了原因，已填内容都会保留。",
  },
  "secret-found": {
    en: "This looks like a secret that nobody at support may see.",
    zh: "这看起来是客服绝不能看到的机密信息。",
  },
  "secret-found.next": {
    en: "Nothing was stored. Take it out and send again.",
    zh: "内容未被保存，请删除后再提交。",
  },
} as const satisfies Catalogue
