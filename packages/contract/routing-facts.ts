/*
 * What a routing rule may ask about a ticket. The names are variables of its CEL condition, with their CEL types;
 * the desk's condition builder offers the same list.
 */

export type FactType = "string" | "int" | "bool" | "amount"

export const routingFacts = [
  { name: "form", type: "string" }, // key of the form: "deposit-not-credited"
  { name: "code", type: "string" }, // its code in the catalogue of types: "DEP-1"
  { name: "group", type: "string" }, // its group, in English
  { name: "channel", type: "string" },
  { name: "locale", type: "string" }, // "en", "zh-CN"
  { name: "identity", type: "string" }, // none, claimed, mailbox, session, session-2fa
  { name: "vip", type: "int" }, // 0 for nobody in particular
  { name: "entity", type: "string" }, // legal entity of the customer, "" where it is unknown
  { name: "priority", type: "int" }, // 0 is the most urgent
  { name: "team", type: "string" }, // key of the team that has it, "" for none
  { name: "assigned", type: "bool" },
  { name: "status", type: "string" },
  { name: "asset", type: "string" },
  { name: "chain", type: "string" },
  { name: "amount", type: "amount" }, // a decimal as text: amount.atLeast("1000.5"), amount.below("10")
  { name: "waiting", type: "int" }, // minutes the customer has been waiting
  { name: "followUps", type: "int" },
  { name: "reopened", type: "int" }, // how often
  { name: "hour", type: "int" }, // 0 … 23, in the rule set's zone
  { name: "weekday", type: "int" }, // 1 is Monday, 7 is Sunday
  { name: "subject", type: "string" },
  { name: "text", type: "string" }, // the customer's newest message: text.mentions(["stolen", "被盗"])
  { name: "security", type: "bool" }, // a type of the security group
  { name: "loss", type: "bool" }, // money may be leaving right now
  { name: "event", type: "string" }, // what has just happened: "opened", "reopened" …
] as const satisfies readonly { name: string; type: FactType }[]

export type FactName = (typeof routingFacts)[number]["name"]
