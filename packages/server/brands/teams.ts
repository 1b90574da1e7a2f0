import type { Locale } from "@veridesk/contract/locale.ts"
import type { Db } from "../platform/db/connect.ts"
import { allTeams, keepTeams, type Team } from "./store.ts"

/** Teams of the default catalogue (domain.md §2.4); administrators change them afterwards. */
const DEFAULT_TEAMS = [
  team("deposits", { en: "Deposits", zh: "充值组" }, "deposits", "fiat"),
  team("withdrawals", { en: "Withdrawals", zh: "提现组" }, "withdrawals"),
  team("recovery", { en: "Recovery", zh: "资产找回组" }, "recovery"),
  team("trading", { en: "Trading", zh: "交易组" }, "spot", "fees"),
  team("derivatives", { en: "Derivatives", zh: "合约组" }, "derivatives"),
  team("p2p", { en: "P2P", zh: "P2P 仲裁组" }, "p2p"),
  team("account", { en: "Account", zh: "账户组" }, "account"),
  // On duty around the clock: what it gets is about stopping a loss.
  team(
    "account-security",
    { en: "Account security", zh: "账户安全组" },
    "account",
    "security",
    "identity",
    "phishing",
    "scam",
  ),
  team("kyc", { en: "Identity verification", zh: "身份认证组" }, "kyc"),
  team("api", { en: "API engineering", zh: "API 技术组" }, "api", "risk-approval"),
  team("compliance", { en: "Compliance", zh: "合规组" }, "compliance", "travel-rule", "privacy"),
  team("complaints", { en: "Complaints", zh: "投诉组" }, "complaints"),
  team("product", { en: "Product", zh: "产品组" }, "feedback"),
  team("legal", { en: "Legal", zh: "法务组" }, "legal"),
  team("general", { en: "Customer service", zh: "客户服务组" }, "general"),
]

/** By these keys forms and macros name a team. */
export const DEFAULT_TEAM_KEYS = DEFAULT_TEAMS.map(({ key }) => key)

function team(key: string, name: { en: string; zh: string }, ...skills: string[]) {
  return { key, nameEn: name.en, nameZh: name.zh, languages: ["en", "zh-CN"], skills }
}

const REFRESH_MS = 15_000

/** The teams in memory, read again every quarter of a minute: every page names one and they change once a month. */
export type Teams = {
  idOf(key: string): string | null
  name(id: string | null, locale: Locale): string
  has(id: string): boolean
  all(): Team[]
  close(): void
}

export async function openTeams(db: Db): Promise<Teams> {
  await keepTeams(db, DEFAULT_TEAMS)
  let teams = await allTeams(db)
  const timer = setInterval(() => {
    allTeams(db).then(
      (read) => {
        teams = read
      },
      // The list we have is good enough until the database answers again.
      () => {},
    )
  }, REFRESH_MS)
  timer.unref()
  const fallback = (locale: Locale) =>
    teams.find((team) => team.key === "general") ?? {
      nameEn: "Customer service",
      nameZh: "客户服务组",
      locale,
    }
  return {
    idOf: (key) => teams.find((team) => team.key === key)?.id ?? null,
    name(id, locale) {
      const team = teams.find((one) => one.id === id) ?? fallback(locale)
      return locale === "zh-CN" ? team.nameZh : team.nameEn
    },
    has: (id) => teams.some((team) => team.id === id),
    all: () => teams,
    close: () => clearInterval(timer),
  }
}
