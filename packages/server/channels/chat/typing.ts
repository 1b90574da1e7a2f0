/** Nobody is shown as writing for longer than this after their last sign of it. */
const RESTS_AFTER_MS = 8000

type Tell = (o: { conversationId: string; name: string; on: boolean }) => void

/** Who writes where, on both sides. In memory alone; it ends by itself. */
export class Typing {
  #customers = new Map<string, { name: string; timer: NodeJS.Timeout }>()
  #staff = new Map<string, { name: string; timer: NodeJS.Timeout }>()
  #tellCustomer: (conversationId: string, name: string, on: boolean) => void

  constructor(tellCustomer: (conversationId: string, name: string, on: boolean) => void) {
    this.#tellCustomer = tellCustomer
  }

  ofCustomer(conversationId: string): boolean {
    return this.#customers.has(conversationId)
  }

  /** The name of whoever of ours writes there, or null. */
  ofStaff(conversationId: string): string | null {
    return this.#staff.get(conversationId)?.name ?? null
  }

  customer(o: { conversationId: string; name: string; on: boolean }, tell: Tell): void {
    if (!o.on) return this.customerStopped(o.conversationId, tell)
    const before = this.#customers.get(o.conversationId)
    if (before) clearTimeout(before.timer)
    const timer = setTimeout(() => this.customerStopped(o.conversationId, tell), RESTS_AFTER_MS).unref()
    this.#customers.set(o.conversationId, { name: o.name, timer })
    if (!before) tell(o)
  }

  customerStopped(conversationId: string, tell: Tell): void {
    const before = this.#customers.get(conversationId)
    if (!before) return
    clearTimeout(before.timer)
    this.#customers.delete(conversationId)
    tell({ conversationId, name: before.name, on: false })
  }

  staff({ conversationId, name, on }: { conversationId: string; name: string; on: boolean }): void {
    const before = this.#staff.get(conversationId)
    if (before) clearTimeout(before.timer)
    if (!on) {
      if (this.#staff.delete(conversationId)) this.#tellCustomer(conversationId, before?.name ?? name, false)
      return
    }
    const timer = setTimeout(
      () => this.staff({ conversationId, name, on: false }),
      RESTS_AFTER_MS * 2,
    ).unref()
    this.#staff.set(conversationId, { name, timer })
    if (!before) this.#tellCustomer(conversationId, name, true)
  }
}
