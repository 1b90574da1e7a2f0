import { execFileSync } from "node:child_process"
import { cpus, totalmem } from "node:os"

export type Line = {
  scenario: string
  at?: number | string
  value: number
  unit: string
  yardstick?: string
  yardstickValue?: number
  ratio?: number
  goal: string
  met: boolean
  p50?: number
  p95?: number
  p99?: number
  /** The medians' ratio, which a busy machine bends less than that of the tails. */
  ratioOfMedians?: number
  /** The yardstick's processor time for one answer by ours, database included: what others do on the machine bends it least. */
  ratioOfProcessorTime?: number
  /** Share of a core that the load itself took: near 1 it is the load that is measured. */
  loadBusy?: number
}

export function median(values: number[]): number {
  return percentile(values, 50)
}

export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return (
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1))] ?? Number.NaN
  )
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

/** One JSON line a figure, with where and on what it was measured. */
export function print(line: Line): void {
  console.log(JSON.stringify({ ...line, machine, commit }))
}

const machine = `${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, ${cpus()[0]?.model.trim() ?? ""}, Node ${process.version}`
const commit = commitNow()

function commitNow(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim()
  } catch {
    return "none"
  }
}
