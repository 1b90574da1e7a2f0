import { runSteps } from "../steps/step.ts"
import { buildFace, isBuilt, isStale } from "./build-face.ts"
import { faces } from "./faces.ts"

/**
 * Builds the web assets whose sources changed since they were built last; says nothing when there are none.
 * @returns true when everything is built
 */
export async function buildStaleAssets(): Promise<boolean> {
  const stale = []
  for (const face of faces()) if (await isStale(face)) stale.push(face)
  const steps = stale.map((face) => ({ name: `build the ${face.name}`, run: () => buildFace(face) }))
  return (await runSteps({ steps, atOnce: 2 })).failed === 0
}

/** True when the web assets were built at some time; says what to do when they were not. */
export async function allBuilt(): Promise<boolean> {
  const missing = faces().filter((face) => !isBuilt(face))
  for (const face of missing) console.error(`The ${face.name} was never built. Build it with: npm run build`)
  return missing.length === 0
}
