import type { TestProject } from "vitest/node"
import { makeEmptyFolder, removeDataDir, startProduct } from "./start-product.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** A data folder on which the product was started once and stopped, for journeys to copy. */
    startedFolder: string
  }
}

/**
 * Starts the product on an empty folder, once for all journeys: each of them begins where this first start ended.
 * @returns what removes the folder
 */
export default async function startOnce(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await makeEmptyFolder()
  const product = await startProduct({ dataDir })
  await product.stop()
  project.provide("startedFolder", dataDir)
  return () => removeDataDir(dataDir)
}
