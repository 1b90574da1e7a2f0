import type { Calendar, Hours, Policy, Targets } from "@veridesk/contract/sla.ts"

const MINUTE = 1
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** domain.md, P0 … P4: what is promised for the first and each further answer. */
const REPLY = [15 * MINUTE, HOUR, 4 * HOUR, DAY, 3 * DAY]

function targets(en: string, zh: string, more: Partial<Targets> = {}): Targets {
  const resolution = [4 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY]
  return { name: { en, zh }, always: false, first: REPLY, next: REPLY, resolution, ...more }
}

const allDay: Hours = [{ from: "00:00", to: "24:00" }]

function weekdays(from: string, to: string): Hours[] {
  return Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from, to }] : []))
}

function office(name: Calendar["name"], zone: string, more: Partial<Calendar>): Calendar {
  return {
    name,
    zone,
    week: weekdays("09:00", "18:00"),
    holidays: [],
    makeUpDays: false,
    days: [],
    ...more,
  }
}

/**
 * What an installation starts with: the targets of domain.md by kind of case, all teams round the clock as their
 * market is (trap (l)), and three calendars of offices as examples that no team has yet.
 */
export const defaultPolicy: Policy = {
  targets: {
    standard: targets("Standard", "标准"),
    security: targets("Account security", "账户安全", {
      always: true,
      resolution: [2 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY],
    }),
    p2p: targets("P2P disputes", "P2P 争议", { resolution: [4 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY] }),
    complaint: targets("Complaints", "投诉", {
      resolution: [3 * DAY, 7 * DAY, 15 * DAY, 15 * DAY, 30 * DAY],
    }),
    legal: targets("Legal and authorities", "法律与执法", {
      resolution: [DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY],
    }),
    suggestion: targets("Suggestions", "建议", {
      resolution: [7 * DAY, 14 * DAY, 30 * DAY, 30 * DAY, 60 * DAY],
    }),
    recovery: targets("Asset recovery", "资产找回", {
      resolution: [3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 45 * DAY],
    }),
    compliance: targets("Compliance", "合规", { resolution: [DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY] }),
    privacy: targets("Privacy requests", "隐私请求", { resolution: Array(5).fill(30 * DAY) }),
  },
  calendars: {
    always: {
      name: { en: "Round the clock", zh: "全天候" },
      zone: "UTC",
      week: Array(7).fill(allDay),
      holidays: [],
      makeUpDays: false,
      days: [],
    },
    shanghai: office({ en: "Shanghai office hours", zh: "上海办公时间" }, "Asia/Shanghai", {
      holidays: [{ country: "CN", region: null }],
      makeUpDays: true,
    }),
    berlin: office({ en: "Berlin office hours", zh: "柏林办公时间" }, "Europe/Berlin", {
      holidays: [{ country: "DE", region: "BE" }],
    }),
    "new-york": office({ en: "New York office hours", zh: "纽约办公时间" }, "America/New_York", {
      holidays: [{ country: "US", region: null }],
    }),
  },
  usual: "always",
  teams: {},
  pauses: { replyWithOthers: true, resolutionWithCustomer: true, resolutionWithOthers: true },
  reopenDays: 14,
  warn: { percent: 75, minutes: 5 },
  escalations: [
    {
      when: "at-risk",
      metrics: ["first", "next"],
      raisePriority: false,
      moveTo: null,
      notifyLeads: true,
    },
    {
      when: "breached",
      metrics: ["first", "next", "resolution"],
      raisePriority: false,
      moveTo: null,
      notifyLeads: true,
    },
  ],
}
