import type { StaffRole } from "@veridesk/contract/people.ts"
import { stableId } from "./stable-id.ts"

/** Members of staff in the demo. The administrator stands last: once they are there, the demo is whole. */
export const demoStaff = {
  mei: agent("mei", {
    name: "Mei",
    languages: ["zh-CN", "en"],
    skills: ["deposits", "chat"],
    teams: ["deposits", "general"],
    locale: "zh-CN",
  }),
  ilse: agent("ilse", {
    name: "Ilse",
    languages: ["en"],
    skills: ["deposits", "recovery", "back-office"],
    teams: ["deposits", "recovery"],
  }),
  huimin: agent("huimin", {
    name: "慧敏",
    languages: ["zh-CN"],
    skills: ["withdrawals", "account", "chat"],
    teams: ["withdrawals", "account", "general"],
    locale: "zh-CN",
  }),
  jonna: agent("jonna", {
    name: "Jonna",
    languages: ["en"],
    skills: ["fraud", "account", "security"],
    teams: ["account-security", "account"],
  }),
  rafael: agent("rafael", {
    name: "Rafael",
    languages: ["en"],
    skills: ["deposits", "second-approval"],
    teams: ["deposits"],
  }),
  qihang: agent("qihang", {
    name: "启航",
    languages: ["zh-CN", "en"],
    skills: ["withdrawals", "chat", "api", "spot"],
    teams: ["withdrawals", "api", "trading", "general"],
    locale: "zh-CN",
  }),
  petra: member("petra", {
    name: "Petra",
    role: "lead",
    languages: ["en"],
    skills: ["compliance", "complaints"],
    teams: ["general", "compliance", "complaints"],
  }),
  tadeo: agent("tadeo", { name: "Tadeo", languages: ["en"], skills: ["community"], teams: ["general"] }),
  ruben: member("ruben", {
    name: "Ruben",
    role: "lead",
    languages: ["en"],
    skills: ["deposits"],
    teams: ["deposits"],
  }),
  auditor: member("auditor", { name: "Auditor", role: "auditor", languages: ["en"], skills: [], teams: [] }),
  sune: member("sune", { name: "Sune", role: "administrator", languages: ["en"], skills: [], teams: [] }),
}
export type StaffKey = keyof typeof demoStaff

export type DemoMember = ReturnType<typeof member>

/** Who comes first and who comes last: between the two the demo is half-made. */
export const demoEnds = { first: demoStaff.mei.id, last: demoStaff.sune.id }

export function idsOf(people: Record<string, { id: string }>): string[] {
  return Object.values(people).map(({ id }) => id)
}

type About = {
  name: string
  languages: string[]
  skills: string[]
  teams: string[]
  locale?: "en" | "zh-CN"
}

function agent(mailbox: string, about: About) {
  return member(mailbox, { ...about, role: "agent" })
}

function member(mailbox: string, about: About & { role: StaffRole }) {
  return {
    id: stableId(`staff ${mailbox}`),
    email: `${mailbox}@kestrel.example`,
    locale: "en" as "en" | "zh-CN",
    ...about,
  }
}

/** Their accounts at the exchange are those of the toy exchange; who has none there writes from outside it. */
export const demoCustomers = {
  zhiyuan: chinese("zhiyuan.he", {
    name: "何知远",
    email: "zhiyuan.he@mail.example",
    exchangeUid: "30881492",
    vip: 2,
  }),
  odile: european("odile", {
    name: "Odile Varga",
    email: "odile.varga@post.example",
    exchangeUid: "30417756",
    timezone: "Europe/Budapest",
  }),
  jiahe: chinese("jiahe.lu", {
    name: "陆嘉禾",
    email: "jiahe.lu@mail.example",
    exchangeUid: "31190248",
    secondFactor: false,
  }),
  moyan: chinese("moyan", {
    name: "沈墨言",
    email: "moyan.shen@mail.example",
    exchangeUid: "30266013",
    vip: 3,
    timezone: "Asia/Hong_Kong",
  }),
  tomas: european("reyhl", {
    name: "Tomas Reyhl",
    email: "tomas.reyhl@post.example",
    exchangeUid: "31724590",
    vip: 1,
  }),
  amara: european("amara.linde", {
    name: "Amara Linde",
    email: "amara.linde@post.example",
    exchangeUid: "31508837",
    timezone: "America/New_York",
    legalEntity: "kestrel-new-york",
  }),
  suyu: chinese("suyu", { name: "苏屿", email: "suyu@mail.example", exchangeUid: "30975521", vip: 1 }),
  ruoxi: chinese("qian.ruoxi", { name: "钱若溪", email: "ruoxi.qian@mail.example", exchangeUid: "31833064" }),
  shuwei: chinese("shuwei.lin", {
    name: "林書維",
    email: "shuwei.lin@post.example",
    exchangeUid: "30692178",
    vip: 1,
    timezone: "Asia/Taipei",
  }),
  nord: european("nord_hale", {
    name: "nord_hale",
    email: "nord.hale@post.example",
    timezone: "Europe/Oslo",
  }),
  jweik: european("jweik", { name: "jweik", email: "jweik@post.example", timezone: "Europe/Vienna" }),
  nianan: chinese("gu.nianan", { name: "顾念安", email: "nianan.gu@mail.example", vip: 3 }),
  tinglan: chinese("ye.tinglan", { name: "叶听澜", email: "tinglan.ye@mail.example" }),
}
export type CustomerKey = keyof typeof demoCustomers

export type DemoCustomer = ReturnType<typeof customer>

type Facts = {
  name: string
  email: string
  exchangeUid?: string
  vip?: number
  timezone?: string
  legalEntity?: string
  secondFactor?: boolean
}

function chinese(username: string, facts: Facts) {
  return customer(username, {
    timezone: "Asia/Shanghai",
    legalEntity: "kestrel-asia",
    locale: "zh-CN",
    ...facts,
  })
}

function european(username: string, facts: Facts) {
  return customer(username, {
    timezone: "Europe/Berlin",
    legalEntity: "kestrel-europe",
    locale: "en",
    ...facts,
  })
}

type Whole = Facts & { timezone: string; legalEntity: string; locale: "en" | "zh-CN" }

function customer(username: string, facts: Whole) {
  return {
    id: stableId(`customer ${username}`),
    username,
    exchangeUid: null as string | null,
    vip: null as number | null,
    secondFactor: true,
    ...facts,
  }
}
