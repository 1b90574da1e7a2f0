import type { ArticleBlock, CalloutKind } from "@veridesk/contract/article-document.ts"
import type { ArticleHeading } from "@veridesk/contract/article-text.ts"
import type { IconName } from "@veridesk/ui/icons.ts"
import type { ArticleProps } from "../props-articles.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { LiveValue } from "./live-value.tsx"
import { Table } from "./table.tsx"
import { Words } from "./words.tsx"

/** What blocks need to know of the article they stand in. */
export type Around = Pick<ArticleProps, "url" | "live"> & {
  /** Headings in their order; each one that is drawn takes the next. */
  headings: ArticleHeading[]
}

/** All blocks of a document. Only top-level headings can be linked to: what stands in a note is part of the note. */
export function Blocks({ content, around }: { content: ArticleBlock[]; around: Around }) {
  const headings = around.headings.values()
  return (
    <>
      {content.map((block, at) =>
        block.type === "heading" ? (
          <Heading key={at} block={block} name={headings.next().value} url={around.url} />
        ) : (
          <Block key={at} block={block} around={around} />
        ),
      )}
    </>
  )
}

function Inner({ content, around }: { content: ArticleBlock[]; around: Around }) {
  return <Blocks content={content} around={{ ...around, headings: [] }} />
}

function Block({ block, around }: { block: ArticleBlock; around: Around }) {
  switch (block.type) {
    case "paragraph":
      return block.content?.length ? (
        <p>
          <Words content={block.content} />
        </p>
      ) : null
    case "heading":
      return null
    case "bulletList":
      return (
        <ul class="plain">
          {block.content.map((item, at) => (
            <li key={at}>
              <Inner content={item.content} around={around} />
            </li>
          ))}
        </ul>
      )
    case "orderedList":
      return (
        <ol class="steps" start={block.attrs?.start ?? 1}>
          {block.content.map((item, at) => (
            <li key={at}>
              <span class="no" aria-hidden="true">
                {(block.attrs?.start ?? 1) + at}
              </span>
              <div>
                <Inner content={item.content} around={around} />
              </div>
            </li>
          ))}
        </ol>
      )
    case "callout":
      return <Callout kind={block.attrs.kind} content={block.content} around={around} />
    case "blockquote":
      return (
        <blockquote>
          <Inner content={block.content} around={around} />
        </blockquote>
      )
    case "table":
      return <Table rows={block.content} draw={(content) => <Inner content={content} around={around} />} />
    case "image":
      return <Picture {...block.attrs} />
    case "codeBlock":
      return (
        <pre tabindex={0}>
          <code>{(block.content ?? []).map(({ text }) => text).join("")}</code>
        </pre>
      )
    case "horizontalRule":
      return <hr />
    case "liveValue":
      return <LiveValue {...block.attrs} live={around.live} />
  }
}

interface HeadingProps {
  block: Extract<ArticleBlock, { type: "heading" }>
  /** Absent inside of other blocks. */
  name: ArticleHeading | undefined
  url: string
}

function Heading({ block, name, url }: HeadingProps) {
  const { t } = usePage()
  const Tag = block.attrs.level === 2 ? "h2" : "h3"
  return (
    <Tag id={name?.id}>
      <span>
        <Words content={block.content} />
      </span>
      {name && (
        <a
          class="anchor"
          href={`#${name.id}`}
          data-copy={`${url}#${name.id}`}
          aria-label={t("article.copy-part", { part: name.text })}
        >
          <Icon name="link" size="s" />
        </a>
      )}
    </Tag>
  )
}

const pictures: Record<CalloutKind, { icon: IconName; tone: string }> = {
  info: { icon: "info", tone: "" },
  tip: { icon: "suggestion", tone: "ok" },
  warning: { icon: "warning", tone: "warn" },
  danger: { icon: "security", tone: "danger" },
}

function Callout(props: { kind: CalloutKind; content: ArticleBlock[]; around: Around }) {
  const { t } = usePage()
  const { icon, tone } = pictures[props.kind]
  return (
    <div class={`callout ${tone}`.trim()} role="note">
      <Icon name={icon} />
      <div>
        <strong>{t(`callout.${props.kind}`)}</strong>
        <Inner content={props.content} around={props.around} />
      </div>
    </div>
  )
}

/** A picture at the measure of the text; the whole of it is one tap away, without any script. */
function Picture(props: { src: string; alt: string; width: number | null; height: number | null }) {
  const { t } = usePage()
  const { src, alt, width, height } = props
  return (
    <figure>
      <a href={src} aria-label={t("article.picture", { alt })}>
        <img
          src={src}
          alt={alt}
          width={width ?? undefined}
          height={height ?? undefined}
          loading="lazy"
          decoding="async"
        />
      </a>
    </figure>
  )
}
