import { type ASTNode, Environment } from "@marcbachmann/cel-js"
import type { RuleFault } from "@veridesk/contract/assignment.ts"
import { LONGEST_CONDITION } from "@veridesk/contract/assignment.ts"
import { routingFacts } from "@veridesk/contract/routing-facts.ts"
import { compareDecimals, type Facts, mentions } from "./facts.ts"

/*
 * The condition language: CEL with the facts of a ticket as its only names. It has no loops but those over the lists
 * that stand in the condition itself, and bounds on its size, so that no condition can run long.
 */

export type ConditionFault = Omit<RuleFault, "ruleId">

export type Condition = {
  /** @returns whether it holds, or the error's message where it could not be told */
  holds(facts: Facts): boolean | { error: string }
  /** The first of the parts joined by && that doesn't hold, as written. */
  whyNot(facts: Facts): string | null
  /** Those parts as written, for comparing conditions. */
  parts: string[]
}

const environment = makeEnvironment()

/** Reads and type-checks a condition; an empty one always holds. */
export function readCondition(text: string): { condition: Condition } | { fault: ConditionFault } {
  if (text.trim() === "") return { condition: ALWAYS }
  if (text.length > LONGEST_CONDITION)
    return { fault: { code: "too-long", at: LONGEST_CONDITION, about: "" } }
  const checked = environment.check(text)
  if (!checked.valid) return { fault: faultOf(checked.error, text) }
  if (checked.type !== "bool") return { fault: { code: "not-yes-or-no", at: 0, about: checked.type ?? "" } }
  const parsed = environment.parse(text)
  const regex = findCall(parsed.ast, "matches")
  // A regular expression of the runtime can take longer than the age of the world.
  if (regex) return { fault: { code: "not-allowed", at: regex.start, about: "matches" } }
  const parts = conjuncts(parsed.ast).map((node) => text.slice(node.start, node.end))
  return { condition: { holds: (facts) => run(parsed, facts), whyNot: firstFalse(parts), parts } }
}

const ALWAYS: Condition = { holds: () => true, whyNot: () => null, parts: [] }

function makeEnvironment(): Environment {
  const env = new Environment({
    unlistedVariablesAreDyn: false,
    limits: { maxAstNodes: 400, maxDepth: 24, maxListElements: 100, maxMapEntries: 10, maxCallArguments: 8 },
  })
  for (const { name, type } of routingFacts) env.registerVariable(name, type === "amount" ? "string" : type)
  const compare = (holds: (order: number) => boolean) => (a: string, b: string) => {
    const order = compareDecimals(a, b)
    return order !== null && holds(order)
  }
  env.registerFunction(
    "string.atLeast(string): bool",
    compare((order) => order >= 0),
  )
  env.registerFunction(
    "string.below(string): bool",
    compare((order) => order < 0),
  )
  env.registerFunction("string.mentions(list<string>): bool", (text: string, words: string[]) =>
    mentions(text, words),
  )
  return env
}

function run(parsed: (facts: Facts) => unknown, facts: Facts): boolean | { error: string } {
  try {
    return parsed(facts) === true
  } catch (error) {
    return { error: summaryOf(error) }
  }
}

/** Each part is read when it is first asked for: most conditions are never explained. */
function firstFalse(parts: string[]): Condition["whyNot"] {
  let read: { part: string; parsed: (facts: Facts) => unknown }[] | null = null
  return (facts) => {
    read ??= parts.map((part) => ({ part, parsed: environment.parse(part) }))
    return read.find(({ parsed }) => run(parsed, facts) !== true)?.part ?? null
  }
}

/** The parts joined by && at the top, each standing by itself. */
function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === "&&" ? node.args.flatMap(conjuncts) : [node]
}

function findCall(node: ASTNode, name: string): ASTNode | null {
  if (node.op === "rcall" && node.args[0] === name) return node
  return (
    nodesIn(node.args)
      .map((inner) => findCall(inner, name))
      .find((found) => found !== null) ?? null
  )
}

function nodesIn(args: unknown): ASTNode[] {
  if (isNode(args)) return [args]
  return Array.isArray(args) ? args.flatMap(nodesIn) : []
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value
}

type CelError = { code: string; summary: string; range?: { start: number; end: number } }

function faultOf(error: CelError | undefined, text: string): ConditionFault {
  const { start = 0, end = start } = error?.range ?? {}
  const about = text.slice(start, Math.max(end, start + 1)).slice(0, 80)
  switch (error?.code) {
    case "unknown_variable":
      return { code: "unknown-name", at: start, about }
    case "unexpected_token":
    case "parse_error":
      return { code: "syntax", at: start, about }
    case "no_such_overload":
      return { code: "wrong-type", at: start, about }
    default:
      return (error?.summary ?? "").startsWith("Exceeded")
        ? { code: "too-long", at: start, about: "" }
        : { code: "syntax", at: start, about }
  }
}

function summaryOf(error: unknown): string {
  const { summary, message } = error as { summary?: string; message?: string }
  return (summary ?? message ?? "").slice(0, 200)
}
