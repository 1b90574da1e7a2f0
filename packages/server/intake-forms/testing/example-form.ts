import { type Field, type Form, form } from "../form.ts"

const both = (en: string) => ({ en, zh: `${en}（中文）` })

/** One field of this kind, named "it". */
export function field(kind: string): Field {
  const options = ["a", "b", "c"].map((value) => ({ value, label: both(value) }))
  const usual = { id: "it", kind, required: false, label: both("It"), example: null, pair: null, options }
  return form.shape.fields.element.parse({ ...usual, address: null, lookup: false, prompts: [] })
}

/** A form in which nearly everything hangs on something else. */
export function example(more: Field[] = []): Form {
  return form.parse({
    key: "order-stuck",
    version: 1,
    code: "TRD-9",
    group: both("Trading"),
    title: both("Order stuck"),
    about: both("It neither fills nor goes away"),
    factsTitle: both("This order"),
    icon: "trade",
    rank: 5,
    words: ["卡单", "pending order"],
    team: "deposits",
    priority: 3,
    urgency: [{ when: { field: "problem", is: ["liquidation"] }, priority: 0 }],
    sameBy: ["order"],
    advice: [both("Reload the page once.")],
    evidence: [
      {
        id: "proof",
        label: both("Screen recording"),
        about: both("From opening the order on"),
        required: true,
        show: { field: "product", is: ["futures"] },
        kinds: ["video", "image"],
      },
    ],
    fields: [
      {
        id: "product",
        kind: "choice",
        required: true,
        label: both("Product"),
        options: ["spot", "futures", "p2p"].map((value) => ({ value, label: both(value) })),
      },
      {
        id: "problem",
        kind: "choice",
        required: false,
        label: both("What happened"),
        requireWhen: { field: "product", is: ["futures"] },
        options: [
          { value: "stuck", label: both("Stuck") },
          { value: "liquidation", label: both("Liquidated"), when: { field: "product", is: ["futures"] } },
        ],
      },
      {
        id: "order",
        kind: "order-id",
        example: "A-1042",
        required: true,
        label: both("Order"),
        show: { field: "product", is: ["spot", "futures"] },
      },
      {
        id: "counterparty",
        kind: "text",
        required: true,
        label: both("Counterparty"),
        show: { field: "product", is: ["p2p"] },
      },
      { id: "agree", kind: "consent", required: true, label: both("I have read it") },
      ...more,
      { id: "description", kind: "long-text", required: true, label: both("What happened"), prompts: [] },
    ],
  })
}
