import { type CalloutKind, calloutKinds } from "@veridesk/contract/article-document.ts"
import { Node } from "@tiptap/core"

export interface CalloutWords {
  callout(kind: CalloutKind): string
}

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    callout: {
      /** Puts the blocks of the selection into a callout, gives the callout around it another kind, or takes it away. */
      setCallout(kind: CalloutKind | null): ReturnType
    }
  }
}

/** A notice within a text: what to know, to watch, never to do, or a hint. */
export const Callout = Node.create<CalloutWords>({
  name: "callout",
  group: "block",
  content: "block+",
  defining: true,
  addOptions: () => ({ callout: (kind) => kind }),
  addAttributes: () => ({
    kind: {
      default: "info",
      parseHTML: (element) => calloutKinds.find((kind) => kind === element.dataset["callout"]) ?? "info",
      renderHTML: ({ kind }) => ({ "data-callout": kind }),
    },
  }),
  parseHTML: () => [{ tag: "div[data-callout]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes, 0],
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("div")
      const label = document.createElement("span")
      const contentDOM = document.createElement("div")
      label.contentEditable = "false"
      const show = (kind: CalloutKind) => {
        dom.dataset["callout"] = kind
        label.textContent = this.options.callout(kind)
      }
      show(node.attrs["kind"])
      dom.append(label, contentDOM)
      return {
        dom,
        contentDOM,
        update: (next) => {
          if (next.type.name !== "callout") return false
          show(next.attrs["kind"])
          return true
        },
        ignoreMutation: (change) => !contentDOM.contains(change.target),
      }
    }
  },
  addCommands() {
    return {
      setCallout:
        (kind) =>
        ({ commands, editor }) => {
          if (kind === null) return commands.lift(this.name)
          if (editor.isActive(this.name)) return commands.updateAttributes(this.name, { kind })
          return commands.wrapIn(this.name, { kind })
        },
    }
  },
})
