import { articleImageSrc, readArticleHref } from "@veridesk/contract/article-document.ts"
import { type Extensions, Mark, markInputRule, mergeAttributes } from "@tiptap/core"
import { Image } from "@tiptap/extension-image"
import { TableKit } from "@tiptap/extension-table"
import { StarterKit } from "@tiptap/starter-kit"
import { Callout, type CalloutWords } from "./callout.ts"
import { LiveValue, type LiveWords } from "./live-value.ts"

/** What an editor says inside of a text; the schema is the same without. */
export type EditorWords = CalloutWords & LiveWords

/** The nodes and marks of contract/article-document.ts, and no others. */
export function articleExtensions(words: EditorWords): Extensions {
  return [
    kit.configure({
      heading: { levels: [2, 3] },
      code: false,
      strike: false,
      underline: false,
      trailingNode: false,
      dropcursor: { width: 2, color: "var(--accent)" },
      link: {
        openOnClick: false,
        autolink: false,
        defaultProtocol: "https",
        HTMLAttributes: { target: null, rel: null, class: null },
        isAllowedUri: (url) => readArticleHref(url) !== null,
      },
    }),
    Code,
    Picture,
    TableKit.configure({ table: { resizable: false, HTMLAttributes: { "data-table": "" } } }),
    Callout.configure(words),
    LiveValue.configure(words),
  ]
}

/** An item of a list may begin with whatever a text has: what others wrote is never refused by the editor. */
const kit = StarterKit.extend({
  addExtensions() {
    const all: Extensions = this.parent?.() ?? []
    return all.map((one) => (one.name === "listItem" ? one.extend({ content: "block+" }) : one))
  },
})

/** Code in a line; other than TipTap's own it goes together with a link or with bold. */
const Code = Mark.create({
  name: "code",
  code: true,
  exitable: true,
  parseHTML: () => [{ tag: "code" }],
  renderHTML: ({ HTMLAttributes }) => ["code", mergeAttributes(HTMLAttributes), 0],
  addInputRules() {
    return [markInputRule({ find: /(?:^|[^`])(`([^`]+)`)$/, type: this.type })]
  },
  addKeyboardShortcuts() {
    return { "Mod-e": () => this.editor.commands.toggleMark(this.name) }
  },
})

/** Only pictures that are kept with the articles. */
const Picture = Image.extend({
  draggable: true,
  parseHTML: () => [
    {
      tag: "img[src]",
      getAttrs: (element) => (articleImageSrc.safeParse(element.getAttribute("src")).success ? null : false),
    },
  ],
}).configure({ inline: false, allowBase64: false })
