import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"

export type Metrics = ReturnType<typeof makeMetrics>

/** Prometheus metrics of this process (`/metrics`). Labels are routes, codes and names of ours, never data of people. */
export function makeMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: "veridesk_http_request_seconds",
    help: "Time to answer an HTTP request",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const sockets = new Gauge({
    name: "veridesk_sockets",
    help: "Open live sockets",
    labelNames: ["realm"],
    registers: [registry],
  })
  const readerLag = new Gauge({
    name: "veridesk_reader_lag_seconds",
    help: "Age of the oldest event a reader has not handled",
    labelNames: ["reader"],
    registers: [registry],
  })
  const mails = new Counter({
    name: "veridesk_mails_total",
    help: "Outgoing mails by outcome",
    labelNames: ["state"],
    registers: [registry],
  })
  const mailsIn = new Counter({
    name: "veridesk_mails_received_total",
    help: "Mails taken in, by the way they came",
    labelNames: ["way"],
    registers: [registry],
  })
  const mailsWaiting = new Gauge({
    name: "veridesk_mails_waiting",
    help: "Mails taken in that are nowhere yet",
    registers: [registry],
  })
  const mailsOldestWaiting = new Gauge({
    name: "veridesk_mails_oldest_waiting_seconds",
    help: "For how long the oldest of them has waited",
    registers: [registry],
  })
  const mailsUnaccounted = new Gauge({
    name: "veridesk_mails_unaccounted",
    help: "Mails taken in that are neither waiting nor anywhere",
    registers: [registry],
  })
  let open = 0
  return {
    registry,
    /** Requests being answered now, in this process. */
    inFlight: () => open,
    requestBegan() {
      open += 1
    },
    sockets,
    readerLag,
    mails,
    mailsIn,
    mailsWaiting,
    mailsOldestWaiting,
    mailsUnaccounted,
    requestEnded(o: { method: string; route: string; status: number; seconds: number }) {
      open -= 1
      requests.observe({ method: o.method, route: o.route, status: String(o.status) }, o.seconds)
    },
  }
}
