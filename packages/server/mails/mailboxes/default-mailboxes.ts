type Text = { en: string; zh: string }

/** A mailbox of the default catalogue (domain.md §1.3, E3 and E10). */
export type DefaultMailbox = {
  key: string
  local: string
  teamKey: string
  formKey: string
  name: Text
  signature: Text
}

const SAFE: Text = {
  en: "We never ask for passwords, verification codes or recovery phrases.",
  zh: "我们绝不会向你索要密码、验证码或助记词。",
}

/** The most used first. Administrators change them afterwards. */
export const DEFAULT_MAILBOXES: DefaultMailbox[] = [
  box("support", { team: "general", form: "other" }, { en: "Customer service", zh: "客户服务" }),
  box("account", { team: "account", form: "account-login" }, { en: "Account support", zh: "账户支持" }),
  box(
    "security",
    { team: "account-security", form: "account-security" },
    { en: "Account security", zh: "账户安全" },
  ),
  box("trade", { team: "trading", form: "trade-failed" }, { en: "Trading support", zh: "交易支持" }),
  box("tech", { team: "api", form: "api-call" }, { en: "Technical support", zh: "技术支持" }),
  box("compliance", { team: "compliance", form: "compliance" }, { en: "Compliance", zh: "合规事务" }),
  box("complaints", { team: "complaints", form: "complaint" }, { en: "Complaints", zh: "投诉受理" }),
  box("legal", { team: "legal", form: "legal" }, { en: "Legal", zh: "法律事务" }),
]

function box(local: string, by: { team: string; form: string }, name: Text): DefaultMailbox {
  return {
    key: local,
    local,
    teamKey: by.team,
    formKey: by.form,
    name,
    signature: { en: `${name.en}\n${SAFE.en}`, zh: `${name.zh}\n${SAFE.zh}` },
  }
}

/** Where a brand gets its mail: the domain of its support address, else of what it sends from ("help." is only the site's). */
export function mailDomain(o: { supportEmail: string | null; from: string }): string {
  const address = o.supportEmail ?? /<([^>]+)>/.exec(o.from)?.[1] ?? o.from
  const domain = (address.split("@")[1] ?? "").trim().toLowerCase()
  return o.supportEmail ? domain : domain.replace(/^help\./, "")
}
