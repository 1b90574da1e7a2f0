import type { AnnouncementBody, Block, Inline } from "@veridesk/contract/announcement-body.ts"
import type { ComponentChildren } from "preact"

/** The text of an announcement, block by block: there is nothing in it that isn't drawn here. */
export function AnnouncementText({ body }: { body: AnnouncementBody }) {
  return (
    <div class="prose">
      {body.content.map((block, index) => (
        <Drawn key={index} block={block} />
      ))}
    </div>
  )
}

function Drawn({ block }: { block: Block }) {
  switch (block.type) {
    case "paragraph":
      return <p>{words(block.content)}</p>
    case "heading":
      return block.attrs.level === 2 ? <h2>{words(block.content)}</h2> : <h3>{words(block.content)}</h3>
    case "blockquote":
      return (
        <blockquote>
          {block.content.map((part, index) => (
            <p key={index}>{words(part.content)}</p>
          ))}
        </blockquote>
      )
    case "bulletList":
    case "orderedList": {
      const items = block.content.map((item, index) => (
        <li key={index}>
          {item.content.map((part, at) => (
            <p key={at}>{words(part.content)}</p>
          ))}
        </li>
      ))
      return block.type === "bulletList" ? <ul>{items}</ul> : <ol>{items}</ol>
    }
  }
}

function words(content: Inline[] = []): ComponentChildren {
  return content.map((each, index) => (each.type === "hardBreak" ? <br key={index} /> : marked(each, index)))
}

function marked(each: Extract<Inline, { type: "text" }>, key: number): ComponentChildren {
  return (each.marks ?? []).reduce<ComponentChildren>((inner, mark) => {
    if (mark.type === "bold") return <strong key={key}>{inner}</strong>
    if (mark.type === "italic") return <em key={key}>{inner}</em>
    if (mark.type === "code") return <code key={key}>{inner}</code>
    return (
      <a key={key} href={mark.attrs.href}>
        {inner}
      </a>
    )
  }, each.text)
}
