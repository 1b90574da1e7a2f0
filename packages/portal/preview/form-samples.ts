import { publicPaths } from "../paths-public.ts"
import type { UploadView } from "@veridesk/contract/attachments.ts"
import type { Locale } from "../props.ts"
import type { LookupCard, TicketFormProps } from "../props-form.ts"
import { form, types } from "./form-definitions.ts"
import { address, now, pick, txid } from "./people.ts"

export const uploads = {
  endpoint: "/uploads",
  token: "preview",
  maxFiles: 10,
  maxBytes: 25 * 1_048_576,
  accept: ".png,.jpg,.jpeg,.pdf,.mp4,.txt,.log,.zip",
  formats: ["PNG", "JPG", "PDF", "MP4", "TXT", "ZIP"],
}

export function ticketForm(
  locale: Locale,
  type: string | null,
  more: Partial<TicketFormProps> = {},
): TicketFormProps {
  return {
    step: "fill",
    requestId: "019363aa-7c2e-7000-8000-0000000000f1",
    draftScope: "zhiyuan",
    types: types(locale).filter((each) => !type || each.type === type),
    form: type ? form(locale, type) : null,
    values: {},
    errors: [],
    notes: [],
    prefilled: [],
    lookup: null,
    duplicate: null,
    attachments: [],
    evidence: {},
    uploads,
    rail: {
      replyTime: { label: pick(locale, "Deposit tickets", "充值类工单"), from: 120, to: 300 },
      replyBy: "2026-11-22T12:00:00Z",
      advice: type
        ? [
            pick(
              locale,
              "Deposits are credited by themselves after the confirmations that the network needs.",
              "充值达到网络所需的确认数后会自动入账。",
            ),
          ]
        : [],
      articles: type
        ? [
            {
              href: publicPaths(locale).article("deposit-not-credited"),
              title: pick(locale, "My deposit has not arrived", "充值未到账怎么办"),
            },
          ]
        : [],
      readBefore: null,
    },
    secret: null,
    ...more,
  }
}

export function filled(locale: Locale, more: Partial<TicketFormProps> = {}): TicketFormProps {
  return ticketForm(locale, "deposit-not-credited", {
    values: {
      pair: "USDT/tron",
      "pair.asset": "USDT",
      txid,
      address,
      amount: "2480.00",
      "at.at": "2026-11-22T14:05",
      "at.precision": "exact",
      description: pick(
        locale,
        "I sent it from my own wallet at two in the afternoon. The wallet shows it as done, but my spot account hasn’t changed.\n\nI used the same address three times before, and it always took less than ten minutes.",
        "下午两点从自己的钱包转出，钱包显示成功，但现货账户一直没有变化。\n\n之前用同一个地址充值过三次，都在十分钟内到账。",
      ),
    },
    prefilled: ["address"],
    notes: [{ field: "txid", tone: "good", code: "txid-chain", values: { network: "TRON" } }],
    lookup: cards().found,
    attachments: files(locale),
    ...more,
  })
}

export function files(locale: Locale): UploadView[] {
  const name = pick(locale, "wallet-withdrawal.png", "钱包转出记录.png")
  return [
    {
      id: "019363aa-7c2e-7000-8000-00000000a001",
      state: "ready",
      name,
      size: 1_240_000,
      refusal: null,
      attachment: {
        id: "019363aa-7c2e-7000-8000-00000000a001",
        name,
        mediaType: "image/png",
        size: 1_240_000,
        width: 1179,
        height: 2556,
        facts: { scanned: true },
        url: "/files/a001",
        thumbnailUrl: null,
      },
    },
    {
      id: "019363aa-7c2e-7000-8000-00000000a002",
      state: "checking",
      name: "2026-11-statement.pdf",
      size: 4_800_000,
      refusal: null,
      attachment: null,
    },
    {
      id: null,
      state: "refused",
      name: "chart.svg",
      size: 12_300,
      refusal: {
        code: "markup",
        message: pick(
          locale,
          "“chart.svg” is a web page or a drawing, which can carry programs.",
          "“chart.svg”是网页或矢量图，其中可能带有程序。",
        ),
        next: pick(locale, "Send a screenshot of it as PNG or JPG.", "请把它截图为 PNG 或 JPG 后发送。"),
      },
      attachment: null,
    },
  ]
}

/** The look-up card in each of its states. */
export function cards(): Record<LookupCard["state"] | "confirmed", LookupCard> {
  const facts = {
    txid,
    networkLabel: "TRON",
    checkedAt: now,
    asset: "USDT",
    amount: "2,480.00",
    blockAt: "2026-11-22T06:05:24Z",
    to: { address, match: "yours" },
  } as const
  const switchTo = { do: "set", field: "pair", value: "USDT/ethereum", label: "Ethereum (ERC20)" } as const
  return {
    found: { ...facts, state: "found", confirmations: { have: 14, need: 20 }, etaSeconds: 18 },
    confirmed: {
      ...facts,
      state: "found",
      confirmations: { have: 20, need: 20 },
      etaSeconds: null,
      to: { address, match: "retired" },
    },
    credited: { ...facts, state: "credited", creditedAt: now },
    pending: { ...facts, state: "pending", etaSeconds: null, blockAt: null },
    failed: { ...facts, state: "failed", to: { address, match: "not-yours" } },
    "other-network": {
      ...facts,
      state: "other-network",
      networkLabel: "Ethereum",
      chosenLabel: "TRON",
      fix: switchTo,
    },
    "not-found": { state: "not-found", networkLabel: "TRON", checkedAt: now },
    down: { state: "down", networkLabel: "TRON", checkedAt: now },
  }
}

export function duplicate(locale: Locale): TicketFormProps["duplicate"] {
  return {
    number: "4812077351",
    href: "/tickets/4812077351",
    title: pick(locale, "USDT deposit sent to a retired address", "USDT 充值转到了旧地址"),
    status: "open",
    lastReply: { team: pick(locale, "Deposits", "充提组"), at: "2026-11-22T04:02:00Z" },
  }
}
