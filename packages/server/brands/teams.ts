import type { Locale } from "@veridesk/contract/locale.ts"
import type { Db } from "../platform/db/connect.ts"
import { allTeams, keepTeams, type Team } from "./store.ts"

/** Teams of the default catalogue (domain.md §2.4); administrators change them afterwards. */
const DEFAULT_TEAMS = [
  { key: "deposits", nameEn: "Deposits", nameZh: "充值组", languages: ["en", "zh-CN"], skills: ["deposits"] },
  {
    key: "withdrawals",
    nameEn: "Withdrawals",
    nameZh: "提现组",
    languages: ["en", "zh-CN"],
    skills: ["withdrawals"],
  },
  {
    key: "account-security",
    nameEn: "Account security",
    nameZh: "账户安全组",
    languages: ["en", "zh-CN"],
    skills: ["account", "security"],
  },
  {
    key: "general",
    nameEn: "Customer service",
    nameZh: "客户服务组",
    languages: ["en", "zh-CN"],
    skills: ["general"],
  },
]

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
