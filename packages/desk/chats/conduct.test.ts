import { expect, test } from "vitest"
import { type Conduct, conductSteps } from "./conduct.ts"

test.each<[Conduct, Parameters<typeof conductSteps>[1], ReturnType<typeof conductSteps>]>([
  ["none", "ordinary", ["warn"]],
  ["warned", "ordinary", ["pause"]],
  ["paused", "ordinary", ["unpause", "end-for-conduct"]],
  ["paused", "funds", ["unpause", "end-for-conduct"]],
  ["none", "security", ["warn"]],
  ["paused", "security", ["unpause"]],
])("conduct %s in a matter of %s: %j", (conduct, risk, steps) => {
  expect(conductSteps(conduct, risk)).toEqual(steps)
})
