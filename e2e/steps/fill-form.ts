import type { Page } from "playwright-core"
import type { Form } from "../../packages/server/intake-forms/index.ts"
import { evidence } from "./pictures.ts"

type Field = Form["fields"][number]

/** Right answers by kind; `given` by the id of a field goes before them. */
const USUAL: Partial<Record<Field["kind"], string>> = {
  amount: "125.50",
  "withdrawal-id": "W-20261122-0417",
  "order-id": "A-1042-7731",
  symbol: "BTC/USDT",
  url: "https://kestrel.example/trade/BTC-USDT",
  email: "zhiyuan@mail.example",
  "ip-list": "203.0.113.7",
  identifier: "zhiyuan.he",
  text: "As the page says",
  "long-text": "It began at noon. The page says success, nothing arrived. I expect it to be credited.",
}

/**
 * Fills a form from top to bottom as somebody does: what an answer brings up is filled when its turn comes. What need
 * not be given is left alone, unless `given` has it.
 */
export async function fillForm(page: Page, form: Form, given: Record<string, string>): Promise<void> {
  for (const field of form.fields) await fillField(page, field, given[field.id])
  for (const slot of form.evidence) {
    const input = page.locator(`[name="files.${slot.id}"]`)
    if ((await input.count()) === 0 || !slot.required || !slot.kinds.includes("image")) continue
    await input.setInputFiles((await evidence())[0] ?? [])
    await page.locator(`[name="evidence.${slot.id}"]`).first().waitFor({ state: "attached", timeout: 60_000 })
  }
}

async function fillField(page: Page, field: Field, given: string | undefined): Promise<void> {
  if (field.kind === "asset-network") return choosePair(page, field.id, given ?? "USDT/tron")
  const place = page.locator(`[data-field="${field.id}"]`)
  if ((await place.count()) === 0) return
  const needed = (await place.locator("[required]").count()) > 0 || field.required || given !== undefined
  if (!needed) return
  switch (field.kind) {
    case "choice":
    case "choices": {
      const option = given ? `[value="${given}"]` : "input"
      return place.locator(option).first().check()
    }
    case "consent":
      return place.locator("input").check()
    case "occurred-at":
      return place.locator(`[name="${field.id}.at"]`).fill(given ?? "2026-11-20T10:30")
    default:
      return place.locator(`[name="${field.id}"]`).fill(given ?? USUAL[field.kind] ?? "")
  }
}

/** Asset first, then one of the networks it is offered on; nothing where the question isn't asked. */
async function choosePair(page: Page, id: string, pair: string): Promise<void> {
  const asset = page.locator(`[name="${id}.asset"]`)
  if ((await asset.count()) === 0) return
  await asset.selectOption(pair.split("/")[0] ?? "")
  await page.locator(`[name="${id}"][value="${pair}"]`).check()
}

/** Everything that stands in the form, by name: what a refusal must give back as it was. */
export async function typedIn(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>("#ticket-form")
    const texts = [...new FormData(form ?? undefined)].filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === "string" && !/^(_csrf|requestId|act)$/.test(entry[0]),
    )
    return Object.fromEntries(texts)
  })
}
