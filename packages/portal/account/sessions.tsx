import type { SecurityProps } from "../props-account.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { Part, SecurityAct } from "./part.tsx"

export function Sessions({ sessions }: { sessions: SecurityProps["sessions"] }) {
  const { t } = usePage()
  return (
    <Part id="sessions" title={t("sessions.title")} about={t("sessions.more")}>
      {sessions.map((session) => (
        <div class="line" key={session.id}>
          <Icon name="device" />
          <div>
            <p class="strong">
              {session.device}
              {session.current && <span class="chip">{t("sessions.this")}</span>}
            </p>
            <p class="meta">
              <bdi dir="ltr">{session.address}</bdi>
              {" · "}
              <When at={session.signedInAt} say="sessions.since" />
              {!session.current && (
                <>
                  {" · "}
                  <When at={session.lastSeenAt} say="sessions.seen" />
                </>
              )}
            </p>
          </div>
          {!session.current && (
            <SecurityAct act="session-revoke" id={session.id} label={t("sessions.end")} danger />
          )}
        </div>
      ))}
      {sessions.length > 1 && <SecurityAct act="sessions-revoke-others" label={t("sessions.end-others")} />}
    </Part>
  )
}
