import type { Draw } from "../drawing.ts"
import { ApiErrorToolPage } from "./api-error-tool-page.tsx"
import { DepositToolPage } from "./deposit-tool-page.tsx"
import { LockToolPage } from "./lock-tool-page.tsx"
import { ToolsPage } from "./tools-page.tsx"
import { WithdrawalToolPage } from "./withdrawal-tool-page.tsx"

const tool = { here: null, form: null, island: "tools", sheet: "help" } as const

/** The pages of the tools, as draw.tsx draws them. */
export const toolPages: Pick<
  Draw,
  "tools" | "deposit-tool" | "withdrawal-tool" | "lock-tool" | "api-error-tool"
> = {
  tools: (props, { t }) => ({
    ...tool,
    island: null,
    title: t("tools.title"),
    body: <ToolsPage {...props} />,
  }),
  "deposit-tool": (props, { t }) => ({
    ...tool,
    title: t("tool.deposit"),
    body: <DepositToolPage {...props} />,
  }),
  "withdrawal-tool": (props, { t }) => ({
    ...tool,
    title: t("tool.withdrawal"),
    body: <WithdrawalToolPage {...props} />,
  }),
  "lock-tool": (props, { t }) => ({ ...tool, title: t("tool.lock"), body: <LockToolPage {...props} /> }),
  "api-error-tool": (props, { t }) => ({
    ...tool,
    island: null,
    title: t("tool.api-errors"),
    body: <ApiErrorToolPage {...props} />,
  }),
}
