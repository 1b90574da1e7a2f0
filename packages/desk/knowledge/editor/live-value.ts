import { liveValues } from "@veridesk/contract/article-document.ts"
import { Node } from "@tiptap/core"
import type { LiveAttributes } from "./live-attributes.ts"

export interface LiveWords {
  live(attributes: LiveAttributes): string
}

/** A figure that the exchange gives at the time of reading; in the editor a slip that says which. */
export const LiveValue = Node.create<LiveWords>({
  name: "liveValue",
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ live: ({ what, asset }) => `${what} ${asset}` }),
  addAttributes: () => ({
    what: {
      default: "fees",
      parseHTML: (element) => liveValues.find((one) => one === element.dataset["live"]) ?? "fees",
      renderHTML: ({ what }) => ({ "data-live": what }),
    },
    asset: {
      default: "USDT",
      parseHTML: (element) => element.dataset["asset"] ?? "USDT",
      renderHTML: ({ asset }) => ({ "data-asset": asset }),
    },
    chain: {
      default: null,
      parseHTML: (element) => element.dataset["chain"] ?? null,
      renderHTML: ({ chain }) => (chain ? { "data-chain": chain } : {}),
    },
  }),
  parseHTML: () => [{ tag: "div[data-live]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes],
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("div")
      const { what, asset, chain } = node.attrs
      dom.dataset["live"] = String(what)
      dom.textContent = this.options.live({ what, asset, chain })
      return { dom }
    }
  },
})
