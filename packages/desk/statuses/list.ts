import type { StatusCategory, StatusLabel } from "@veridesk/contract/statuses.ts"

/*
 * How the list of labels changes while it is edited. Pure functions: a new list each time.
 */

export function isNamed({ label }: StatusLabel): boolean {
  return label.en.trim() !== "" && label.zh.trim() !== ""
}

/** A new label at the end, under a key that no other one has or had. */
export function withNew(all: StatusLabel[], category: StatusCategory): StatusLabel[] {
  const taken = new Set(all.map(({ key }) => key))
  let n = all.length + 1
  while (taken.has(`status-${n}`)) n += 1
  const none = { en: "", zh: "" }
  return [...all, { key: `status-${n}`, category, label: none, customer: none, retired: false }]
}

export function withChanged(all: StatusLabel[], key: string, more: Partial<StatusLabel>): StatusLabel[] {
  return all.map((one) => (one.key === key ? { ...one, ...more } : one))
}

/** Past the next one of the same category that is in use. */
export function withMoved(all: StatusLabel[], key: string, by: -1 | 1): StatusLabel[] {
  const at = all.findIndex((one) => one.key === key)
  const moving = all[at]
  if (!moving) return all
  const isPeer = (one: StatusLabel) => one.category === moving.category && !one.retired
  let to = at + by
  for (let one = all[to]; one && !isPeer(one); one = all[to]) to += by
  const peer = all[to]
  if (!peer) return all
  return all.with(at, peer).with(to, moving)
}
