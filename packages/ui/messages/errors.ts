import type { Catalogue } from "../say.ts"
import { announcementErrors } from "./announcement-errors.ts"
import { articleErrors } from "./article-errors.ts"
import { accounts } from "./accounts.ts"
import { formFaults } from "./form-faults.ts"
import { registryErrors } from "./registry-errors.ts"
import { chatErrors } from "./chat-errors.ts"
import { mailErrors } from "./mail-errors.ts"
import { mailKeyErrors } from "./mail-key-errors.ts"
import { mailDoorErrors } from "./mail-door-errors.ts"
import { ticketErrors } from "./ticket-errors.ts"

/**
 * What every refusal says: `code` is the sentence, `code.next` what to do about it.
 * Codes are stable: clients and integrators rely on them.
 */
export const errors = {
  ...accounts,
  ...announcementErrors,
  ...articleErrors,
  ...formFaults,
  ...chatErrors,
  ...mailErrors,
  ...mailKeyErrors,
  ...mailDoorErrors,
  ...ticketErrors,
  internal: { en: "Something failed on our side.", zh: "我们这边出错了。" },
  "internal.next": {
    en: "Try again in a moment. If it stays, send us the error number shown here.",
    zh: "请稍后再试；若仍出错，请把这里的错误编号发给我们。",
  },
  busy: { en: "We can’t answer just now.", zh: "系统暂时无法响应。" },
  "busy.next": {
    en: "Nothing was lost. Try again in a few seconds.",
    zh: "没有丢失任何内容，请几秒后重试。",
  },
  "not-found": { en: "There is nothing here, or it isn’t yours.", zh: "这里没有内容，或不属于你。" },
  "not-found.next": { en: "Check the number or address and try again.", zh: "请核对编号或地址后重试。" },
  ...registryErrors,
  "signed-out": { en: "You are not signed in.", zh: "你尚未登录。" },
  "signed-out.next": {
    en: "Sign in and try again; what you typed is kept.",
    zh: "请登录后重试，已填写的内容会保留。",
  },
  forbidden: { en: "Your role does not allow this.", zh: "你的角色没有此权限。" },
  "forbidden.next": { en: "Ask a lead or an administrator.", zh: "请联系主管或管理员。" },
  "held-already": { en: "This is held already.", zh: "此会话已处于保留状态。" },
  "held-already.next": { en: "Nothing more is needed.", zh: "无需再操作。" },
  "not-held": { en: "This is not held.", zh: "此会话未处于保留状态。" },
  "not-held.next": { en: "Look at it anew.", zh: "请刷新后查看。" },
  "held-by-law": {
    en: "This is kept by law: nothing of it can be removed or written over.",
    zh: "此内容处于依法保留状态，不能删除或改写。",
  },
  "held-by-law.next": {
    en: "Add a new note instead, or ask a lead to lift the hold.",
    zh: "请改为新增备注，或请主管解除保留。",
  },
  "mailbox-not-fetched": { en: "This mailbox is not fetched elsewhere.", zh: "此邮箱不从外部服务器收取。" },
  "mailbox-not-fetched.next": {
    en: "Set up IMAP for it first; what comes in directly is never missed.",
    zh: "请先为它设置 IMAP；直接投递的邮件不会遗漏。",
  },
  "mailbox-not-read-yet": {
    en: "This mailbox has not been read once yet.",
    zh: "此邮箱尚未成功收取过一次。",
  },
  "mailbox-not-read-yet.next": {
    en: "Test the connection, mend what it says, and try again once it was fetched.",
    zh: "请测试连接并按提示修正，首次收取成功后再试。",
  },
  "fetch-from-future": { en: "That day is yet to come.", zh: "所选日期还没有到。" },
  "fetch-from-future.next": { en: "Choose a day in the past.", zh: "请选择过去的日期。" },
  "mail-not-locked": { en: "This mail could be read when it came.", zh: "这封邮件收到时即可读取。" },
  "mail-not-locked.next": { en: "Read it in its ticket.", zh: "请在工单中查看。" },
  "mail-still-locked": {
    en: "No key of this mailbox opens this mail yet.",
    zh: "此邮箱仍没有可打开这封邮件的密钥。",
  },
  "mail-still-locked.next": {
    en: "Have an administrator add the key for which it was encrypted, or ask its sender to send it again.",
    zh: "请让管理员添加加密时所用的密钥，或请发件人重新发送。",
  },
  "mail-still-damaged": {
    en: "What this mail holds can’t be read: it was changed on its way, or is encrypted too weakly.",
    zh: "无法读取这封邮件的内容：途中被改动，或加密方式过弱。",
  },
  "mail-still-damaged.next": { en: "Ask its sender to send it again.", zh: "请让发件人重新发送。" },
  "mail-read-already": {
    en: "Somebody has read this mail again already.",
    zh: "已有人重新读取过这封邮件。",
  },
  "mail-read-already.next": {
    en: "What it says stands in the ticket as a message of its own.",
    zh: "其内容已作为单独的消息列在工单中。",
  },
  "mail-moved": { en: "Somebody has dealt with this mail already.", zh: "这封邮件已被其他人处理。" },
  "mail-moved.next": { en: "Look at the list anew.", zh: "请刷新列表查看。" },
  "mail-sealed": {
    en: "Something secret stood in this mail, so it is sealed.",
    zh: "这封邮件含有敏感信息，原文已封存。",
  },
  "mail-sealed.next": {
    en: "An administrator can open it; the log of the conversation says who did.",
    zh: "管理员可以打开，会话记录会写明查看者。",
  },
  "picture-unreachable": { en: "This picture can’t be fetched.", zh: "无法获取这张图片。" },
  "picture-unreachable.next": {
    en: "It may be gone, or stand where we don’t go.",
    zh: "图片可能已失效，或位于不允许访问的位置。",
  },
  "read-only": { en: "Auditors can read, not change.", zh: "审计员只能查看，不能更改。" },
  "read-only.next": { en: "Ask a colleague of the team to do it.", zh: "请由团队成员操作。" },
  "rules-faulty": { en: "A rule can’t be read.", zh: "有规则无法识别。" },
  "rules-faulty.next": {
    en: "Look at the marked conditions and correct them; nothing was saved.",
    zh: "请更正标出的条件；尚未保存任何内容。",
  },
  "rules-changed-meanwhile": {
    en: "Somebody saved the rules while you were editing.",
    zh: "你编辑期间已有人保存了规则。",
  },
  "rules-changed-meanwhile.next": {
    en: "Load the newest version and put your changes into it.",
    zh: "请载入最新版本，再加入你的更改。",
  },
  "not-yours": {
    en: "Only its author or a lead can edit this note.",
    zh: "只有作者或主管可以编辑这条备注。",
  },
  "not-yours.next": { en: "Add a note of your own instead.", zh: "请另写一条备注。" },
  "search-not-yours": {
    en: "Only leads and administrators change what search knows.",
    zh: "只有主管和管理员可以修改搜索设置。",
  },
  "search-not-yours.next": { en: "Ask one of them to change it.", zh: "请联系主管或管理员修改。" },
  "synonyms-too-many": {
    en: "There are as many groups of synonyms as there can be.",
    zh: "同义词组已达上限。",
  },
  "synonyms-too-many.next": { en: "Put a group away that nobody needs.", zh: "请先停用不需要的词组。" },
  "clocks-not-yours": {
    en: "Leads and administrators set the clocks.",
    zh: "只有主管和管理员可以设置时钟。",
  },
  "clocks-not-yours.next": { en: "Ask one of them to change it.", zh: "请联系主管或管理员修改。" },
  "invalid-input": { en: "Something in the request isn’t right.", zh: "提交的内容有误。" },
  "invalid-input.next": { en: "Look at the marked fields and correct them.", zh: "请查看标出的栏位并更正。" },
  invalid: { en: "This isn’t possible here.", zh: "这里不能这样填写。" },
  "form-too-large": { en: "The form is larger than we can take at once.", zh: "表单超出一次可接收的大小。" },
  "form-too-large.next": {
    en: "Send it with fewer or smaller files; more can follow in the ticket.",
    zh: "请减少或压缩附件后提交，之后可在工单中补充。",
  },
  "too-large": { en: "This is larger than we can take.", zh: "内容超出可接收的大小。" },
  "too-large.next": { en: "Make it smaller, or attach it as a file.", zh: "请缩小内容，或改为上传附件。" },
  "wrong-media-type": { en: "We can’t read this kind of content.", zh: "无法读取这种格式的内容。" },
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
  "unresolved-variables": {
    en: "Something in this reply is still to be filled in: {names}.",
    zh: "回复中还有未填写的内容：{names}。",
  },
  "unresolved-variables.next": {
    en: "Put the words in where the double braces stand, and send it again.",
    zh: "请在双花括号处填入内容，再重新发送。",
  },
  "no-such-macro": {
    en: "This reply names a macro that doesn’t exist in that version.",
    zh: "此回复所用的宏或其版本不存在。",
  },
  "no-such-macro.next": {
    en: "Take the macro’s actions off, or insert it anew.",
    zh: "请移除该宏的操作，或重新插入。",
  },
  "own-macro": { en: "A second person has to approve this text.", zh: "此内容须由另一人批准。" },
  "own-macro.next": {
    en: "Ask another lead or administrator to approve it.",
    zh: "请其他主管或管理员批准。",
  },
  "unknown-variable": { en: "{what} is no variable.", zh: "{what} 不是可用的变量。" },
  "unknown-variable.next": {
    en: "Choose one from the list, or write it without double braces.",
    zh: "请从列表中选择，或去掉双花括号。",
  },
  "macro-without-team": { en: "Choose at least one team.", zh: "请至少选择一个团队。" },
  "changed-meanwhile": { en: "Somebody saved this meanwhile.", zh: "此内容刚被他人保存过。" },
  "changed-meanwhile.next": { en: "Compare both versions and save again.", zh: "请对照两个版本后再保存。" },
  "not-possible-now": {
    en: "That step isn’t possible in the present state.",
    zh: "当前状态下无法执行这一步。",
  },
  "not-possible-now.next": { en: "Reload to see the present state.", zh: "请刷新查看最新状态。" },
  "merged-away": { en: "This ticket goes on in another one.", zh: "该工单已并入另一张工单。" },
  "merged-away.next": {
    en: "Open the one it was merged into and write there, or undo the merge.",
    zh: "请在合并后的工单中处理，或撤销合并。",
  },
  "already-merged": { en: "This ticket was merged before.", zh: "该工单已被合并。" },
  "already-merged.next": {
    en: "Undo that merge first if it belongs elsewhere.",
    zh: "如需改为并入其他工单，请先撤销之前的合并。",
  },
  "merge-circle": { en: "A ticket can’t go on in itself.", zh: "工单不能并入自身。" },
  "merge-circle.next": {
    en: "The other one already goes on in this one. Reload to see how they stand.",
    zh: "对方工单已并入本工单，请刷新查看当前状态。",
  },
  "merge-other-customer": {
    en: "These tickets are of two different customers.",
    zh: "这两张工单属于不同的客户。",
  },
  "merge-other-customer.next": {
    en: "Only tickets of one customer merge. Link them as related instead.",
    zh: "只有同一客户的工单可以合并，你可以将其关联。",
  },
  "never-merged": {
    en: "Account recovery and security tickets are never merged.",
    zh: "账户找回与安全类工单不允许合并。",
  },
  "never-merged.next": {
    en: "What each submission holds must stay apart, since one of them may be an attacker’s. Link them as related instead.",
    zh: "每次提交的材料必须分开，因为其中之一可能来自攻击者。你可以将其关联。",
  },
  "merge-target-over": { en: "The ticket to merge into is solved.", zh: "目标工单已解决。" },
  "merge-target-over.next": {
    en: "Reopen it first, or merge it into this one.",
    zh: "请先重新打开目标工单，或将其并入本工单。",
  },
  "already-undone": { en: "This was taken back before.", zh: "此操作已被撤销。" },
  "already-undone.next": { en: "Reload to see how it stands now.", zh: "请刷新查看当前状态。" },
  "not-splittable": {
    en: "Some of these messages can’t be split off.",
    zh: "部分消息无法拆分。",
  },
  "not-splittable.next": {
    en: "They are dealt with in another ticket already, or stand in another one. Choose again.",
    zh: "这些消息已在其他工单中处理，或属于其他工单。请重新选择。",
  },
  "link-itself": { en: "A ticket can’t be linked to itself.", zh: "工单不能关联自身。" },
  "link-itself.next": { en: "Choose another one.", zh: "请选择其他工单。" },
  "already-linked": { en: "These two are linked already.", zh: "这两张工单已关联。" },
  "already-linked.next": {
    en: "Remove that link first to choose another kind.",
    zh: "如需更改关联类型，请先移除现有关联。",
  },
  "has-family": {
    en: "A ticket has one parent, and a parent has none itself.",
    zh: "一张工单只能有一个父工单，父工单自身不能再有父工单。",
  },
  "has-family.next": {
    en: "Choose the parent of both, or link them as related.",
    zh: "请选择共同的父工单，或设为相关工单。",
  },
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
  "no-such-status": {
    en: "That status can’t be set any more.",
    zh: "该状态已无法使用。",
  },
  "no-such-status.next": {
    en: "Load the page again and choose another one.",
    zh: "请刷新页面后选择其他状态。",
  },
  "brand-host-taken": {
    en: "One of these hosts belongs to another brand.",
    zh: "其中一个域名已属于其他品牌。",
  },
  "brand-host-taken.next": {
    en: "Take it off the other brand first; each host shows one brand.",
    zh: "请先从其他品牌移除该域名；每个域名只对应一个品牌。",
  },
  "mailbox-address-taken": {
    en: "{address} is an address of the mailbox {other}.",
    zh: "{address} 已是邮箱 {other} 的地址。",
  },
  "mailbox-address-taken.next": {
    en: "Take it off there first; each address belongs to one mailbox.",
    zh: "请先在那个邮箱中移除；每个地址只属于一个邮箱。",
  },
  "mailbox-points-nowhere": {
    en: "The team, form or brand of this mailbox isn’t there any more.",
    zh: "该邮箱的团队、表单或品牌已不存在。",
  },
  "mailbox-points-nowhere.next": {
    en: "Load the page again and choose others.",
    zh: "请刷新页面后重新选择。",
  },
  "mailbox-secret-needed": {
    en: "The password of this mailbox is needed.",
    zh: "需要填写该邮箱的密码。",
  },
  "mailbox-secret-needed.next": {
    en: "Enter it again: a kept password goes only to the server and account it was given for.",
    zh: "请重新填写：已保存的密码只用于当初对应的服务器和账户。",
  },
  "status-list-wrong": {
    en: "A status keeps its category and can’t be deleted.",
    zh: "状态的类别不能更改，状态也不能删除。",
  },
  "status-list-wrong.next": {
    en: "Retire it, and make a new one where you need another category.",
    zh: "请停用该状态；如需其他类别，请新建状态。",
  },
  "no-such-person": { en: "That colleague can’t take conversations.", zh: "该同事无法接收会话。" },
  "no-such-person.next": { en: "Choose somebody who is active.", zh: "请选择在职的同事。" },
  "form-incomplete": { en: "A few fields still need you.", zh: "还有几处需要你填写或更正。" },
  "form-incomplete.next": {
    en: "Each one says what is missing. Everything you typed is kept.",
    zh: "每一处都写明了原因，已填内容都会保留。",
  },
  "nothing-found": { en: "We found nothing for this.", zh: "没有找到相关内容。" },
  "nothing-found.next": {
    en: "Paste a ticket number or a TxID, or open a ticket.",
    zh: "可粘贴工单号或 TxID，或直接提交工单。",
  },
  "secret-found": {
    en: "This looks like a secret that nobody at support may see.",
    zh: "这看起来是客服绝不能看到的机密信息。",
  },
  "secret-found.next": {
    en: "Nothing was stored. Take it out and send again.",
    zh: "内容未被保存，请删除后再提交。",
  },
  "field-required": { en: "This is needed.", zh: "这一项需要填写。" },
  "pair-unknown": { en: "Choose an asset and a network it is offered on.", zh: "请选择币种及其支持的网络。" },
  "choice-unknown": { en: "Choose one of the given answers.", zh: "请选择列出的选项之一。" },
  "text-too-long": {
    en: "This is too long; at most {limit} characters fit.",
    zh: "内容过长，最多 {limit} 个字符。",
  },
  "text-too-long.next": {
    en: "Shorten it, or send the rest as a file.",
    zh: "请精简内容，或将其余部分作为附件发送。",
  },
  "withdrawal-id-shape": {
    en: "This doesn’t look like a withdrawal number{example, select, other { such as {example}}}.",
    zh: "这不像提现单号{example, select, other {，例如 {example}}}。",
  },
  "txid-wrong-length": {
    en: "This has {length} characters; a TxID{network, select, other { on {network}}} has {expected}.",
    zh: "这里有 {length} 个字符，{network, select, other {{network} 的 }}TxID 应为 {expected} 个。",
  },
  "txid-wrong-characters": {
    en: "“{character}” at place {at} can’t be in a TxID.",
    zh: "第 {at} 位的“{character}”不会出现在 TxID 中。",
  },
  "txid-is-address": {
    en: "That looks like a wallet address, not a TxID.",
    zh: "这像是钱包地址，不是 TxID。",
  },
  "txid-is-uid": { en: "That looks like an account number, not a TxID.", zh: "这像是账户 UID，不是 TxID。" },
  "txid-is-email": { en: "That is an e-mail address, not a TxID.", zh: "这是邮箱地址，不是 TxID。" },
  "txid-is-secret": {
    en: "That looks like a private key. It was not stored; never give it to anybody.",
    zh: "这像是私钥。内容未被保存，请勿提供给任何人。",
  },
  "txid-is-shortened": {
    en: "The middle of this TxID is cut out. Copy the whole of it.",
    zh: "这个 TxID 中间被省略了，请复制完整内容。",
  },
  "txid-is-other-page": {
    en: "That explorer page is not of a transaction. Open the transaction and copy its address.",
    zh: "该区块浏览器页面不是交易页面，请打开对应交易再复制链接。",
  },
  "txid-unknown": { en: "This is no TxID we know the shape of.", zh: "无法识别为 TxID。" },
  "txid-many": {
    en: "There are {count} TxIDs here. Give one; each deposit needs its own ticket.",
    zh: "这里有 {count} 个 TxID。请只填一个，每笔单独提交。",
  },
  "txid-testnet": { en: "That transaction is on a test network.", zh: "这笔交易在测试网络上。" },
  "txid-other-network": {
    en: "That is a TxID of {network}, not of {chosen}.",
    zh: "这是 {network} 的 TxID，不是 {chosen} 的。",
  },
  "txid-is-internal": {
    en: "This is a transfer within the exchange, which no chain knows of.",
    zh: "这是站内转账，链上查不到。",
  },
  "txid-is-internal.next": {
    en: "It is credited at once. If it isn’t there, file a ticket with its number.",
    zh: "站内转账即时到账。如未到账，请凭编号提交工单。",
  },
  "txid-internal-without-id": {
    en: "Give the number of the internal transfer.",
    zh: "请填写站内转账的编号。",
  },
  "address-other-network": {
    en: "This is no address on {network}. It fits: {fits}.",
    zh: "这不是 {network} 的地址，符合：{fits}。",
  },
  "address-checksum": {
    en: "One or more characters of this address are wrong. Copy it again.",
    zh: "该地址有字符错误，请重新复制。",
  },
  "address-is-secret": {
    en: "That looks like a private key. It was not stored; never give it to anybody.",
    zh: "这像是私钥。内容未被保存，请勿提供给任何人。",
  },
  "address-is-txid": { en: "That looks like a TxID, not an address.", zh: "这像是 TxID，不是地址。" },
  "address-shape": { en: "This doesn’t look like an address on {network}.", zh: "这不像 {network} 的地址。" },
  "amount-not-a-number": {
    en: "Write the amount as a number, such as 1,234.5.",
    zh: "请填写数字，例如 1,234.5。",
  },
  "amount-negative": { en: "The amount can’t be below zero.", zh: "数量不能为负。" },
  "amount-zero": { en: "The amount can’t be zero.", zh: "数量不能为零。" },
  "amount-ambiguous": {
    en: "Do you mean {a} or {b}? Write it without the separator.",
    zh: "是 {a} 还是 {b}？请去掉分隔符再填。",
  },
  "amount-too-many-decimals": {
    en: "At most {max} decimals are possible here.",
    zh: "小数位最多 {max} 位。",
  },
  "amount-too-long": { en: "This number is too long.", zh: "数字过长。" },
  "amount-other-unit": { en: "“{unit}” is not the asset you chose.", zh: "“{unit}”与所选币种不符。" },
  "memo-missing": { en: "This network needs a {label}.", zh: "该网络需要填写 {label}。" },
  "memo-not-used": {
    en: "This network has no memo or tag. Leave it empty.",
    zh: "该网络没有 Memo 或 Tag，请留空。",
  },
  "memo-not-a-number": { en: "A tag is a whole number up to {max}.", zh: "Tag 应为不超过 {max} 的整数。" },
  "memo-too-large": { en: "A tag is at most {max}.", zh: "Tag 最大为 {max}。" },
  "memo-too-long": { en: "A memo has at most {max} bytes.", zh: "Memo 最多 {max} 字节。" },
  "time-not-a-time": { en: "Write the time as 2026-11-22 14:05.", zh: "请按 2026-11-22 14:05 的格式填写。" },
  "time-no-such-time": { en: "There is no such date or time.", zh: "不存在这个日期或时间。" },
  "time-unknown-zone": { en: "We don’t know that time zone.", zh: "无法识别该时区。" },
  "time-no-zone": { en: "Say in which time zone.", zh: "请注明时区。" },
  "time-day-or-month": {
    en: "Day and month could change places. Write 2026-11-22.",
    zh: "日与月可能混淆，请写成 2026-11-22。",
  },
  "time-in-future": {
    en: "That is in the future. Check the date and the time zone.",
    zh: "这个时间在未来，请核对日期和时区。",
  },
  "time-too-long-ago": { en: "That is too long ago to be right.", zh: "这个时间太早，请核对。" },
  "incident-over": { en: "This incident is over.", zh: "该事件已结束。" },
  "incident-over.next": {
    en: "Open it again, or declare another.",
    zh: "请重新开启该事件，或声明新的事件。",
  },
  "nothing-to-answer": { en: "No open ticket is part of this incident.", zh: "该事件下没有未解决的工单。" },
  "nothing-to-answer.next": { en: "Gather tickets first.", zh: "请先归集工单。" },
} as const satisfies Catalogue
