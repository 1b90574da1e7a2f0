import type { StaffRole } from "@veridesk/contract/people.ts"
import { stableId } from "./stable-id.ts"

/** Members of staff in the demo. The administrator stands last: once they are there, the demo is whole. */
export const demoStaff = {
  mei: agent("mei", "Mei", {
    languages: ["zh-CN", "en"],
    skills: ["deposits", "chat"],
    teams: ["deposits", "general"],
    locale: "zh-CN",
  }),
  ilse: agent("ilse", "Ilse", {
    languages: ["en"],
    skills: ["deposits", "back-office"],
    teams: ["deposits"],
  }),
  huimin: agent("huimin", "慧敏", {
    languages: ["zh-CN"],
    skills: ["withdrawals", "chat"],
    teams: ["withdrawals", "general"],
    locale: "zh-CN",
  }),
  jonna: agent("jonna", "Jonna", {
    languages: ["en"],
    skills: ["fraud", "account"],
    teams: ["account-security"],
  }),
  rafael: agent("rafael", "Rafael", {
    languages: ["en"],
    skills: ["deposits", "second-approval"],
    teams: ["deposits"],
  }),
  qihang: agent("qihang", "启航", {
    languages: ["zh-CN", "en"],
    skills: ["withdrawals", "chat", "api"],
    teams: ["withdrawals", "general"],
    locale: "zh-CN",
  }),
  petra: agent("petra", "Petra", {
    languages: ["en"],
    skills: ["compliance", "complaints"],
    teams: ["general"],
  }),
  tadeo: agent("tadeo", "Tadeo", { languages: ["en"], skills: ["community"], teams: ["general"] }),
  ruben: member("ruben", "Ruben", "lead", { languages: ["en"], skills: ["deposits"], teams: ["deposits"] }),
  auditor: member("auditor", "Auditor", "auditor", { languages: ["en"], skills: [], teams: [] }),
  sune: member("sune", "Sune", "administrator", { languages: ["en"], skills: [], teams: [] }),
}
export type StaffKey = keyof typeof demoStaff

export type DemoMember = ReturnType<typeof member>

type Talents = { languages: string[]; skills: string[]; teams: string[]; locale?: "en" | "zh-CN" }

function agent(mailbox: string, name: string, talents: Talents) {
  return member(mailbox, name, "agent", talents)
}

function member(mailbox: string, name: string, role: StaffRole, talents: Talents) {
  return {
    id: stableId(`staff ${mailbox}`),
    email: `${mailbox}@kestrel.example`,
    name,
    role,
    locale: "en" as "en" | "zh-CN",
    ...talents,
  }
}

/** Their accounts at the exchange are those of the toy exchange; who has none there writes from outside it. */
export const demoCustomers = {
  zhiyuan: chinese("zhiyuan.he", "何知远", "zhiyuan.he@mail.example", { exchangeUid: "30881492", vip: 2 }),
  odile: european("odile", "Odile Varga", "odile.varga@post.example", {
    exchangeUid: "30417756",
    timezone: "Europe/Budapest",
  }),
  jiahe: chinese("jiahe.lu", "陆嘉禾", "jiahe.lu@mail.example", {
    exchangeUid: "31190248",
    secondFactor: false,
  }),
  moyan: chinese("moyan", "沈墨言", "moyan.shen@mail.example", {
    exchangeUid: "30266013",
    vip: 3,
    timezone: "Asia/Hong_Kong",
  }),
  tomas: european("reyhl", "Tomas Reyhl", "tomas.reyhl@post.example", { exchangeUid: "31724590", vip: 1 }),
  amara: european("amara.linde", "Amara Linde", "amara.linde@post.example", {
    exchangeUid: "31508837",
    timezone: "America/New_York",
    legalEntity: "kestrel-new-york",
  }),
  suyu: chinese("suyu", "苏屿", "suyu@mail.example", { exchangeUid: "30975521", vip: 1 }),
  ruoxi: chinese("qian.ruoxi", "钱若溪", "ruoxi.qian@mail.example", { exchangeUid: "31833064" }),
  shuwei: chinese("shuwei.lin", "林書維", "shuwei.lin@post.example", {
    exchangeUid: "30692178",
    vip: 1,
    timezone: "Asia/Taipei",
  }),
  nord: european("nord_hale", "nord_hale", "nord.hale@post.example", { timezone: "Europe/Oslo" }),
  jweik: european("jweik", "jweik", "jweik@post.example", { timezone: "Europe/Vienna" }),
  nianan: chinese("gu.nianan", "顾念安", "nianan.gu@mail.example", { vip: 3 }),
  tinglan: chinese("ye.tinglan", "叶听澜", "tinglan.ye@mail.example", {}),
}
export type CustomerKey = keyof typeof demoCustomers

export type DemoCustomer = ReturnType<typeof customer>

type Facts = {
  exchangeUid?: string
  vip?: number
  timezone?: string
  legalEntity?: string
  secondFactor?: boolean
}
type Named = { username: string; name: string; email: string; locale: "en" | "zh-CN" }

function chinese(username: string, name: string, email: string, facts: Facts) {
  const home = { timezone: "Asia/Shanghai", legalEntity: "kestrel-asia" }
  return customer({ username, name, email, locale: "zh-CN" }, { ...home, ...facts })
}

function european(username: string, name: string, email: string, facts: Facts) {
  const home = { timezone: "Europe/Berlin", legalEntity: "kestrel-europe" }
  return customer({ username, name, email, locale: "en" }, { ...home, ...facts })
}

function customer(named: Named, facts: Facts & { timezone: string; legalEntity: string }) {
  return {
    id: stableId(`customer ${named.username}`),
    exchangeUid: null as string | null,
    vip: null as number | null,
    secondFactor: true,
    ...named,
    ...facts,
  }
}
