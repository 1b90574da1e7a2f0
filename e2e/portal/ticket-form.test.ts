import { readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { address, txid } from "../../packages/portal/preview/people.ts"
import { closeWindow } from "../steps/close-window.ts"
import { freshPage, openPreview } from "./open-preview.ts"

let opened: Awaited<ReturnType<typeof openPreview>>
let page: Page
let faults: string[]

beforeAll(async () => {
  opened = await openPreview()
})
beforeEach(async () => {
  opened.preview.back.filed.clear()
  opened.preview.back.uploads.clear()
  opened.preview.back.cutUploadAt = null
  ;({ page, faults } = await freshPage(opened.browser))
  return async () => {
    await closeWindow(page.context())
    expect(faults).toEqual([])
  }
})
afterAll(() => opened.close())

const field = (name: string) => page.locator(`#f-${name}`)
const said = () => page.locator("#ticket-form > [role=status]")

async function openForm(type = "deposit-not-credited") {
  await page.goto(`${opened.preview.origin}/tickets/new?type=${type}`)
  await page.locator("#ticket-form[data-live]").waitFor()
}

async function fillDeposit() {
  await page.getByLabel("Asset").selectOption("USDT")
  await page.getByText("TRON (TRC20)").click()
  await field("txid").fill(txid)
  await field("address").fill(address)
  await field("amount").fill("２，４８０．５０")
}

test("fields change in place, keep what was typed, and the change is said", async () => {
  await openForm()
  await field("txid").fill(txid)
  await page.getByRole("button", { name: "Change", exact: true }).click()
  await page.getByText("Withdrawal failed or delayed").click()
  await field("withdrawal").waitFor()
  await expect.poll(() => said().textContent()).toBe("1 field added, values kept")
  expect(await field("txid").inputValue()).toBe(txid)
  expect(page.url()).toContain("type=withdrawal-delayed")
})

test("an explorer's address becomes a TxID, its chain is told, and the chain is asked", async () => {
  await openForm()
  await page.getByLabel("Asset").selectOption("USDT")
  await page.getByText("TRON (TRC20)").click()
  await field("txid").fill(` https://tronscan.org/#/transaction/${txid}\u200b `)
  await expect.poll(() => field("txid").inputValue()).toBe(txid)
  await page.getByText("Taken out of an explorer link, on TRON").waitFor()
  await page.getByText("Found, still confirming").waitFor()
  expect(await page.getByText("14 / 20").isVisible()).toBe(true)
})

test("another network is named and chosen with one click", async () => {
  await openForm()
  await page.getByLabel("Asset").selectOption("USDT")
  await page.getByText("Ethereum (ERC20)").click()
  await field("txid").fill(`https://tronscan.org/#/transaction/${txid}`)
  await page.getByRole("button", { name: "Switch to TRON (TRC20)" }).click()
  expect(await page.getByRole("radio", { name: /TRON/ }).isChecked()).toBe(true)
  await page.getByText("Found, still confirming").waitFor()
})

test("an address in the TxID box is moved where it belongs", async () => {
  await openForm()
  await field("txid").fill(address)
  await page.getByRole("button", { name: "Move it to “Your Kestrel deposit address”" }).click()
  expect(await field("address").inputValue()).toBe(address)
  expect(await field("txid").inputValue()).toBe("")
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("f-address")
})

test("a secret key is neither asked about nor kept on the device", async () => {
  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  await openForm()
  await field("txid").fill("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ")
  await page.getByText("This looks like a secret key").waitFor()
  await field("amount").fill("1")
  await expect.poll(async () => (await page.evaluate(keptValues))["amount"]).toBe("1")
  expect(await page.evaluate(keptValues)).toMatchObject({ txid: "" })
  expect(asked.filter((url) => url.includes("/api/intake/check"))).toEqual([])
})

test("an amount is put right when its field is left", async () => {
  await openForm()
  await page.getByLabel("Asset").selectOption("USDT")
  await field("amount").fill("2,480.50")
  await field("amount").blur()
  await expect.poll(() => field("amount").inputValue()).toBe("2480.5")
})

test("a draft is kept, comes back after a reload, and goes when it is thrown away", async () => {
  await openForm()
  await fillDeposit()
  await page.getByText("Draft kept on this device").waitFor()
  await expect.poll(async () => (await page.evaluate(keptValues))["amount"]).toBe("２，４８０．５０")
  await page.reload()
  await page.getByText("This is your draft from").waitFor()
  expect(await field("txid").inputValue()).toBe(txid)
  expect(await page.getByRole("radio", { name: /TRON/ }).isChecked()).toBe(true)
  await page.getByRole("button", { name: "Start again" }).click()
  await expect.poll(() => field("txid").inputValue()).toBe("")
  expect(await page.getByText("This is your draft from").count()).toBe(0)
})

test("review shows it all, leads back, and files once; the draft is gone then", async () => {
  await openForm()
  await fillDeposit()
  await field("amount").blur()
  await page.getByRole("button", { name: "Review", exact: true }).click()
  await page.getByText("Not filed yet").waitFor()
  await page.getByRole("button", { name: "Edit" }).click()
  expect(await field("amount").inputValue()).toBe("2480.5")
  await page.getByRole("button", { name: "Review", exact: true }).click()
  await page.getByRole("button", { name: "Submit the ticket" }).dblclick()
  await page.waitForURL("**/receipt")
  expect(opened.preview.back.filed.size).toBe(1)
  await openForm()
  expect(await field("txid").inputValue()).toBe("")
})

test("errors are told at the top, said, and lead to their fields", async () => {
  await openForm()
  await field("txid").fill(txid)
  await page.getByRole("button", { name: "Review", exact: true }).click()
  await page.getByRole("alert").getByText("One thing needs you").waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("errors")
  await page.getByRole("link", { name: "Amount sent: This is needed." }).click()
  await expect.poll(() => page.evaluate(() => location.hash)).toBe("#f-amount")
})

test("without a network nothing is lost, and it is sent by itself when there is one again", async () => {
  await openForm()
  await fillDeposit()
  await page.getByRole("button", { name: "Review", exact: true }).click()
  await page.getByText("Not filed yet").waitFor()
  await page.context().setOffline(true)
  await page.getByRole("button", { name: "Submit the ticket" }).click()
  await page.getByText("No connection.").waitFor()
  await page.context().setOffline(false)
  await page.waitForURL("**/receipt")
  expect([...opened.preview.back.filed.values()][0]?.get("txid")).toEqual([txid])
})

test("answers that get lost on the way make one ticket", async () => {
  await openForm()
  await fillDeposit()
  await page.getByRole("button", { name: "Review", exact: true }).click()
  await page.getByText("Not filed yet").waitFor()
  opened.preview.back.loseAnswers = 2
  await page.getByRole("button", { name: "Submit the ticket" }).click()
  await page.waitForURL("**/receipt")
  expect(opened.preview.back.loseAnswers).toBeLessThan(0)
  expect(opened.preview.back.filed.size).toBe(1)
})

test("three files go up side by side, and their ids go with the form", async () => {
  await openForm()
  await fillDeposit()
  await page.locator("#f-files").setInputFiles(
    ["a.png", "b.png", "c.png"].map((name) => ({
      name,
      mimeType: "image/png",
      buffer: Buffer.alloc(200_000, 7),
    })),
  )
  await expect.poll(() => page.getByText("uploaded and checked").count()).toBe(3)
  await page.getByRole("button", { name: "Remove b.png" }).click()
  await page.getByRole("button", { name: "Review", exact: true }).click()
  await page.getByRole("button", { name: "Submit the ticket" }).click()
  await page.waitForURL("**/receipt")
  const ids = [...opened.preview.back.filed.values()][0]?.get("attachment") ?? []
  expect(ids.map((id) => opened.preview.back.uploads.get(id)?.name ?? "").toSorted()).toEqual([
    "a.png",
    "c.png",
  ])
})

test("an upload that was cut off goes on after a reload where it stood", async () => {
  const path = join(tmpdir(), `veridesk-portal-${process.pid}.png`)
  writeFileSync(path, Buffer.alloc(9_000_000, 3))
  await openForm()
  opened.preview.back.cutUploadAt = 4_500_000
  await page.locator("#f-files").setInputFiles(path)
  await expect.poll(() => [...opened.preview.back.uploads.values()][0]?.parts.length ?? 0).toBeGreaterThan(0)
  await page.reload()
  opened.preview.back.cutUploadAt = null
  await page.getByText("uploaded and checked").waitFor()
  const [upload] = opened.preview.back.uploads.values()
  expect(opened.preview.back.uploads.size).toBe(1)
  expect(Buffer.concat(upload?.parts ?? []).equals(readFileSync(path))).toBe(true)
})

test("a file that is pasted or dropped anywhere is taken", async () => {
  await openForm()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(["x"], "screen.png", { type: "image/png" }))
    document.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    )
    const more = new DataTransfer()
    more.items.add(new File(["y"], "dropped.png", { type: "image/png" }))
    document.body.dispatchEvent(
      new DragEvent("drop", { dataTransfer: more, bubbles: true, cancelable: true }),
    )
  })
  await page.getByText("dropped.png").waitFor()
  expect((await page.locator(".files .name").allTextContents()).toSorted()).toEqual([
    "dropped.png",
    "screen.png",
  ])
})

test("Enter that ends a word of an input method doesn't send the form", async () => {
  await openForm("other")
  await field("title").focus()
  const sent = await page.evaluate(() => {
    let sent = false
    document.querySelector("#ticket-form")?.addEventListener("submit", () => (sent = true))
    const enter = new KeyboardEvent("keydown", {
      key: "Enter",
      keyCode: 229,
      bubbles: true,
      cancelable: true,
    })
    const went = document.activeElement?.dispatchEvent(enter)
    return { sent, went }
  })
  expect(sent).toEqual({ sent: false, went: false })
})

test("a switch of language keeps what was typed", async () => {
  await openForm()
  await fillDeposit()
  const posted = page.waitForRequest(
    (request) => request.method() === "POST" && request.url().endsWith("/tickets/new"),
  )
  const arrived = page.waitForEvent("load")
  await page.getByRole("button", { name: "简体中文" }).click()
  const body = (await posted).postDataBuffer()?.toString() ?? ""
  expect(body).toContain("language:zh-CN")
  expect(body).toContain(txid)
  await arrived
})

test("without JavaScript the same form is reviewed with all its values", async () => {
  const { page: plain } = await freshPage(opened.browser, { javaScriptEnabled: false })
  await plain.goto(`${opened.preview.origin}/tickets/new?type=deposit-not-credited`)
  expect(await plain.getByRole("button", { name: "Copy" }).count()).toBe(0)
  await plain.getByLabel("Asset and network").selectOption("USDT/tron")
  await plain.locator("#f-txid").fill(txid)
  await plain.locator("#f-address").fill(address)
  await plain.locator("#f-amount").fill("2480.5")
  await plain.locator("#f-amount").press("Enter")
  await plain.getByText("Not filed yet").waitFor()
  expect(await plain.locator('input[name="txid"]').inputValue()).toBe(txid)
  await closeWindow(plain.context())
})

/** Runs in the page: the values of the draft that is kept on the device. */
function keptValues(): Promise<Record<string, string>> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("veridesk-portal")
    opening.onerror = () => failed(new Error("the database can't be opened"))
    opening.onsuccess = () => {
      const all = opening.result.transaction("drafts").objectStore("drafts").getAll()
      all.onsuccess = () => {
        opening.result.close()
        const drafts = all.result as { values: Record<string, string> }[]
        done(drafts[0]?.values ?? {})
      }
    }
  })
}
