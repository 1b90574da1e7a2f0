import type { Rule, RuleSet } from "@veridesk/contract/assignment.ts"

/*
 * What an installation starts with. Risk stands before rank: a loss under way, then security, then VIP customers,
 * and how important somebody is never overtakes what is dangerous. The team of the form is the base.
 */

const nothing = { team: null, priority: null, person: null, assign: null }

const rules: Rule[] = [
  {
    id: "018f0000-0000-7000-8000-000000000001",
    name: "Loss under way",
    on: ["opened", "customer-wrote"],
    when: "loss && priority >= 1",
    then: { ...nothing, team: "account-security", priority: 0 },
    stop: true,
    enabled: true,
  },
  {
    id: "018f0000-0000-7000-8000-000000000002",
    name: "Security",
    on: ["opened"],
    when: "security",
    then: { ...nothing, team: "account-security", priority: 1 },
    stop: true,
    enabled: true,
  },
  {
    id: "018f0000-0000-7000-8000-000000000003",
    name: "VIP withdrawals",
    on: ["opened"],
    when: 'vip >= 2 && form == "withdrawal-delayed"',
    then: { ...nothing, team: "withdrawals", priority: 1 },
    stop: false,
    enabled: true,
  },
  {
    id: "018f0000-0000-7000-8000-000000000004",
    name: "Reopened without anybody",
    on: ["reopened"],
    when: "!assigned",
    then: { ...nothing, assign: { how: "least-loaded", skills: [], languages: ["customer"] } },
    stop: false,
    enabled: true,
  },
  {
    id: "018f0000-0000-7000-8000-000000000005",
    name: "Chinese speakers for Chinese tickets",
    on: ["opened"],
    when: 'locale == "zh-CN"',
    then: { ...nothing, assign: { how: "least-loaded", skills: [], languages: ["zh-CN"] } },
    stop: false,
    enabled: false,
  },
  {
    id: "018f0000-0000-7000-8000-000000000006",
    name: "Customers of the European entity",
    on: ["opened"],
    when: 'entity == "kestrel-europe"',
    then: { ...nothing, assign: { how: "round-robin", skills: ["eu-rules"], languages: [] } },
    stop: false,
    enabled: false,
  },
]

export const defaultRules: RuleSet = { zone: "UTC", rules }
