import { expect, test } from "vitest"
import { fitting } from "./slash.ts"
import type { ToolId } from "./tools.ts"

const english: Partial<Record<ToolId, string>> = {
  warning: "Caution",
  table: "Table",
  counted: "Steps",
  bullets: "List",
}
const chinese: Partial<Record<ToolId, string>> = {
  warning: "注意",
  table: "表格",
  counted: "步骤",
  bullets: "列表",
}

test.each<[string, Partial<Record<ToolId, string>>, ToolId]>([
  ["cau", english, "warning"],
  ["TAB", english, "table"],
  ["ol", english, "counted"],
  ["注", chinese, "warning"],
  ["biaoge", chinese, "table"],
  ["buzhou", chinese, "counted"],
])("after a slash “%s” offers its tool first", (typed, names, tool) => {
  expect(fitting(typed, (id) => names[id] ?? id)[0]).toBe(tool)
})

test("what can't be put in by a slash isn't offered, and nonsense offers nothing", () => {
  expect(fitting("", (id) => id)).not.toContain("bold")
  expect(fitting("qqq", (id) => id)).toEqual([])
})
