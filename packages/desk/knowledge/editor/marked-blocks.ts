import { Extension } from "@tiptap/core"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"

const key = new PluginKey<readonly number[]>("marked-blocks")

/** Marks top-level blocks of the text, by their places, without being part of it. */
export const MarkedBlocks = Extension.create({
  name: "markedBlocks",
  addProseMirrorPlugins: () => [
    new Plugin<readonly number[]>({
      key,
      state: {
        init: () => [],
        apply: (transaction, before) => {
          const given: readonly number[] | undefined = transaction.getMeta(key)
          return given ?? before
        },
      },
      props: {
        decorations(state) {
          const places = key.getState(state) ?? []
          const marks: Decoration[] = []
          state.doc.forEach((node, offset, at) => {
            if (places.includes(at))
              marks.push(Decoration.node(offset, offset + node.nodeSize, { "data-changed": "" }))
          })
          return DecorationSet.create(state.doc, marks)
        },
      },
    }),
  ],
  addCommands() {
    return {
      markBlocks:
        (places) =>
        ({ tr, dispatch }) => {
          dispatch?.(tr.setMeta(key, places).setMeta("addToHistory", false))
          return true
        },
    }
  },
})

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    markedBlocks: { markBlocks(places: readonly number[]): ReturnType }
  }
}
