/** What the desk says of the checks that exchange and chain answered (contract/checks.ts). */
export const deskChecks = {
  "checks.title": { en: "Checks", zh: "自动核查" },
  "checks.again": { en: "Check again", zh: "重新核查" },
  "checks.running": { en: "Checking…", zh: "正在核查…" },
  "checks.state.ok": { en: "In order", zh: "正常" },
  "checks.state.attention": { en: "Look here", zh: "需留意" },
  "checks.state.unknown": { en: "Not known", zh: "未知" },
  "checks.state.down": { en: "No answer", zh: "无应答" },
  "checks.state.not-configured": { en: "Not connected", zh: "未接入" },
  "checks.name.chain-transaction": { en: "On chain", zh: "链上" },
  "checks.name.deposit-ledger": { en: "Ledger", zh: "账本" },
  "checks.name.address-owner": { en: "Address", zh: "地址" },
  "checks.name.asset-policy": { en: "Rules", zh: "规则" },
  "checks.name.withdrawal-stage": { en: "Withdrawal", zh: "提币" },
  "checks.name.account-locks": { en: "Account", zh: "账户" },

  "check.exchange-down": { en: "The exchange doesn’t answer now", zh: "交易所接口暂无应答" },
  "check.exchange-not-configured": { en: "No exchange is connected", zh: "未接入交易所" },
  "check.chain-down": { en: "{chain} can’t be asked now", zh: "暂时无法查询 {chain}" },
  "check.chain-not-configured": { en: "Nobody is connected who knows {chain}", zh: "未接入 {chain} 的查询" },
  "check.no-account": { en: "No account at the exchange is known", zh: "没有已知的交易所账户" },

  "check.tx-confirmed": { en: "Confirmed, {have} of {need}", zh: "已确认 {have}/{need}" },
  "check.tx-pending": { en: "On its way, {have} of {need} confirmations", zh: "确认中 {have}/{need}" },
  "check.tx-failed": { en: "Failed on {chain}: nothing was moved", zh: "在 {chain} 上失败，资产未转出" },
  "check.tx-not-found": { en: "No such transaction on {chain}", zh: "{chain} 上无此交易" },
  "check.tx-other-asset": {
    en: "Moved {found}, the ticket says {asset}",
    zh: "实际转出 {found}，工单填写 {asset}",
  },
  "check.tx-other-amount": {
    en: "Moved {found} {asset}, the ticket says {amount}",
    zh: "实际转出 {found} {asset}，工单填写 {amount}",
  },

  "check.deposit-credited": {
    en: "{amount} {asset} credited on {at}",
    zh: "{amount} {asset} 已于 {at} 入账",
  },
  "check.deposit-crediting": { en: "{amount} {asset} are being credited", zh: "{amount} {asset} 入账处理中" },
  "check.deposit-confirming": {
    en: "Seen, {have} of {need} confirmations",
    zh: "已识别，确认中 {have}/{need}",
  },
  "check.deposit-held": { en: "{amount} {asset} held: {hold}", zh: "{amount} {asset} 暂缓入账：{hold}" },
  "check.deposit-below-minimum": {
    en: "{amount} {asset} are below the minimum and not credited",
    zh: "{amount} {asset} 低于最小充币数量，未入账",
  },
  "check.deposit-returned": { en: "{amount} {asset} were sent back", zh: "{amount} {asset} 已退回" },
  "check.deposit-not-seen": { en: "The ledger hasn’t seen it", zh: "账本未识别这笔充币" },

  "check.address-theirs": { en: "The customer’s own deposit address", zh: "该客户自己的充币地址" },
  "check.address-ours": { en: "One of ours; whose isn’t known", zh: "属于本平台，归属未知" },
  "check.address-not-ours": { en: "Not an address of ours", zh: "不是本平台的地址" },
  "check.address-of-another": { en: "Of ours, but not this customer’s", zh: "属于本平台，但不是该客户的" },
  "check.address-retired": {
    en: "The customer’s old address, retired on {at}",
    zh: "该客户的旧地址，已于 {at} 停用",
  },
  "check.address-other-chain": {
    en: "Issued for {chain}, not watched here",
    zh: "为 {chain} 生成，在此网络不识别",
  },
  "check.destination-ours": { en: "It goes to an address of ours", zh: "目标是本平台的地址" },
  "check.destination-outside": { en: "It goes to an address outside", zh: "目标是外部地址" },

  "check.asset-open": {
    en: "{asset} on {network} is open, from {minimum}",
    zh: "{asset}（{network}）开放，最小数量 {minimum}",
  },
  "check.asset-not-listed": { en: "{asset} on {chain} isn’t listed", zh: "未上架 {chain} 上的 {asset}" },
  "check.asset-maintenance": {
    en: "{network} in maintenance since {since}, until {until}",
    zh: "{network} 自 {since} 起维护，至 {until}",
  },
  "check.asset-maintenance-open": {
    en: "{network} in maintenance since {since}, no end named",
    zh: "{network} 自 {since} 起维护，结束时间未定",
  },
  "check.deposits-closed": {
    en: "Deposits of {asset} on {network} are closed",
    zh: "{network} 的 {asset} 充币已关闭",
  },
  "check.withdrawals-closed": {
    en: "Withdrawals of {asset} on {network} are closed",
    zh: "{network} 的 {asset} 提币已关闭",
  },
  "check.amount-below-minimum": {
    en: "{amount} is below the minimum of {minimum} {asset}",
    zh: "{amount} 低于最小数量 {minimum} {asset}",
  },
  "check.memo-needed": {
    en: "{asset} on {network} needs a memo; none given",
    zh: "{network} 的 {asset} 需要 Memo，未填写",
  },
  "check.tag-needed": {
    en: "{asset} on {network} needs a tag; none given",
    zh: "{network} 的 {asset} 需要 Tag，未填写",
  },

  "check.withdrawal-review": { en: "In review since {since}", zh: "自 {since} 起审核中" },
  "check.withdrawal-queued": { en: "Approved, in the queue since {since}", zh: "已批准，自 {since} 起排队" },
  "check.withdrawal-signed": {
    en: "Signed since {since}, about to be sent",
    zh: "已于 {since} 签名，即将广播",
  },
  "check.withdrawal-broadcast": { en: "Sent to the network at {since}", zh: "已于 {since} 广播" },
  "check.withdrawal-confirmed": { en: "Confirmed on chain since {since}", zh: "已于 {since} 链上确认" },
  "check.withdrawal-cancelled": { en: "Cancelled at {since}", zh: "已于 {since} 取消" },
  "check.withdrawal-failed": { en: "Failed at {since}", zh: "已于 {since} 失败" },
  "check.withdrawal-held": { en: "Held since {since}: {hold}", zh: "自 {since} 起暂缓：{hold}" },
  "check.withdrawal-cancellable": { en: "Not signed yet: it can be cancelled", zh: "尚未签名，可以取消" },
  "check.withdrawal-not-found": { en: "This account has no such withdrawal", zh: "该账户无此提币" },

  "check.account-free": { en: "Nothing is locked", zh: "没有限制" },
  "check.account-unknown": { en: "The exchange has no such account", zh: "交易所无此账户" },
  "check.lock-sign-in": { en: "Sign-in locked until {until}: {reason}", zh: "登录锁定至 {until}：{reason}" },
  "check.lock-withdrawals": {
    en: "Withdrawals locked until {until}: {reason}",
    zh: "提币锁定至 {until}：{reason}",
  },
  "check.lock-trading": { en: "Trading locked until {until}: {reason}", zh: "交易锁定至 {until}：{reason}" },
  "check.lock-deposits": {
    en: "Deposits locked until {until}: {reason}",
    zh: "充币锁定至 {until}：{reason}",
  },
  "check.lock-sign-in-open": {
    en: "Sign-in locked until a person lifts it: {reason}",
    zh: "登录已锁定，需人工解除：{reason}",
  },
  "check.lock-withdrawals-open": {
    en: "Withdrawals locked until a person lifts it: {reason}",
    zh: "提币已锁定，需人工解除：{reason}",
  },
  "check.lock-trading-open": {
    en: "Trading locked until a person lifts it: {reason}",
    zh: "交易已锁定，需人工解除：{reason}",
  },
  "check.lock-deposits-open": {
    en: "Deposits locked until a person lifts it: {reason}",
    zh: "充币已锁定，需人工解除：{reason}",
  },

  "hold.risk-review": { en: "under review", zh: "审核中" },
  "hold.travel-rule": { en: "waits for sender information", zh: "待补充转出方信息" },
  "hold.factor-changed": { en: "second factor changed", zh: "更换了两步验证" },
  "hold.maintenance": { en: "maintenance", zh: "维护" },
  "hold.unknown": { en: "reason not named", zh: "未说明原因" },
}
