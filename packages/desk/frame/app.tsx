import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { Suspense } from "react"
import { I18nProvider } from "react-aria-components/I18nProvider"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { queries } from "../data/queries.ts"
import { part } from "./part.tsx"
import { router } from "./routes.tsx"
import { seat } from "./session.ts"
import { ToastRegion } from "./toast-region.tsx"
import { Tooltip } from "./tooltip.tsx"
import { Waiting } from "./waiting.tsx"
import { withAccountTexts } from "../words/words.ts"

const SignInPage = part(() =>
  withAccountTexts(import("../sign-in/sign-in-page.tsx")).then((m) => m.SignInPage),
)
const WelcomePage = part(() =>
  withAccountTexts(import("../sign-in/welcome-page.tsx")).then((m) => m.WelcomePage),
)

/** The whole desk: the pages behind the sign-in, or the sign-in. */
export function App() {
  const { locale } = useCell(prefs)
  return (
    <I18nProvider locale={locale}>
      <QueryClientProvider client={queries}>
        <Suspense fallback={<Waiting />}>
          <Pages />
        </Suspense>
        <ToastRegion />
        <Tooltip />
      </QueryClientProvider>
    </I18nProvider>
  )
}

function Pages() {
  const { state } = useCell(seat)
  // A one-time link counts whoever is signed in here.
  if (location.pathname === "/desk/welcome" && location.hash.length > 1 && state !== "set-up-second-factor")
    return <WelcomePage />
  if (state === "open") return <RouterProvider router={router} />
  if (state === "asking") return <Waiting />
  return <SignInPage />
}
