import { uuidFor } from "./uuid-for.ts"

/** The staff and the teams of the made-up exchange, as the preview knows them. */
export const teams = [
  {
    id: uuidFor("team-deposits"),
    key: "deposits",
    name: { en: "Deposits", zh: "充值组" },
    languages: ["zh", "en"],
  },
  {
    id: uuidFor("team-withdrawals"),
    key: "withdrawals",
    name: { en: "Withdrawals", zh: "提现组" },
    languages: ["zh", "en"],
  },
  {
    id: uuidFor("team-security"),
    key: "security",
    name: { en: "Account security", zh: "账户安全组" },
    languages: ["en"],
  },
  {
    id: uuidFor("team-compliance"),
    key: "compliance",
    name: { en: "Compliance", zh: "合规组" },
    languages: ["en"],
  },
]

const roles = [
  ["Mei", "agent", ["deposits"]],
  ["Ilse", "agent", ["deposits"]],
  ["慧敏", "agent", ["withdrawals"]],
  ["Jonna", "agent", ["security"]],
  ["Rafael", "agent", ["deposits"]],
  ["Ruben", "lead", ["deposits", "withdrawals"]],
  ["启航", "agent", ["withdrawals"]],
  ["Petra", "agent", ["compliance"]],
  ["Tadeo", "agent", []],
  ["Sune", "administrator", ["deposits", "withdrawals", "security"]],
] as const

export const staff = roles.map(([name, role, keys]) => ({
  id: uuidFor(`staff-${name}`),
  name,
  role,
  teamIds: keys.map((key) => uuidFor(`team-${key}`)),
}))

export function staffNamed(name: string) {
  const found = staff.find((person) => person.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}
