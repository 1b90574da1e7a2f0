import type { Catalogue } from "../say.ts"

/** The tools: what exchange and chain answer by themselves. */
export const portalTools = {
  "tools.title": { en: "Tools", zh: "自助工具" },
  "tools.lead": {
    en: "Answers straight from the exchange and the chain. Each one ends with “nothing to do” or with a ticket that is filled in already.",
    zh: "答案直接来自交易系统和区块链。每个工具要么告诉你“无需操作”，要么给你一张已填好的工单。",
  },
  "tools.description": {
    en: "Deposit tracker, withdrawal receipt, lock countdown and API error explainer of {brand}.",
    zh: "{brand} 的充值查询、提现进度、锁定倒计时与 API 报错解读。",
  },
  "tools.signed-out": {
    en: "Sign in to see your own deposits, withdrawals and locks.",
    zh: "登录后可以查看你自己的充值、提现和锁定。",
  },
  "tools.no-account": {
    en: "This account isn’t linked to an account at the exchange, so your own ledger can’t be read here. Sign in by way of the exchange to link it.",
    zh: "此账号未关联交易所账户，无法读取你的账目。请通过交易所登录以完成关联。",
  },
  "tools.open": { en: "Open", zh: "打开" },
  "tools.check": { en: "Check", zh: "查询" },
  "tools.again": { en: "Check again", zh: "重新查询" },
  "tools.sign-in": { en: "Sign in and go on", zh: "登录后继续" },
  "tools.ticket": { en: "Ask a person, filled in already", zh: "转人工，已为你填好" },
  "tools.ticket.still": { en: "Still not right? Ask a person", zh: "仍有问题？转人工" },
  "tools.solved": { en: "Nothing to do", zh: "无需操作" },
  "tools.next": { en: "What to do", zh: "下一步" },
  "tools.times": { en: "{time} ({zone})", zh: "{time}（{zone}）" },
  "tools.down": { en: "The exchange can’t be asked just now", zh: "暂时无法查询交易系统" },
  "tools.down.more": {
    en: "That says nothing about your money: the ledger goes on without us. Try again in a few minutes, or file a ticket now.",
    zh: "这与你的资产无关，账目照常运行。请几分钟后再试，或现在提交工单。",
  },

  "tool.deposit": { en: "Deposit tracker", zh: "充值查询" },
  "tool.deposit.about": {
    en: "Where a deposit is, by its TxID: on the chain, in our ledger, and what comes next.",
    zh: "用 TxID 查询充值：链上到哪一步、是否已入账、接下来做什么。",
  },
  "tool.withdrawal": { en: "Withdrawal receipt", zh: "提现进度单" },
  "tool.withdrawal.about": {
    en: "Which stage a withdrawal is in, who acts next, and whether it can still be cancelled.",
    zh: "提现在哪一步、由谁处理、是否还能取消。",
  },
  "tool.lock": { en: "Lock countdown", zh: "锁定倒计时" },
  "tool.lock.about": {
    en: "What your account can’t do at present, why, and until when to the minute.",
    zh: "账户目前不能做什么、原因是什么、精确到分钟的解除时间。",
  },
  "tool.api-errors": { en: "API error explainer", zh: "API 报错解读" },
  "tool.api-errors.about": {
    en: "Paste an answer of the API: what it means, how to check, how to mend it.",
    zh: "粘贴 API 的报错：含义、排查方法和修复步骤。",
  },
  "tool.needs.none": { en: "No sign-in needed", zh: "无需登录" },
  "tool.needs.session": { en: "With sign-in", zh: "需要登录" },

  "dep.description": {
    en: "Track a crypto deposit to {brand} by its TxID or explorer link: confirmations, credit and what to do.",
    zh: "用 TxID 或区块浏览器链接查询 {brand} 的充值：确认数、入账状态与下一步。",
  },
  "dep.txid": { en: "TxID or explorer link", zh: "TxID 或区块浏览器链接" },
  "dep.txid.hint": {
    en: "From the withdrawal record of the platform that sent it. An account number or an address won’t do.",
    zh: "在转出平台的提币记录里可以找到。请不要填写 UID 或地址。",
  },
  "dep.network": { en: "Network", zh: "网络" },
  "dep.network.any": { en: "Find it by itself", zh: "自动识别" },
  "dep.any": { en: "any of our networks", zh: "我们支持的任何网络" },
  "dep.many": { en: "These are several TxIDs. Which one?", zh: "这里有多个 TxID，要查哪一个？" },
  "dep.ledger": { en: "In our ledger", zh: "账目状态" },
  "dep.minimum": { en: "Smallest deposit", zh: "最小充值数量" },
  "dep.credited-at": { en: "Credited", zh: "入账时间" },
  "dep.by": { en: "At the latest about", zh: "预计最晚" },
  "dep.by.more": {
    en: "Half as long again as blocks usually take. A network under load can be slower.",
    zh: "按通常出块时间的 1.5 倍估算，网络拥堵时可能更慢。",
  },
  "dep.hint.notify": {
    en: "The exchange tells you as soon as it is credited. You can close this page.",
    zh: "入账后交易所会通知你，可以关闭本页。",
  },

  "dep.out.credited": { en: "It is in your account", zh: "已入账" },
  "dep.out.credited.more": {
    en: "{amount} {asset} were credited. Not in sight? Look in the funding account, and clear the filter that hides small balances.",
    zh: "{amount} {asset} 已入账。没看到？请查看资金账户，并取消“隐藏小额资产”。",
  },
  "dep.out.confirming": {
    en: "It is on its way: {have} of {need} confirmations",
    zh: "正在确认：{have}/{need}",
  },
  "dep.out.confirming.more": {
    en: "It is credited by itself at {need} confirmations on {network}. Nothing and nobody can make the network faster; a ticket wouldn’t either.",
    zh: "{network} 达到 {need} 次确认后自动入账。没有办法加快网络速度，提交工单也不会更快。",
  },
  "dep.out.held": { en: "It has arrived and is being checked", zh: "已到达，正在核查" },
  "dep.out.held.more": {
    en: "The deposit is in our ledger and not free yet. The kind of check is all that can be told here.",
    zh: "这笔充值已记入账目，但暂不可用。此处只能说明核查的类别。",
  },
  "dep.hold.travel-rule": {
    en: "Facts about the sender are missing, which the law asks for. Give them in the form and it is checked again at once.",
    zh: "按法规需要补充转出方信息。在表单里填写后会立即重新核查。",
  },
  "dep.hold.risk-review": {
    en: "A routine review. It ends by itself in most cases; a person looks at it if not.",
    zh: "例行审核，大多会自动结束，否则由专人处理。",
  },
  "dep.hold.factor-changed": {
    en: "The account has a lock after a change of password or 2FA. See the lock countdown.",
    zh: "账户因修改密码或双重验证而锁定，请查看锁定倒计时。",
  },
  "dep.hold.maintenance": {
    en: "The network is in maintenance with us. It is credited when that is over.",
    zh: "该网络正在维护，结束后自动入账。",
  },
  "dep.out.below-minimum": { en: "It is below the smallest deposit", zh: "低于最小充值数量" },
  "dep.out.below-minimum.more": {
    en: "{amount} {asset} arrived; the smallest deposit on {network} is {minimum} {asset}. Less than that is neither credited nor sent back. It was shown on the deposit page before the address.",
    zh: "到达 {amount} {asset}，而 {network} 的最小充值数量为 {minimum} {asset}。低于该数量不会入账，也不会退回，充值页面在地址前有提示。",
  },
  "dep.out.returned": { en: "It was sent back", zh: "已退回" },
  "dep.out.returned.more": {
    en: "The deposit went back to where it came from. Ask the platform that sent it.",
    zh: "这笔充值已原路退回，请联系转出平台。",
  },
  "dep.out.failed": { en: "It failed on the chain, and nothing was moved", zh: "链上执行失败，资产没有转出" },
  "dep.out.failed.more": {
    en: "The coins are still with the sender. Send again from there, or ask that platform.",
    zh: "资产仍在转出方。请在对方平台重新转出，或联系对方客服。",
  },
  "dep.out.unmined": { en: "The network has seen it, and no block has it yet", zh: "网络已看到，尚未打包" },
  "dep.out.unmined.more": {
    en: "How long that takes depends on the fee the sender paid. Until then nobody here can do anything; the sender may raise the fee.",
    zh: "等待时间取决于转出方支付的手续费。打包前我们无法处理，转出方可以提高手续费。",
  },
  "dep.out.missing-memo": { en: "It came without your memo or tag", zh: "缺少 Memo 或 Tag" },
  "dep.out.missing-memo.more": {
    en: "On {network} all customers share one address, and the memo says whose it is. Yours is missing, so it waits until somebody proves it is theirs. Don’t send again.",
    zh: "{network} 上所有用户共用一个地址，靠 Memo 区分归属。这笔没有 Memo，需要证明归属后才能入账。请不要重复转账。",
  },
  "dep.out.wrong-network": {
    en: "It reached your address on a network we don’t watch for it",
    zh: "转错了网络",
  },
  "dep.out.wrong-network.more": {
    en: "The address is yours, but it was issued for another network. It can often be recovered; a fee is named before anything is done.",
    zh: "地址是你的，但属于另一个网络。多数情况可以找回，操作前会先告知费用。",
  },
  "dep.out.unlisted": { en: "This token isn’t listed here", zh: "该代币未上架" },
  "dep.out.unlisted.more": {
    en: "It reached your address, and our ledger has no place for it. It can sometimes be recovered.",
    zh: "代币已到达你的地址，但我们未支持该代币，有时可以找回。",
  },
  "dep.out.retired-address": {
    en: "It went to an address of yours that was retired",
    zh: "转到了你已停用的地址",
  },
  "dep.out.retired-address.more": {
    en: "The address is still ours and the money is safe, but it isn’t credited by itself. A person credits it by hand. Don’t send again.",
    zh: "该地址仍由我们保管，资产安全，但不会自动入账，需要人工处理。请不要重复转账。",
  },
  "dep.out.not-yours": {
    en: "It went to an address that isn’t yours with us",
    zh: "收款地址不是你的充值地址",
  },
  "dep.out.not-yours.more": {
    en: "Compare the whole address with the one on your deposit page. Whoever holds that address is the only one who can send it back; begin with the platform that sent it.",
    zh: "请与充值页面的地址逐字核对。只有该地址的持有人才能退回，请先联系转出平台。",
  },
  "dep.out.suspended": {
    en: "Deposits of {asset} on {network} are paused",
    zh: "{network} 的 {asset} 充值暂停",
  },
  "dep.out.suspended.more": {
    en: "It has arrived and is credited by itself once deposits are open again. The status page tells since when.",
    zh: "资产已到达，恢复充值后自动入账。系统状态页可以查看暂停时间。",
  },
  "dep.out.not-credited": {
    en: "Confirmed at your address, and not in our ledger",
    zh: "已确认到账地址，但没有入账",
  },
  "dep.out.not-credited.more": {
    en: "That should not be. A person has to look; the form is filled in with what we know.",
    zh: "这不正常，需要人工核查。表单已填好我们掌握的信息。",
  },
  "dep.out.signed-out": { en: "The network has confirmed it", zh: "链上已确认" },
  "dep.out.signed-out.more": {
    en: "Whether it is in your account is told only to you: sign in, and this page looks into your ledger as well.",
    zh: "是否已入账只告诉你本人：登录后，本页会同时查询你的账目。",
  },
  "dep.out.no-account": { en: "The network has confirmed it", zh: "链上已确认" },
  "dep.out.no-account.more": {
    en: "This account isn’t linked to one at the exchange, so we can’t look into your ledger. A person can.",
    zh: "此账号未关联交易所账户，无法查询账目，可以转人工核查。",
  },
  "dep.out.ledger-down": {
    en: "Confirmed on the chain; our ledger can’t be asked",
    zh: "链上已确认，暂时无法查询账目",
  },
  "dep.out.ledger-down.more": {
    en: "Deposits are credited without this page. Try again in some minutes, or file the ticket now.",
    zh: "入账不受本页影响。请几分钟后再试，或现在提交工单。",
  },
  "dep.out.other-network": {
    en: "It isn’t on the network you chose, but on {other}",
    zh: "不在所选网络，而在 {other} 上",
  },
  "dep.out.other-network.more": { en: "Look at it there.", zh: "切换到该网络查看。" },
  "dep.out.other-network.go": { en: "Look on {other}", zh: "查询 {other}" },
  "dep.out.not-found": { en: "No network knows this TxID", zh: "没有找到这个 TxID" },
  "dep.out.not-found.more": {
    en: "Either it was never sent, or a character is missing. Copy it anew from the sender’s record. Before it is on a chain only the sender can help.",
    zh: "可能尚未真正转出，或复制时少了字符。请从转出记录重新复制。上链之前，只有转出方能处理。",
  },
  "dep.out.down": { en: "The network can’t be looked up just now", zh: "暂时无法查询该网络" },
  "dep.out.down.more": {
    en: "That is a fault of the look-up and not of your deposit. Try again in a minute, or file the ticket now: it is checked later by itself.",
    zh: "这是查询服务的问题，与你的充值无关。请稍后再试，或现在提交工单，系统稍后会自动核查。",
  },

  "wdr.description": {
    en: "The stage of a withdrawal from {brand}, who acts next and whether it can be cancelled.",
    zh: "查询 {brand} 提现所处的阶段、由谁处理、能否取消。",
  },
  "wdr.which": { en: "Withdrawal number or TxID", zh: "提现编号或 TxID" },
  "wdr.which.hint": {
    en: "Such as W70411392, from your withdrawal history.",
    zh: "例如 W70411392，在提现记录里可以找到。",
  },
  "wdr.signed-out": { en: "Withdrawals are shown only to their owner", zh: "提现信息只对本人显示" },
  "wdr.signed-out.more": {
    en: "Sign in; what you typed is kept, and the receipt is shown right after.",
    zh: "登录后会保留你输入的内容，并直接显示进度单。",
  },
  "wdr.none": { en: "There is no such withdrawal in your account", zh: "你的账户里没有这笔提现" },
  "wdr.none.more": {
    en: "Compare the number with your withdrawal history. What others withdraw is shown to nobody but them.",
    zh: "请与提现记录核对。其他人的提现不会显示给你。",
  },
  "wdr.receipt": { en: "Withdrawal", zh: "提现" },
  "wdr.acts": { en: "Who acts next", zh: "由谁处理" },
  "wdr.meaning": { en: "What that means", zh: "含义" },
  "wdr.amount": { en: "Amount", zh: "数量" },
  "wdr.fee": { en: "Fee", zh: "手续费" },
  "wdr.to": { en: "To address", zh: "收款地址" },
  "wdr.memo": { en: "Memo or tag", zh: "Memo 或 Tag" },
  "wdr.txid": { en: "TxID", zh: "TxID" },
  "wdr.network": { en: "Network", zh: "网络" },
  "wdr.cancellable": { en: "You can still cancel it", zh: "仍可取消" },
  "wdr.cancellable.more": {
    en: "In your withdrawal history at the exchange, until it is signed. We can’t cancel it for you from here.",
    zh: "签名之前可在交易所的提现记录中取消，此处无法代为取消。",
  },
  "wdr.not-cancellable": { en: "It can’t be cancelled any more", zh: "已无法取消" },
  "wdr.not-cancellable.more": {
    en: "It is signed. A signed transaction belongs to the network, and nobody can call it back.",
    zh: "交易已签名并交给网络，任何人都无法撤回。",
  },
  "wdr.step.requested": { en: "Requested", zh: "已申请" },
  "wdr.step.review": { en: "Review", zh: "审核" },
  "wdr.step.queued": { en: "Queued", zh: "排队" },
  "wdr.step.signed": { en: "Signed", zh: "已签名" },
  "wdr.step.broadcast": { en: "On the network", zh: "已广播" },
  "wdr.step.confirmed": { en: "Confirmed", zh: "已确认" },
  "wdr.step.cancelled": { en: "Cancelled", zh: "已取消" },
  "wdr.step.failed": { en: "Failed", zh: "失败" },
  "wdr.mean.review": {
    en: "Rules and, for some, a person look at it before it leaves. Most are through within minutes; some take hours.",
    zh: "系统规则会先行检查，部分由人工审核。多数几分钟内完成，少数需要数小时。",
  },
  "wdr.mean.queued": {
    en: "The review is over. It waits for the next batch that is signed.",
    zh: "审核已通过，等待下一批签名。",
  },
  "wdr.mean.signed": {
    en: "It is signed and handed to the network within minutes.",
    zh: "已签名，几分钟内会发到网络。",
  },
  "wdr.mean.broadcast": {
    en: "The network has it. {need, plural, =0 {It is being confirmed} other {{have} of {need} confirmations}}; the receiver counts its own.",
    zh: "已发到网络，{need, plural, =0 {正在确认} other {已确认 {have}/{need}}}；接收方按自己的要求计数。",
  },
  "wdr.mean.confirmed": {
    en: "It is with the receiver. Not shown there? Give them the TxID: from here on only they can credit it.",
    zh: "已到达收款地址。对方没有入账？请把 TxID 提供给接收平台，之后只有对方能处理。",
  },
  "wdr.mean.cancelled": {
    en: "It was cancelled before it was signed. Amount and fee are back in your balance.",
    zh: "在签名前已取消，数量和手续费已退回余额。",
  },
  "wdr.mean.failed": {
    en: "It could not be sent. The amount is returned to your balance; if it isn’t there, ask a person.",
    zh: "未能发出，资产会退回余额；如未退回，请转人工。",
  },
  "wdr.hold.risk-review": {
    en: "Held for a routine review. The reason can’t be told, and writing doesn’t change the order.",
    zh: "例行审核中。无法说明具体原因，重复联系不会改变顺序。",
  },
  "wdr.hold.travel-rule": {
    en: "Facts about the receiver are missing, which the law asks for. Look in your withdrawal history for the question.",
    zh: "按法规需要补充收款方信息，请在提现记录里回答。",
  },
  "wdr.hold.factor-changed": {
    en: "Held by a lock after a change of password, 2FA, phone or e-mail. The lock countdown says until when.",
    zh: "因修改密码、双重验证、手机或邮箱而锁定，解除时间见锁定倒计时。",
  },
  "wdr.hold.maintenance": {
    en: "The network is in maintenance. It goes on by itself afterwards.",
    zh: "网络维护中，结束后自动继续。",
  },
  "wdr.actor.you": { en: "You", zh: "你" },
  "wdr.actor.us": { en: "{brand}", zh: "{brand}" },
  "wdr.actor.network": { en: "The network", zh: "区块链网络" },
  "wdr.actor.receiver": { en: "The receiver", zh: "接收方" },
  "wdr.actor.nobody": { en: "Nobody", zh: "无需处理" },

  "lock.description": {
    en: "Why an account at {brand} is locked after a change, for how long, and what can’t shorten it.",
    zh: "{brand} 账户为何在变更后锁定、锁多久、为何无法提前解除。",
  },
  "lock.none": { en: "No lock is on", zh: "没有锁定" },
  "lock.none.more": {
    en: "Your account can do all it is allowed to. Is a withdrawal waiting all the same? Look at its receipt.",
    zh: "你的账户没有受限。提现仍在等待？请查看提现进度单。",
  },
  "lock.scope.sign-in": { en: "Signing in", zh: "登录" },
  "lock.scope.withdrawals": { en: "Withdrawals", zh: "提现" },
  "lock.scope.trading": { en: "Trading", zh: "交易" },
  "lock.scope.deposits": { en: "Deposits", zh: "充值" },
  "lock.of": { en: "{scope}: locked", zh: "{scope}已锁定" },
  "lock.reason": { en: "Why", zh: "原因" },
  "lock.reason.factor-changed": {
    en: "A second factor, phone or e-mail was changed",
    zh: "更换了双重验证、手机或邮箱",
  },
  "lock.reason.factor-lost": { en: "A second factor was lost", zh: "丢失双重验证" },
  "lock.reason.password-changed": { en: "The password was changed", zh: "修改了密码" },
  "lock.reason.owner-freeze": { en: "You, or a link of yours, froze it", zh: "由你本人或你的冻结链接冻结" },
  "lock.reason.review": { en: "The account is under review", zh: "账户审核中" },
  "lock.since": { en: "Since", zh: "开始" },
  "lock.until": { en: "Until", zh: "解除" },
  "lock.left": { en: "Time left", zh: "剩余时间" },
  "lock.left.value": {
    en: "{days, plural, =0 {} one {1 day } other {# days }}{hours} h {minutes} min",
    zh: "{days, plural, =0 {} other {# 天 }}{hours} 小时 {minutes} 分",
  },
  "lock.never-sooner": { en: "Nothing and nobody can shorten it", zh: "任何人、任何方式都无法提前" },
  "lock.never-sooner.more": {
    en: "If support could, whoever took over an account could talk support into it. So the exchange enforces it by itself, and a ticket changes nothing. It ends to the minute, without you doing anything.",
    zh: "如果客服可以解除，盗号者就能说服客服。因此锁定由交易系统强制执行，提交工单也不会提前。到时自动解除，无需操作。",
  },
  "lock.person": { en: "A person has to lift it", zh: "需要人工解除" },
  "lock.person.more": {
    en: "It has no end by itself. Whoever asks is checked for being the owner, which takes time on purpose.",
    zh: "不会自动解除。申请人需要核验身份，过程有意设置得较慢。",
  },
  "lock.person.go": { en: "Begin", zh: "开始申请" },
  "lock.signed-out": { en: "Signed out, only the rules can be told", zh: "未登录时只能说明规则" },
  "lock.signed-out.more": {
    en: "Sign in to see your own locks with their end. Can’t sign in? There is a way without it.",
    zh: "登录后显示你自己的锁定和解除时间。无法登录？也有免登录的途径。",
  },
  "lock.kinds": { en: "Kinds of locks", zh: "锁定的种类" },
  "lock.kind": { en: "Kind", zh: "种类" },
  "lock.kind.stops": { en: "Stops", zh: "限制" },
  "lock.kind.ends": { en: "Ends", zh: "解除方式" },
  "lock.kind.factor-changed.stops": { en: "Withdrawals", zh: "提现" },
  "lock.kind.factor-changed.ends": {
    en: "By itself, usually after 24 to 48 hours",
    zh: "自动，通常 24 至 48 小时",
  },
  "lock.kind.password-changed.stops": { en: "Withdrawals", zh: "提现" },
  "lock.kind.password-changed.ends": { en: "By itself, usually after 24 hours", zh: "自动，通常 24 小时" },
  "lock.kind.factor-lost.stops": { en: "Signing in", zh: "登录" },
  "lock.kind.factor-lost.ends": { en: "By a person, after the owner is proved", zh: "人工核验身份后" },
  "lock.kind.owner-freeze.stops": { en: "Withdrawals, trading", zh: "提现、交易" },
  "lock.kind.owner-freeze.ends": { en: "By a person, slowly and with proof", zh: "人工核验后，过程较慢" },
  "lock.kind.review.stops": { en: "What is reviewed", zh: "审核涉及的功能" },
  "lock.kind.review.ends": { en: "When the review ends", zh: "审核结束后" },

  "api.description": {
    en: "Explains error codes of the {brand} API: cause, check and remedy for signatures, clocks, keys, limits and orders.",
    zh: "解读 {brand} API 错误码：签名、时钟、密钥、限频与下单的原因、排查与修复。",
  },
  "api.paste": { en: "Error code, JSON answer or log line", zh: "错误码、JSON 响应或日志" },
  "api.paste.hint": {
    en: "Take out keys and signatures first. What you paste is looked at, never kept and not shown again.",
    zh: "请先删除密钥和签名。粘贴的内容只用于本次识别，不会保存，也不会再次显示。",
  },
  "api.explain": { en: "Explain", zh: "解读" },
  "api.empty": { en: "Paste something first.", zh: "请先粘贴内容。" },
  "api.dropped": { en: "There was a key or a secret in it", zh: "内容里含有密钥或敏感信息" },
  "api.dropped.more": {
    en: "We dropped the text unkept. If it was a real secret, treat it as known: delete the key and make a new one.",
    zh: "文本已丢弃，未作保存。如果是真实密钥，请视为已泄露：删除该 Key 并新建。",
  },
  "api.read": { en: "Read out of it", zh: "识别到" },
  "api.read.status": { en: "HTTP status", zh: "HTTP 状态" },
  "api.read.endpoint": { en: "Endpoint", zh: "接口" },
  "api.read.request": { en: "Request ID", zh: "请求 ID" },
  "api.read.retry": { en: "Wait", zh: "需等待" },
  "api.read.retry.value": { en: "{n, plural, one {# second} other {# seconds}}", zh: "{n} 秒" },
  "api.read.clock": { en: "Timestamp", zh: "时间戳" },
  "api.unknown": { en: "No code that we know is in it", zh: "没有识别到已知的错误码" },
  "api.unknown.more": {
    en: "Look for the field “code” of the answer, or pick one from the list. A person can look at it too.",
    zh: "请找到响应里的 code 字段，或从列表中选择，也可以转人工。",
  },
  "api.by-status": {
    en: "There was no code in it, so this goes by the HTTP status alone.",
    zh: "内容里没有错误码，以下仅依据 HTTP 状态判断。",
  },
  "api.cause": { en: "Why", zh: "原因" },
  "api.check": { en: "How to check", zh: "如何排查" },
  "api.mend": { en: "How to mend", zh: "如何修复" },
  "api.example": { en: "For comparison", zh: "对照示例" },
  "api.ends.you": { en: "Mended in your program", zh: "在你的程序里修复" },
  "api.ends.time": { en: "Ends by itself", zh: "到时自动恢复" },
  "api.ends.us": { en: "Our fault", zh: "我方问题" },
  "api.clock.seconds": {
    en: "These are seconds. The API wants milliseconds: three digits more.",
    zh: "这是秒级时间戳，API 需要毫秒，应多三位。",
  },
  "api.clock.microseconds": {
    en: "These are microseconds. The API wants milliseconds: three digits fewer.",
    zh: "这是微秒时间戳，API 需要毫秒，应少三位。",
  },
  "api.clock.nanoseconds": {
    en: "These are nanoseconds. The API wants milliseconds: six digits fewer.",
    zh: "这是纳秒时间戳，API 需要毫秒，应少六位。",
  },
  "api.clock.fraction": {
    en: "A whole number is wanted, without a decimal point.",
    zh: "需要整数，不能带小数点。",
  },
  "api.clock.fine": {
    en: "In milliseconds, and {seconds} s from {against, select, theirs {the server’s time in the text} other {our clock now}}: within the window.",
    zh: "毫秒单位，与{against, select, theirs {文本中的服务器时间} other {我们现在的时钟}}相差 {seconds} 秒，在窗口之内。",
  },
  "api.clock.ahead": {
    en: "{seconds} s ahead of {against, select, theirs {the server’s time in the text} other {our clock now}}. More than 5 s is refused: set the clock by NTP.",
    zh: "比{against, select, theirs {文本中的服务器时间} other {我们现在的时钟}}快 {seconds} 秒。超过 5 秒会被拒绝，请用 NTP 校时。",
  },
  "api.clock.behind": {
    en: "{seconds} s behind {against, select, theirs {the server’s time in the text} other {our clock now}}. More than 5 s is refused: set the clock by NTP, or sign later.",
    zh: "比{against, select, theirs {文本中的服务器时间} other {我们现在的时钟}}慢 {seconds} 秒。超过 5 秒会被拒绝，请用 NTP 校时，或推迟签名。",
  },
  "api.clock.old": {
    en: "Sent too long ago to say anything of your clock. Paste a fresh one right after the call.",
    zh: "时间较早，无法判断你的时钟。请在调用后立即粘贴新的内容。",
  },
  "api.all": { en: "All codes", zh: "全部错误码" },
  "api.group.signing": { en: "Signature and time", zh: "签名与时间" },
  "api.group.key": { en: "Key and permissions", zh: "密钥与权限" },
  "api.group.limits": { en: "Limits", zh: "限频" },
  "api.group.order": { en: "Request and order", zh: "请求与下单" },
  "api.group.funds": { en: "Money", zh: "资金" },
  "api.group.service": { en: "Markets and service", zh: "市场与服务" },
} as const satisfies Catalogue
