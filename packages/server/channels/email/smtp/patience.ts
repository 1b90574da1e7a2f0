/** What a connection is doing: asking, sending a mail, or waiting for us. */
type Doing = "commands" | "data" | "ours"

/**
 * Ends connections that take too long over one thing, however often they send a byte meanwhile. Time that we take is
 * nobody's fault.
 */
export function makePatience(o: { commandsMs: number; dataMs: number; everyMs?: number }) {
  const known = new Map<string, { doing: Doing; since: number; end: () => void }>()
  const timer = setInterval(look, o.everyMs ?? Math.max(20, Math.min(1000, o.commandsMs / 4, o.dataMs / 4)))
  timer.unref()

  function look(): void {
    const now = performance.now()
    for (const { doing, since, end } of known.values()) {
      const most = { commands: o.commandsMs, data: o.dataMs, ours: Number.POSITIVE_INFINITY }[doing]
      if (now - since > most) end()
    }
  }
  return {
    begin: (id: string, end: () => void) =>
      void known.set(id, { doing: "commands", since: performance.now(), end }),
    is(id: string, doing: Doing) {
      const one = known.get(id)
      if (one) Object.assign(one, { doing, since: performance.now() })
    },
    over: (id: string) => void known.delete(id),
    /** Ends those that are in the middle of nothing. */
    endIdle() {
      for (const { doing, end } of known.values()) if (doing === "commands") end()
    },
    stop: () => clearInterval(timer),
  }
}
